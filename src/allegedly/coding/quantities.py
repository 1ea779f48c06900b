"""How many: figures with their bounds, their units, and what they measure.

Figures of different sources are never added up: nothing here sums.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from allegedly.coding.counting import counted, measured
from allegedly.coding.numbers import Number, find_numbers, money_before
from allegedly.grammar import Parse
from allegedly.knowledge.quantities import Unit, bounds, labels, units
from allegedly.nouns import Bound, Passage, Quantity

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()
)
# Words before a bare four-digit figure that make it a year.
YEAR_BEFORE = frozenset(
    "in since by of from until till to for during before after early late mid and or the - – ( , through between".split()
)
FIRST_YEAR, LAST_YEAR = 1100, 2199
# Bare figures in this range are taken for years unless something counts them.
MODERN = range(1900, 2101)
# The oldest age that "Smith, 65," is taken for.
OLDEST = 115
_WORD = re.compile(r"[^\W\d_]+(?:[./][^\W\d_]+)*[.²³]?|[%°º℃℉¢€′″']C?F?")
_RANGE = re.compile(r"\s?(?:to|and|or|-|–|—|‑)\s?-?\s?|-\s(?:to|or|and)\s")
_AGO = re.compile(r"\s(?:earlier|ago|later|before|after)\b")
_COUNTRY_AFTER = re.compile(
    r"\s(?:US|U\.S\.?|USD|Canadian|CAD|AUD)(?![\w])(?=\s(?:a|per|in|and|to)\b|[,.;)]|\s[a-z]|$)"
)


AGE = Unit("year of age", "age")


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


def _token(parse: Parse, position: int) -> int:
    return max(0, bisect_right(parse.starts, position) - 1)


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
        _unit_after(text, item)
    if item.unit is not None or text.startswith(" per ", item.end):
        _rate(text, item)
    item.first, item.last = _token(parse, item.start), _token(parse, item.end - 1)
    if item.unit is None and _is_age(parse, item):
        item.unit = AGE
    if item.unit is None and _is_name(parse, item):
        return None
    return item


def _is_age(parse: Parse, item: _Found) -> bool:
    """Whether a bare figure is someone's age: "Smith, 65, said", "aged 21", "over the age of 21"."""
    first, last = item.first, item.last
    value = item.number.value
    if not item.number.figures or value is None or not 0 < value <= OLDEST or not value.is_integer() or first < 2:
        return False
    before, after = parse.lowers[first - 1], parse.lowers[last + 1] if last + 1 < len(parse) else "."
    if before == "aged" or (before == "of" and parse.lowers[first - 2] in {"age", "ages"}):
        return True
    return (
        before == "," and parse.tags[first - 2] == "NNP" and after in {",", ".", ";"} and _is_person(parse, first - 2)
    )


def _is_person(parse: Parse, token: int) -> bool:
    """Whether the name that ends at a token may be a person's: two capitals, or the subject of what follows."""
    return parse.lowers[token] not in MONTHS and (parse.tags[token - 1] == "NNP" or parse.deps[token][:5] == "nsubj")


def _unit_after(text: str, item: _Found) -> None:
    """Looks for a unit of up to four words behind the number: "square feet", "°C", "-kilometre"."""
    found = _unit_at(text, item.number.end, item.number.figures)
    if found is not None:
        item.unit, item.end = found


def _unit_at(text: str, position: int, figures: bool) -> tuple[Unit, int] | None:
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


_PER = re.compile(r"\s?(/|-?\s?\bper\b|-?\s?\ban?\b|\beach\b|\bevery\b)[\s-]?")
# Things that amounts are told for, besides units.
SHARES = frozenset({"share", "person", "head", "capita", "unit", "game", "ounce", "annum"})


