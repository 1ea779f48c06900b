"""Two wordings of the same sentences, cut into what stayed and what did not, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from allegedly.ledger import Edit

WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Words on both sides up to which they are compared: beyond, a passage was rewritten, and the time grows by the square.
MOST_WORDS = 1500


@dataclass(frozen=True, slots=True)
class Part:
    """Some words; `other`: they do not stand on the other side."""

    text: str
    other: bool


def parts(edit: Edit) -> tuple[list[Part], list[Part]]:
    """What stood before and what stands now; a side that is empty was added or taken out whole."""
    before, after = (" ".join(" ".join(side).split()) for side in (edit.before, edit.after))
    old, new = WORD.findall(before), WORD.findall(after)
    if not old or not new or len(old) + len(new) > MOST_WORDS:
        return [Part(before, True)] if before else [], [Part(after, True)] if after else []
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_matching_blocks()
    return (
        _cut(old, [(block.a, block.size) for block in blocks]),
        _cut(new, [(block.b, block.size) for block in blocks]),
    )


def _cut(words: Sequence[str], same: Sequence[tuple[int, int]]) -> list[Part]:
    found = []
    at = 0
    for start, size in same:
        if start > at:
            found.append(Part("".join(words[at:start]), True))
        if size:
            found.append(Part("".join(words[start : start + size]), False))
        at = start + size
    return found
