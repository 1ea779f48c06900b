"""Numbers for spans of a text: the public `allegedly.factuality`."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.coding.certainty.judging import judge
from allegedly.grammar import Parse, parse
from allegedly.nouns import Document, Span


def factuality(text: str, spans: Sequence[Span | None]) -> list[float | None]:
    """How sure the text is that each event took place, from −3 (did not) to 3 (did), in the order of the spans.

    `spans` are `[start, end)` in code points of `text`, each the words that name an event. None comes back for a span
    that is None, lies outside the text, or touches no word.
    """
    (parsed,) = parse([Document(id="", text=text)])
    judged: list[float | None] = []
    for span in spans:
        token = anchor(parsed, span)
        judged.append(None if token is None else judge(parsed, token).factuality)
    return judged


def anchor(parsed: Parse, span: Span | None) -> int | None:
    """The highest word that a span touches, or None."""
    if span is None or not 0 <= span[0] < span[1] <= len(parsed.text):
        return None
    touched = parsed.tokens(span)
    for token in touched:
        head = parsed.heads[token]
        if (head == token or head not in touched) and parsed.tags[token] not in {",", ".", "``", "''", ":"}:
            return token
    return None
