"""How many: figures with their bounds, their units, and what they measure.

Figures of different sources are never added up: nothing here sums.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from allegedly.coding.bare_numbers import Bare, bound_before, is_age, is_name
from allegedly.coding.counting import counted, measured, measured_alone
from allegedly.coding.measuring import rate_at, unit_at
from allegedly.coding.numbers import Number, find_numbers, money_before
from allegedly.grammar import Parse
from allegedly.knowledge.quantities import Unit, bounds
from allegedly.nouns import Bound, Passage, Quantity

_RANGE = re.compile(r"\s?(?:to|and|or|-|–|—|‑)\s?-?\s?|-\s(?:to|or|and)\s")
_COUNTRY_AFTER = re.compile(
    r"\s(?:US|U\.S\.?|USD|Canadian|CAD|AUD)(?![\w])(?=\s(?:a|per|in|and|to)\b|[,.;)]|\s[a-z]|$)"
)
AGE = Unit("year of age", "age")
_SHARED = re.compile(r"-?\s(?:or|and)\s")


@dataclass(slots=True)
class _Found:
    """A number on its way to a quantity. `first` and `last` are its tokens, with sign and unit."""

    number: Number
    start: int
    end: int
    first: int
    last: int
    unit: Unit | None
    rate: str
    bound: Bound = "exact"
    high: Number | None = None


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """Every figure of the document, in order.

    `value` is the figure; for a range ("40 to 50", "dozens of") it is None, with `low` and `high` the ends. "At least"
    leaves `high` open, "at most" leaves `low` open. Units are in British spelling and singular, as in "kilometre per
    hour", "barrel per day", "pound sterling", "percentage"; a plain dollar is the US dollar. Of counted things the
    unit is their noun phrase as written. `of` are the things counted or measured, where the sentence says so. Cf.
    Almasian, Kazakova and Gertz, "CQE: A Comprehensive Quantity Extractor", EMNLP 2023.
    """
    found = []
    for number in find_numbers(parse.text, parse.lowers, parse.starts):
        item = _with_unit(parse, number)
        if item is not None:
            found.append(item)
    ranged = _join_ranges(parse, found)
    quantities = []
    for item in ranged:
        quantity = _quantity(parse, item)
        if quantity is not None:
            quantities.append(quantity)
    return tuple(quantities)


def _with_unit(parse: Parse, number: Number) -> _Found | None:
    """The number with the unit that stands before or after it; None where it is a date or a part of a name."""
    text = parse.text
    item = _Found(number, number.start, number.end, 0, 0, None, "")
    money = money_before(text, number.start)
    if money is not None:
        item.start, item.unit = money[0], Unit(money[1], "money")
        after = _COUNTRY_AFTER.match(text, number.end)
        if after is not None:
            item.end = after.end()
    else:
        found = unit_at(text, number.end, number.figures)
        if found is not None:
            item.unit, item.end = found
    if item.unit is not None or text.startswith(" per ", item.end):
        _rate(text, item)
    item.first, item.last = _token(parse, item.start), _token(parse, item.end - 1)
    if item.unit is None:
        bare = Bare(number, item.first, item.last)
        if is_age(parse, bare):
            item.unit = AGE
        elif is_name(parse, bare):
            return None
    return item


def _rate(text: str, item: _Found) -> None:
    """Adds "per day", "a barrel", "/kg" to the unit."""
    found = rate_at(text, item.end)
    if found is not None:
        item.rate, item.end = found


def _join_ranges(parse: Parse, found: list[_Found]) -> list[_Found]:
    """Joins "40 to 50", "between $62 and $68", "four to five thousand" into one."""
    joined: list[_Found] = []
    at = 0
    while at < len(found):
        a = found[at]
        if at + 1 < len(found) and _is_range(parse, a, found[at + 1]):
            b = found[at + 1]
            low = a.number
            big, coefficient = b.number.magnitude, b.number.coefficient
            if low.magnitude == 1.0 < big and low.value is not None and low.value < coefficient:
                low = replace(low, value=low.value * big)
            a.number, a.high, a.end, a.last = low, b.number, b.end, b.last
            a.unit, a.rate = b.unit or a.unit, b.rate or a.rate
            at += 1
        elif at + 1 < len(found) and a.unit is None and _shares(parse.text, a, found[at + 1]):
            a.unit, a.rate = found[at + 1].unit, found[at + 1].rate
        joined.append(a)
        at += 1
    return joined


def _shares(text: str, a: _Found, b: _Found) -> bool:
    """Whether two figures have one unit between them: "7- or 8-inch", "3 and 4 per cent"."""
    return b.unit is not None and b.unit.kind != "money" and _SHARED.fullmatch(text[a.end : b.start]) is not None


def _is_range(parse: Parse, a: _Found, b: _Found) -> bool:
    gap = parse.text[a.end : b.start]
    if len(gap) > 6 or a.number.value is None or b.number.value is None or a.number.part or b.number.part:
        return False
    found = _RANGE.fullmatch(gap.lower())
    if found is None:
        return False
    if a.unit is not None and (b.unit is None or a.unit.name != b.unit.name):
        return False
    sign = gap.strip().lower()
    if sign == "to" and "by" in parse.lowers[max(0, a.first - 2) : a.first]:
        return False  # "rose by 3 to 38"
    opened = {"from", "between"} & set(parse.lowers[max(0, a.first - 3) : a.first])
    low, high = a.number.value, b.number.value
    if sign == "and":
        return "between" in opened
    if sign == "or":
        return a.unit is None and low < high and not a.number.figures
    if sign == "to":
        return low < high or bool(opened)
    return low < high


def _quantity(parse: Parse, item: _Found) -> Quantity | None:
    number, first = item.number, item.first
    before = bound_before(parse, first)
    bound: Bound = "exact"
    start, end = item.start, item.end
    if before is not None:
        bound, first = before
        start = parse.starts[first]
    elif first and parse.lowers[first - 1] in {"between", "from"} and item.high is not None:
        start = parse.starts[first - 1]
    elif parse.text[item.start - 1 : item.start] in {"~", ">", "<"} and item.start:
        bound = bounds("before")[(parse.text[item.start - 1],)]
        start = item.start - 1
    head = counted(parse, item.last, item.unit is not None or item.rate != "", number.part)
    unit = item.unit.name + item.rate if item.unit is not None else item.rate.strip() or None
    what = item.unit.kind if item.unit is not None else None
    of: Passage | None = None
    if unit is None and head is not None:
        span = parse.span(head.first, head.last)
        item.end = span[1]
        _rate(parse.text, item)
        unit = parse.quote(span) + item.rate
        end = max(end, item.end)
    elif unit is None and not number.figures and (number.value == 1 or _bare_word(parse, item)):
        return None
    if head is not None:
        what, of = measured(parse, head, what)
    elif what is None:
        what, of = measured_alone(parse, item.last)
    if bound == "exact":
        if parse.text[end : end + 1] == "+":
            bound, end = "at least", end + 1
        else:
            after = _bound_after(parse, _token(parse, end - 1))
            if after is not None:
                bound = after[0]
                end = parse.ends[after[1]]
    low: float | None
    high: float | None
    if item.high is not None:
        assert number.value is not None and item.high.value is not None
        low, high = sorted((number.value, item.high.value))
        value, bound = None, "range"
    elif number.value is None:
        value, low, high, bound = None, number.low, number.high, "range"
    else:
        value = number.value
        low = None if bound == "at most" else value
        high = None if bound == "at least" else value
    return Quantity((start, end), parse.text[start:end], value, low, high, bound, unit, what, of)


def _bare_word(parse: Parse, item: _Found) -> bool:
    """Whether a number word with nothing behind it counts nothing: "six-speed", "the bottom three"."""
    before = parse.lowers[item.first - 1] if item.first else ""
    return parse.text[item.end : item.end + 1] == "-" or before in {"bottom", "top", "all", "these", "those"}


def _bound_after(parse: Parse, last: int) -> tuple[Bound, int] | None:
    known = bounds("after")
    for length in (3, 2, 1):
        phrase = tuple(parse.lowers[last + 1 : last + 1 + length])
        if len(phrase) == length and phrase in known:
            return known[phrase], last + length
    return None


def _token(parse: Parse, position: int) -> int:
    return max(0, bisect_right(parse.starts, position) - 1)