def _rate(text: str, item: _Found) -> None:
    """Adds "per day", "a barrel", "/kg" to the unit."""
    found = _PER.match(text, item.end)
    if found is None:
        return
    rest = _unit_at(text, found.end(), False) if text[found.end() : found.end() + 1].isalpha() else None
    if rest is None and text[found.end() : found.end() + 1].isalpha():
        rest = _unit_at(" " + text[found.end() : found.end() + 40], 0, True)
        rest = (rest[0], found.end() + rest[1] - 1) if rest else None
    if rest is not None and (rest[0].kind in {"money", "percentage", "age"} or _AGO.match(text, rest[1])):
        return
    if rest is not None:
        item.rate, item.end = f" per {rest[0].name}", rest[1]
        return
    word = re.compile(r"[a-z]+").match(text, found.end())
    if word is not None and (word.group() in SHARES or "per" in found.group()):
        item.rate, item.end = f" per {word.group()}", word.end()


def _is_name(parse: Parse, item: _Found) -> bool:
    """Whether a bare number is a date, a score, or a part of a name."""
    number, first, last = item.number, item.first, item.last
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    before = lowers[first - 1] if first else ""
    after = lowers[last + 1] if last + 1 < len(words) else ""
    near = parse.starts[last + 1] - item.end <= 1 if after else False
    if not number.figures:
        if number.value == 1 and _is_pronoun(parse, item):
            return True
        capital = words[first][0].isupper() and parse.sentences[parse.sentence_of[first]][0] != first
        return (capital and (tags[first][:3] == "NNP" or before in labels("before"))) or before in labels("before") - {
            "top",
            "last-",
            "line",
            "part",
            "number",
            "test",
            "area",
            "region",
            "drive",
            "race",
            "quarter",
            "day",
            "week",
            "group of",
            "big",
        }
    if before in {"-", "–"} and first > 2 and lowers[first - 3] in MONTHS:
        return True
    if before in MONTHS and number.value is not None and number.value <= 2100:
        return True
    if after in MONTHS and number.value is not None and 0 < number.value < 32:
        return True
    if before == "," and first > 2 and number.value in MODERN and lowers[first - 2].isdigit():
        return True
    if before == "," and first > 1 and number.value in MODERN and lowers[first - 2] in MONTHS:
        return True
    written = parse.text[number.start : number.end]
    counted_next = after != "" and tags[last + 1] in {"NNS", "JJ", "JJR", "VBN"}
    if len(written) == 4 and written.isdigit() and FIRST_YEAR <= (number.value or 0) <= LAST_YEAR:
        if tags[last + 1 : last + 2] == ["NNS"] and number.value is not None and number.value % 100 == 0:
            return before in {"in", "since"}
        if _bound_before(parse, first) is not None and before not in {"over", "around", "about", "by", "near"}:
            return number.value in MODERN and before in {"under", "above"}
        if _grows(parse.text, number):
            return False
        if number.value in MODERN or before in YEAR_BEFORE or not counted_next:
            return True
    if before in labels("before") and near_before(parse, first):
        return not (counted_next and before in {"top", "last-", "group of", "big", "day", "week"})
    if after in labels("after") and near and words[last + 1][0].isupper():
        return True
    if first and tags[first - 1] in {"NNP", "NNPS"} and near_before(parse, first) and item.start == number.start:
        return not (tags[last + 1 : last + 2] == ["NNS"] and parse.heads[first - 1] != parse.heads[first])
    return _is_score(parse.text, number) or (before == "(" and after == ")")


_TO_FIGURE = re.compile(r"\s?(?:-|–|to)\s?([\d,]+)")


def _grows(text: str, number: Number) -> bool:
    """Whether "2000 - 2500" goes on to a figure that is no year."""
    found = _TO_FIGURE.match(text, number.end)
    return found is not None and int(found[1].replace(",", "") or 0) > LAST_YEAR


def near_before(parse: Parse, first: int) -> bool:
    """Whether the token before stands directly before, with at most a space."""
    return first > 0 and parse.starts[first] - parse.ends[first - 1] <= 1


_SCORE_AFTER = re.compile(r"[-–](\d+)(?![\d%]|[.,]\d)")
_SCORE_BEFORE = re.compile(r"(?<![\d.,])(\d+)[-–]$")
_COUNTS = re.compile(r"\s?-?[a-z]{2,}s\b|\s(?:people|per|children|men|women)\b")


