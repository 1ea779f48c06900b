"""Fixed words for a time: "now", "the near future", "Christmas Eve"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.coding.times.tokens import NAME, Tokens, class_characters, tokenise
from allegedly.knowledge.times import Reference, contexts, holidays, references, tense_words


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


_POINTERS = frozenset({"last", "this", "next"})


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """The fixed words of a text; holidays count only when written with a capital, and take "last" and a year along."""
    index, words = _index(), tokens.words
    found = []
    for start in [number for number, word in enumerate(words) if word in index]:
        for parts, reference, rule in index[words[start]]:
            end = start + len(parts)
            if len(parts) > 1 and tuple(words[start:end]) != parts:
                continue
            if reference is not None:
                if _stands(tokens, start, end):
                    found.append(Phrase(start + reference.lead, end, reference, None))
                break
            if tokens.text[tokens.starts[end - 1]].isupper() or tokens.text[tokens.starts[start]].isupper():
                found.append(_holiday(tokens, start, end, rule))
                break
    return found


def _holiday(tokens: Tokens, start: int, end: int, rule: str | None) -> Phrase:
    words = tokens.words
    if start and words[start - 1] in _POINTERS:
        start -= 1
    if words[end : end + 1] == ["week"]:
        end += 1
    if tokens.classes[end : end + 1] == class_characters()["YEAR"]:
        end += 1
    return Phrase(start, end, None, rule)


def _stands(tokens: Tokens, start: int, end: int) -> bool:
    """No "as recently as 2009", no name of a paper ("Apple Daily", "the daily said")."""
    words = tokens.words
    if words[start] == "recently" and words[end : end + 1] == ["as"]:
        return False
    speaks = tense_words().get("".join(words[end : end + 1])) == "saying"
    if speaks and words[start] in contexts("also a newspaper") and words[max(0, start - 1)] == "the":
        return False
    titled = tokens.surface(start)[0].isupper() and start > 0
    return not (titled and tokens.classes[start - 1] == class_characters()[NAME])
