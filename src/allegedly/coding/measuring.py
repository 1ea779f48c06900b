"""Units of measure and rates, as they stand behind a number."""

from __future__ import annotations

import re

from allegedly.knowledge.quantities import Unit, units

_WORD = re.compile(r"[^\W\d_]+(?:[./][^\W\d_]+)*[.²³]?|[%°º℃℉¢€′″']C?F?")
_PER = re.compile(r"\s?(/|-?\s?\bper\b|-?\s?\ban?\b|\beach\b|\bevery\b)[\s-]?")
_AGO = re.compile(r"\s(?:earlier|ago|later|before|after)\b")
_THING = re.compile(r"[a-z]+")
# Things that amounts are told for, besides units.
SHARES = frozenset({"share", "person", "head", "capita", "unit", "game", "ounce", "annum"})


def unit_at(text: str, position: int, figures: bool) -> tuple[Unit, int] | None:
    """The unit of measure that begins at a position ("square feet", "°C", "-kilometre"), and its end.

    `figures`: whether it follows digits; only then it may be a symbol or stand close to what is before it.
    """
    known = units()
    ends: list[int] = []
    at = position
    while len(ends) < known.longest + 1:
        word = _WORD.match(text, at)
        if word is None and at < len(text) and text[at] in " -‑\u00a0\u202f":
            at += 1
            continue
        if word is None:
            break
        ends.append(word.end())
        at = word.end()
    if not ends:
        return None
    begin = position
    while text[begin] in " -‑\u00a0\u202f":
        begin += 1
    close = begin == position
    for end in reversed(ends):
        for stop in (end, end - 1) if text[end - 1] in ".'" else (end,):
            words = text[begin:stop]
            if not words or (begin == position and not figures):
                continue
            if words in "'′" and (position < 4 or text[position - 4 : position].isdigit()):
                continue
            unit = known.symbols.get(words)
            if unit is not None and figures and (close or len(words) > 1 or words in "%°CFL"):
                return unit, stop
            unit = known.forms.get(words.lower()) or known.forms.get(words.lower().replace("-", " "))
            if unit is not None and not (close and stop - begin == 1):
                return unit, stop
    return None


def rate_at(text: str, position: int) -> tuple[str, int] | None:
    """The rate that begins at a position ("per day", "a barrel", "/kg"), as " per day", and its end."""
    found = _PER.match(text, position)
    if found is None or not text[found.end() : found.end() + 1].isalpha():
        return None
    rest = unit_at(text, found.end(), False)
    if rest is None:
        padded = unit_at(" " + text[found.end() : found.end() + 40], 0, True)
        rest = (padded[0], found.end() + padded[1] - 1) if padded else None
    if rest is not None and (rest[0].kind in {"money", "percentage", "age"} or _AGO.match(text, rest[1])):
        return None
    if rest is not None:
        return f" per {rest[0].name}", rest[1]
    word = _THING.match(text, found.end())
    if word is not None and (word.group() in SHARES or "per" in found.group()):
        return f" per {word.group()}", word.end()
    return None
