"""The days of holidays, by the rules of holidays.csv."""

from __future__ import annotations

import re
from datetime import date

from allegedly.coding.times.values import last_day, safe_date, shift_day, week_value
from allegedly.knowledge.times import feasts

_NTH = re.compile(r"(\d\d)#(-?\d)-(\d)([+-]\d+)?")


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return safe_date(year, month, day + 1)


def pascha(year: int) -> date | None:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus; 13 days between the calendars: 1900–2099)."""
    if not 1900 <= year <= 2099:
        return None
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = safe_date(year, month, day + 1)
    return shift_day(julian, 13) if julian else None


# A feast of more days than this is named by the month that it begins in (Ramadan), others by their first day.
DAYS_BY_NAME = 8


def holiday_days(rule: str, year: int) -> tuple[str, str] | None:
    """First and last ISO day of a feast of several days in a year; None for holidays of one day."""
    return feasts().get(rule[6:], {}).get(year) if rule.startswith("feast:") else None


def holiday_value(rule: str, year: int) -> str | None:
    """The TIMEX3 value of a holiday in a year, or None where its rule does not reach: a day, or the month or week
    that a feast of many days begins in."""
    if rule.startswith("feast:"):
        known = holiday_days(rule, year)
        if known is None:
            return None
        length = (date.fromisoformat(known[1]) - date.fromisoformat(known[0])).days + 1
        return known[0][:7] if length > DAYS_BY_NAME else known[0]
    if rule.startswith(("easter", "pascha")):
        sunday = easter(year) if rule.startswith("easter") else pascha(year)
        day = shift_day(sunday, int(rule[6:])) if sunday else None
        return day.isoformat() if day else None
    if match := _NTH.fullmatch(rule):
        month, nth, weekday, more = int(match[1]), int(match[2]), int(match[3]), int(match[4] or 0)
        if nth > 0:
            first = safe_date(year, month, 1)
            day = shift_day(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + more) if first else None
        else:
            last = safe_date(year, month, last_day(year, month))
            day = shift_day(last, -((last.isoweekday() - weekday) % 7) + more) if last else None
        return day.isoformat() if day else None
    day = safe_date(year, int(rule[:2]), int(rule[3:]))
    return day.isoformat() if day else None


def week_of(value: str) -> str:
    """The ISO week that a holiday lies in."""
    return week_value(date.fromisoformat(value))
