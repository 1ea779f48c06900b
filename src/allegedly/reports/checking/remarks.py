"""A remark on a draft and the places in the sources that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.nouns import Span


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A place in the sources that a remark rests on; `outlet` and `date` as the document gives them."""

    document: str
    span: Span
    text: str
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the draft that its sources don't bear out. The message can be read without the evidence."""

    kind: str
    span: Span
    message: str
    evidence: tuple[SourcePassage, ...]
