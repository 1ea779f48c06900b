"""Fixed words for a time: "now", "the near future", "Christmas Eve"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.coding.times.tokens import Tokens, tokenise
from allegedly.knowledge.times import Reference, holidays, references


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words from token `start` to before `end`: a reference or the rule of a holiday."""

    start: int
    end: int
    reference: Reference | None
    rule: str | None


_Index = dict[str, list[tuple[tuple[str, ...], Reference | None, str | None]]]


@cache
def _index() -> _Index:
    index: _Index = {}
    for words, reference in references().items():
        parts = tuple(tokenise(words).words)
        index.setdefault(parts[0], []).append((parts, reference, None))
    for words, rule in holidays().items():
        parts = tuple(tokenise(words).words)
        index.setdefault(parts[0], []).append((parts, None, rule))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """The fixed words of a text; holidays count only when written with a capital."""
    index, words = _index(), tokens.words
    found = []
    for start, word in enumerate(words):
        entries = index.get(word)
        if entries is None:
            continue
        for parts, reference, rule in entries:
            end = start + len(parts)
            if (len(parts) == 1 or tuple(words[start:end]) == parts) and (
                rule is None or tokens.text[tokens.starts[start]].isupper() or word in ("the", "new")
            ):
                found.append(Phrase(start, end, reference, rule))
                break
    return found
