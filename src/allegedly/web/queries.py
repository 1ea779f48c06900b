"""What may stand in the query of an address, bounded."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import Query

from allegedly.ledger.overviews import MOST_MONTHS
from allegedly.web.faults import Refused

MOST_ROWS = 1000
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
Words = Annotated[str | None, Query(max_length=500)]
Day = Annotated[str | None, Query(max_length=10, description="A day as 2022-10-26.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


def checked(since: str | None, until: str | None) -> None:
    """Raises Refused where one is no day, or they are the wrong way round."""
    for name, value in (("since", since), ("until", until)):
        if value:
            try:
                date.fromisoformat(value)
            except ValueError as error:
                raise Refused(422, f"{name} {value} is not a day; write it as 2022-10-26") from error
    if since and until and since > until:
        raise Refused(422, f"since {since} lies after until {until}; swap them")


def days_of(period: str) -> tuple[str, str]:
    """The first and last day of a month (2022-10) or of a year (2022)."""
    if len(period) == len("2022"):
        return f"{period}-01-01", f"{period}-12-31"
    return f"{period}-01", f"{period}-{monthrange(int(period[:4]), int(period[5:7]))[1]:02}"


def periods(months: Iterable[tuple[str, int]]) -> list[tuple[str, str, str, int]]:
    """Months, or years where there are many, newest first: name, first and last day, documents; no undated ones."""
    counts = {month: count for month, count in months if MONTH.fullmatch(month)}
    if len(counts) > MOST_MONTHS:
        years: dict[str, int] = {}
        for month, count in counts.items():
            years[month[:4]] = years.get(month[:4], 0) + count
        counts = years
    return [(name, *days_of(name), count) for name, count in sorted(counts.items(), reverse=True)]