def _is_score(text: str, number: Number) -> bool:
    """Whether the number is a side of "2-0", "2014-15", "89–89": two figures with nothing that they count."""
    if number.value is None:
        return False
    after = _SCORE_AFTER.match(text, number.end)
    if after is not None:
        return number.value >= int(after[1]) or (_COUNTS.match(text, after.end()) is None and _plain(text, after.end()))
    before = _SCORE_BEFORE.search(text, max(0, number.start - 7), number.start)
    if before is None and number.value < 0:  # the hyphen was taken for a sign
        before = _SCORE_BEFORE.search(text, max(0, number.start - 6), number.start + 1)
    if before is None:
        return False
    return int(before[1]) >= abs(number.value) or (_COUNTS.match(text, number.end) is None and _plain(text, number.end))


def _plain(text: str, position: int) -> bool:
    """Whether no unit of measure begins here."""
    return _unit_at(text, position, True) is None


_ONE_BEFORE = frozenset(
    "the no this that any every each which another some good bad big other new last first next".split()
)


def _is_pronoun(parse: Parse, item: _Found) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "this one", "one should"."""
    first, last = item.first, item.last
    after = parse.lowers[last + 1] if last + 1 < len(parse) else ""
    before = parse.lowers[first - 1] if first else ""
    if after in {"another", "day", "'s", "’s"} or after == "-":
        return True
    if after == "of":
        return False
    if before in _ONE_BEFORE or (first and parse.tags[first - 1][:2] == "JJ"):
        return after == "" or parse.tags[last + 1][:2] not in {"NN", "JJ"} or before in {"no", "every", "any"}
    return after == "" or parse.tags[last + 1][:2] not in {"NN", "JJ", "VB", "WD", "IN"} or parse.deps[first] == "nsubj"


def _bound_before(parse: Parse, first: int) -> tuple[Bound, int] | None:
    """The bounding phrase that ends before a token, and its first token."""
    known = bounds("before")
    for length in range(min(4, first), 0, -1):
        phrase = tuple(parse.lowers[first - length : first])
        bound = known.get(phrase)
        if bound is not None:
            return bound, first - length
    return None


def _bound_after(parse: Parse, last: int) -> tuple[Bound, int] | None:
    known = bounds("after")
    for length in (3, 2, 1):
        phrase = tuple(parse.lowers[last + 1 : last + 1 + length])
        if len(phrase) == length and phrase in known:
            return known[phrase], last + length
    return None


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


_SHARED = re.compile(r"-?\s(?:or|and)\s")


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
    opened = {"from", "between"} & set(parse.lowers[max(0, a.first - 3) : a.first])
    low, high = a.number.value, b.number.value
    if sign == "and":
        return "between" in opened
    if sign == "or":
        return a.unit is None and low < high and not a.number.figures
    if sign == "to":
        return low < high or bool(opened)
    return low < high


def _bare_word(parse: Parse, item: _Found) -> bool:
    """Whether a number word with nothing behind it counts nothing: "six-speed", "the bottom three"."""
    before = parse.lowers[item.first - 1] if item.first else ""
    return parse.text[item.end : item.end + 1] == "-" or before in {"bottom", "top", "all", "these", "those"}


def _quantity(parse: Parse, item: _Found) -> Quantity | None:
    number, first = item.number, item.first
    before = _bound_before(parse, first)
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
    if bound == "exact":
        if parse.text[end : end + 1] == "+":
            bound, end = "at least", end + 1
        else:
            after = _bound_after(parse, item.last)
            if after is not None:
                bound = after[0]
                end = parse.ends[after[1]]
    head = counted(parse, item.last, item.unit is not None or item.rate != "", number.part)
    unit = item.unit.name + item.rate if item.unit is not None else item.rate.strip() or None
    measures = item.unit.kind if item.unit is not None else None
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
        measures, of = measured(parse, head, measures)
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
    return Quantity((start, end), parse.text[start:end], value, low, high, bound, unit, measures, of)
