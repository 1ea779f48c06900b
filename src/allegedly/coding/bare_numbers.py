"""Whether a number that has no unit counts anything, or is a date, a year, an age, a score or a part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.coding.measuring import unit_at
from allegedly.coding.numbers import Number
from allegedly.grammar import Parse
from allegedly.knowledge.quantities import bounds, labels
from allegedly.nouns import Bound

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()
)
# Words before a bare four-digit figure that make it a year.
YEAR_BEFORE = frozenset(
    "in since by of from until till to for during before after early late mid and or the - – ( , through".split()
)
FIRST_YEAR, LAST_YEAR = 1100, 2199
# Bare figures in this range are taken for years unless something counts them.
MODERN = range(1900, 2101)
# Tags behind a figure that say that it counts something.
COUNTED = frozenset({"NNS", "JJ", "JJR", "VBN"})
# The oldest age that "Smith, 65," is taken for.
OLDEST = 115
_TO_FIGURE = re.compile(r"\s?(?:-|–|to)\s?([\d,]+)")
_SCORE_AFTER = re.compile(r"[-–](\d+)(?![\d%]|[.,]\d)")
_SCORE_BEFORE = re.compile(r"(?<![\d.,])(\d+)[-–]$")
_COUNTS = re.compile(r"\s?-?[a-z]{2,}s\b|\s(?:people|per|children|men|women)\b")
_ONE_BEFORE = frozenset(
    "the no this that any every each which another some good bad big other new last first next".split()
)


@dataclass(frozen=True, slots=True)
class Bare:
    """A number without a unit, and its first and last token. `start` is before a currency sign, if there is one."""

    number: Number
    first: int
    last: int


def is_age(parse: Parse, item: Bare) -> bool:
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


def is_name(parse: Parse, item: Bare) -> bool:
    """Whether a bare number is a date, a score, or a part of a name."""
    number, first, last = item.number, item.first, item.last
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    before = lowers[first - 1] if first else ""
    after = lowers[last + 1] if last + 1 < len(words) else ""
    near = parse.starts[last + 1] - number.end <= 1 if after else False
    if not number.figures:
        if number.value == 1 and _is_pronoun(parse, item):
            return True
        capital = words[first][0].isupper() and parse.sentences[parse.sentence_of[first]][0] != first
        return (capital and tags[first][:3] == "NNP") or before in labels("before")
    if _is_date(parse, item) or _is_year(parse, item):
        return True
    counted_next = after != "" and tags[last + 1] in COUNTED
    if _is_close(parse, first) and (before in labels("before") or before in labels("before figure")):
        return before in labels("before") or not counted_next
    if after in labels("after") and near and words[last + 1][0].isupper():
        return True
    if first and tags[first - 1] in {"NNP", "NNPS"} and _is_close(parse, first):
        return not (tags[last + 1 : last + 2] == ["NNS"] and parse.heads[first - 1] != parse.heads[first])
    return _is_score(parse.text, number) or (before == "(" and after == ")")


def _is_date(parse: Parse, item: Bare) -> bool:
    """Whether a figure is a day or a year beside a month: "May 5", "5 May", "Oct. 18-22", "May 5, 2022"."""
    first, lowers, value = item.first, parse.lowers, item.number.value
    if value is None or first == 0:
        return False
    before = lowers[first - 1]
    after = lowers[item.last + 1] if item.last + 1 < len(lowers) else ""
    if before in {"-", "–"} and first > 2 and lowers[first - 3] in MONTHS:
        return True
    if (before in MONTHS and value <= LAST_YEAR) or (after in MONTHS and 0 < value < 32):
        return True
    return (
        before == "," and first > 1 and value in MODERN and (lowers[first - 2].isdigit() or lowers[first - 2] in MONTHS)
    )


def _is_year(parse: Parse, item: Bare) -> bool:
    """Whether a bare figure of four digits is a year: by its size, the words before it, and what it counts."""
    number, first = item.number, item.first
    written, value = parse.text[number.start : number.end], number.value
    if value is None or len(written) != 4 or not written.isdigit() or not FIRST_YEAR <= value <= LAST_YEAR:
        return False
    before = parse.lowers[first - 1] if first else ""
    after = parse.tags[item.last + 1] if item.last + 1 < len(parse) else ""
    if after == "NNS" and value % 100 == 0:
        return before in {"in", "since"}
    if bound_before(parse, first) is not None and before not in {"over", "around", "about", "near"}:
        return value in MODERN and before in {"under", "above"}
    if _grows(parse.text, number):
        return False
    return value in MODERN or before in YEAR_BEFORE or after not in COUNTED


def _grows(text: str, number: Number) -> bool:
    """Whether "2000 - 2500" goes on to a figure that is no year."""
    found = _TO_FIGURE.match(text, number.end)
    return found is not None and int(found[1].replace(",", "") or 0) > LAST_YEAR


def _is_close(parse: Parse, first: int) -> bool:
    """Whether the token before stands directly before, with at most a space."""
    return first > 0 and parse.starts[first] - parse.ends[first - 1] <= 1


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
    return unit_at(text, position, True) is None


def _is_pronoun(parse: Parse, item: Bare) -> bool:
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


def bound_before(parse: Parse, first: int) -> tuple[Bound, int] | None:
    """The bounding phrase that ends before a token, and its first token."""
    known = bounds("before")
    for length in range(min(4, first), 0, -1):
        phrase = tuple(parse.lowers[first - length : first])
        bound = known.get(phrase)
        if bound is not None:
            return bound, first - length
    return None
