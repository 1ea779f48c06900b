"""Who held which office when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# Days for which the last holder of an office is still meant where nobody has followed.
GRACE = 7


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office: ISO days; `until` is None while it lasts, else the successor's first day."""

    office: str
    person: str
    start: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its id and the body that it belongs to."""

    id: str
    body: str


class Tenure:
    """All terms, by office and by person."""

    def __init__(self) -> None:
        self.by_office: defaultdict[str, list[Term]] = defaultdict(list)
        self.by_person: defaultdict[str, list[Term]] = defaultdict(list)

    def add(self, person: str, items: Iterable[str]) -> None:
        """Adds a person's terms: `OFFICE FROM..UNTIL`, days in ISO 8601 (a year or month: its first day).

        Raises ValueError where one is not written so.
        """
        for item in items:
            office, _, days = item.partition(" ")
            start, dots, until = days.partition("..")
            if not dots or not _day(start) or (until and not _day(until)):
                raise ValueError(f"“{item}” is not OFFICE FROM..UNTIL with ISO days")
            if until and until < start:
                raise ValueError(f"“{item}” ends before it begins")
            term = Term(office, person, start, until or None)
            self.by_office[office].append(term)
            self.by_person[person].append(term)

    def close(self) -> None:
        """Puts the terms in order of time."""
        for terms in (*self.by_office.values(), *self.by_person.values()):
            terms.sort(key=lambda term: term.start)

    def holder(self, office: str, day: str) -> str | None:
        """The person who held an office on a day; None where nobody is known."""
        terms = self.by_office.get(office)
        if not terms:
            return None
        at = bisect_right([term.start for term in terms], day[:10])
        for term in reversed(terms[:at]):
            if term.until is None or day[:10] <= term.until:
                return term.person
        # Nobody has followed yet: news of the days after still calls the one who went by the title.
        last = max(terms[:at], key=lambda term: term.until or "", default=None)
        if last is not None and last.until is not None and days_between(last.until, day[:10]) <= GRACE:
            return last.person
        return None

    def changes(self, office: str, day: str) -> bool:
        """Whether an office passes from one to another on a day: its news may mean either."""
        terms = self.by_office.get(office, ())
        return any(one.until == day[:10] == two.start for one in terms for two in terms if one is not two)

    def office_of(self, person: str, day: str) -> str | None:
        """The office that a person held on a day, the latest begun of several; None where none is known."""
        for term in reversed(self.by_person.get(person, ())):
            if term.start <= day[:10] and (term.until is None or day[:10] <= term.until):
                return term.office
        return None


def days_between(one: str, two: str) -> int:
    """The days from one ISO day to another; a month or year alone is its first day."""
    first, second = (
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]) for text in (one, two)
    )
    return (second - first).days


def _day(text: str) -> bool:
    return len(text) in {4, 7, 10} and text.replace("-", "").isdigit()


def body(office: str) -> str:
    """The body of an office: its id without the last part."""
    return office.rpartition(".")[0]
