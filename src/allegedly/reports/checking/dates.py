"""When: dates of the draft that the sources don't give for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegedly.nouns import Time
from allegedly.reports.checking.draft import Draft, touch
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import LIGHT
from allegedly.reports.checking.tracing import Traced

DATES = frozenset({"DATE", "TIME"})
# Dates that name a day, a month or a year; "the same day", "a day later" hang on the words around them.
_NAMED = re.compile(
    r"\d|(?i:mon|tues|wednes|thurs|fri|satur|sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
# "Had counted 118 by 24 July": the day of the count, which is the source's.
_UNTIL = re.compile(r"\b(?:by|until|as of|up to)\s$", re.IGNORECASE)
# "Before November" is what "by the end of October" is.
_BEFORE = re.compile(r"\b(?:before|after)\s$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}:\d\d")
_NUMBERED_DAY = re.compile(r"\d{1,2}(?!\d)")
# Another passage tells of the same where it shares so many terms with the statement, one of them no name.
SHARED = 2
# A day of the week alone: which week is meant is a guess, in the draft as in the source.
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!.*\d)", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")


def wrong_dates(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Dates that stand in none of the documents that a sentence goes back to, or another than its passage gives."""
    for time in draft.coded.times:
        if time.type not in DATES or time.start is None or not draft.is_own(time.span) or not _NAMED.search(time.text):
            continue
        of = [t for t in traced if touch(t.statement.sentence, time.span)]
        here = [p for t in of if touch(t.statement.span, time.span) for p in t.passages]
        passages = here or [p for t in of for p in t.passages]
        if not passages or (any(_gives(p, time) for p in passages) and not _bent(time, passages)):
            continue
        if _BEFORE.search(draft.plain.text, 0, time.span[0]):
            continue
        until = _UNTIL.search(draft.plain.text, 0, time.span[0]) is not None
        if any(_as_exact(time, t) for t in record.near(passages)) or _elsewhere(time, of, record, until):
            continue
        dated = [(t, p) for p in passages for t in p.times if t.type in DATES and t.start is not None]
        if dated:
            other, passage = dated[0]
            when = f" ({other.start})" if other.text != other.start else ""
            message = f"the source gives “{other.text}”{when} for this, the draft “{time.text}”: put the source's date"
        elif any(_published(p, time) for p in passages) or _is_of_topic(time, of, record):
            continue
        else:
            passage = passages[0]
            message = (
                f"no source gives “{time.text}” for this; the nearest is of {passage.date or 'no known date'}: check it"
            )
        yield Remark("date", time.span, message, (passage.place,))


def _elsewhere(time: Time, of: list[Traced], record: Record, until: bool) -> bool:
    """Whether another passage on the same gives the date: a sentence may join what several sources tell.

    A month, and the day `until` which something was counted, may be that of publication.
    """
    sought = {t.key: t for each in of for t in each.statement.terms}
    topic = frozenset().union(*(each.topic for each in of))
    for passage in record.passages:
        if passage.place.document not in topic:
            continue
        common = [sought[key] for key in passage.keys & set(sought)]
        on = len([t for t in common if t.weight != LIGHT]) >= SHARED and any(not t.is_name for t in common)
        if on and (
            any(_as_exact(time, t) for t in passage.times)
            or ((until or (time.start != time.end and not _YEAR.search(time.text))) and _published(passage, time))
        ):
            return True
    return False


def _is_of_topic(time: Time, of: list[Traced], record: Record) -> bool:
    """Whether a day of the week stands anywhere in the sources on the matter: which week is meant is not compared."""
    documents = {document for each in of for document in each.topic} & record.times.keys()
    known = (t for document in documents for _, t in record.times[document])
    return _WEEKDAY.search(time.text) is not None and any(_meet(time, t) for t in known if _WEEKDAY.search(t.text))


def _gives(passage: Passage, time: Time) -> bool:
    """Whether a passage has a date that holds the draft's or lies in it, or was published on it."""
    return any(_meet(time, t) for t in passage.times)


def _as_exact(time: Time, other: Time) -> bool:
    """Whether another date is the same and as exact: "in January" does not bear out "8 January"."""
    exact = other.start == other.end or (time.start != time.end and (other.start or "")[:7] == (other.end or "")[:7])
    return _meet(time, other) and exact


def _bent(time: Time, passages: list[Passage]) -> bool:
    """Whether a day is only in the span of a month or year of the sources, while one of them has another day of it."""
    if time.start != time.end:
        return False
    times = [t for p in passages for t in p.times if t.type == "DATE"]
    days = [t for t in times if t.start == t.end and _NUMBERED_DAY.search(t.text)]
    same_month = any((t.start or "")[:7] == (time.start or "")[:7] for t in days)
    published = any(_published(p, time) for p in passages)
    return same_month and not published and not any(_as_exact(time, t) for t in times)


def _meet(one: Time, other: Time) -> bool:
    """Whether two dates have a day in common. Where one names no year, which year is meant is a guess: any will do."""
    clock, theirs = _NUMBERED.search(one.text), _NUMBERED.search(other.text)
    if clock is not None and theirs is not None and clock.group() == theirs.group():
        return True  # "at 18:42": of which day is a guess
    day, their_day = _WEEKDAY.search(one.text), _WEEKDAY.search(other.text)
    if day is not None and their_day is not None:
        return day.group().lower() == their_day.group().lower()
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if one.start <= other.end and other.start <= one.end:
        return True
    if _YEAR.search(one.text) and _YEAR.search(other.text):
        return False
    if other.start[5:] == "01-01" and other.end[5:] == "12-31":
        return False  # "in 2024" bears out no day of another year
    return one.start[5:] <= other.end[5:] and other.start[5:] <= one.end[5:] and one.start[:4] == one.end[:4]


def _published(passage: Passage, time: Time) -> bool:
    if not _YEAR.search(time.text) and passage.date:
        # Which year a date without one means is a guess.
        start, end = (time.start or "")[5:], (time.end or "")[5:]
        if start <= passage.date[5:] <= end:
            return True
    return bool(passage.date) and (time.start or "") <= passage.date <= (time.end or "")
