"""TIMEX3 values (ISO 24617-1, after ISO 8601): written from calendar numbers, read back to the days they cover.

A value is the one truth about a time; `bounds` alone decides which days it covers. Years before Christ are written as
in TIDES TIMEX2 ("BC0499"); a decade is "199X", a century "19".
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

UNKNOWN_DAY = "XXXX-XX-XX"
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?$")
_YEAR = re.compile(r"(?:FY)?(\d{4})(?:-XX)*$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_PART = re.compile(r"(?:FY)?(\d{4})-([QH][1-4])$")
_WIDE = re.compile(r"(\d{2}|\d{3}(?=X))X?$")
_READ = re.compile(r"(BC)?(\d{4})(?:-(\d\d|SP|SU|FA|WI|Q[1-4]|H[12]|W\d\d(?:-WE)?))?(?:-(\d\d))?")
SEASON_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}

Numbers = tuple[int, int | None, int | None]


def year_value(year: int) -> str:
    """The value of a year; year -498 is 499 BC as in astronomy."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def month_value(year: int, month: int) -> str:
    return f"{year_value(year)}-{month:02d}"


def day_value(year: int, month: int, day: int) -> str | None:
    """The value of a day, or None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= last_day(year, month):
        return None
    return f"{month_value(year, month)}-{day:02d}"


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def last_day(year: int, month: int) -> int:
    """The number of days of a month (proleptic Gregorian)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def numbers(value: str) -> Numbers | None:
    """Year, month and day of a value as far as it has them (a season or quarter gives its middle month)."""
    match = _READ.match(value)
    if match is None:
        return None
    before_christ, digits, part, day = match.groups()
    year = 1 - int(digits) if before_christ else int(digits)
    if part is None:
        return year, None, None
    if part.isdigit():
        return year, int(part), int(day) if day else None
    if part[0] == "W" and part[1:2].isdigit():
        first = _monday(year, int(part[1:3]))
        return (first.year, first.month, first.day) if first else (year, None, None)
    if part in SEASON_MIDDLE:
        return year, SEASON_MIDDLE[part], None
    return year, _PARTS[part][0] + 1, None


def to_day(value: str) -> date | None:
    """The day of a value that names a day."""
    match = _DAY.match(value)
    if match is None:
        return None
    year, month, day = (int(group) for group in match.groups())
    return safe_date(year, month, day)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_day(day: date, days: int) -> date | None:
    """The day so many days later (earlier), or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _span(first: date | None, last: date | None) -> tuple[str, str] | None:
    return (first.isoformat(), last.isoformat()) if first and last and first <= last else None


def _months(year: int, first: int, last: int) -> tuple[str, str] | None:
    end = year + 1 if last < first else year
    return _span(safe_date(year, first, 1), safe_date(end, last, last_day(end, last)))


def bounds(value: str) -> tuple[str, str] | None:
    """First and last ISO day that a value covers; None where it names none (durations, sets, unknowns, BC)."""
    if day := to_day(value):
        return day.isoformat(), day.isoformat()
    if match := _MONTH.match(value):
        year, month = int(match[1]), int(match[2])
        return _months(year, month, month) if 1 <= month <= 12 else None
    if match := _YEAR.match(value):
        return _months(int(match[1]), 1, 12)
    if match := _WEEK.match(value):
        first = _monday(int(match[1]), int(match[2]))
        if first is None:
            return None
        return _span(shift_day(first, 5) if match[3] else first, shift_day(first, 6))
    if match := _SEASON.match(value):
        year = int(match[1])
        first_month, last_month = SEASON_MONTHS[match[2]]
        return _months(year, first_month, last_month)
    if match := _PART.match(value):
        return _months(int(match[1]), *_PARTS[match[2]]) if match[2] in _PARTS else None
    if match := _WIDE.match(value):
        width = 10 ** (4 - len(match[1]))
        start = int(match[1]) * width
        if not MINYEAR <= start <= MAXYEAR - width:
            return None
        return _span(safe_date(start, 1, 1), safe_date(start + width - 1, 12, 31))
    return None
