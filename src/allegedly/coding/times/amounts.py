"""Numbers and amounts of time as written: "twenty-five", "5 1/2", "a couple of" → what TIMEX3 durations hold."""

from __future__ import annotations

from allegedly.coding.times.tokens import Tokens

UNKNOWN = "X"


def amount(tokens: Tokens, start: int, end: int) -> float | None:
    """The number that the tokens name; None for a vague one ("several", "dozens of") or one that cannot be read."""
    total, seen = 0.0, False
    values, words = tokens.values, tokens.words
    for number in range(start, end):
        word, value = words[number], values[number]
        if word in ("a", "an"):
            if not seen:
                total, seen = 1.0, True
        elif "/" in word and word[0].isdigit():
            upper, _, lower = word.partition("/")
            total, seen = total + int(upper) / int(lower), True
        elif value in (UNKNOWN, "DE"):
            return None
        elif value and value.replace(".", "", 1).replace(",", "").isdigit():
            worth = float(value.replace(",", ""))
            if worth >= 12 and seen and word in ("dozen", "hundred", "thousand"):
                total *= worth
            elif word == "half" and seen and total == 1.0 and words[number - 1] in ("a", "an") and number == start + 1:
                total = worth
            else:
                total += worth
            seen = True
    return total if seen else None


def plain(number: float) -> str:
    """22.8 → "22.8", 3.0 → "3"."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def duration(number: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units ("P2W", "PT30M", "PXD"); five and a half hours are PT5H30M."""
    prefix, letter = ("PT", unit[1]) if len(unit) == 2 and unit[0] == "T" else ("P", unit)
    if number is None:
        return f"{prefix}{UNKNOWN}{letter}"
    if letter in ("H", "D", "W", "Y") and number % 1 == 0.5 and number > 0 and prefix + letter in _HALVES:
        smaller = _HALVES[prefix + letter]
        whole = f"{prefix}{plain(number - 0.5)}{letter}" if number > 1 else prefix
        return whole + smaller
    return f"{prefix}{plain(number)}{letter}"


_HALVES = {"PTH": "30M", "PY": "6M"}
