"""What relative expressions count from: the publication date, the date last spoken of, and the tense around them.

News counts from its publication date. Histories count from the date that the text last named (HeidelTime's "narrative"
domain, Strötgen & Gertz 2013); a text is read as a history when its dates lie far before its publication.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, cached_property

from allegedly.coding.times.tokens import Tokens, class_characters
from allegedly.coding.times.values import numbers, safe_date, to_day, year_value
from allegedly.knowledge.times import tense_words

# A text is a history when at least this share of its four-digit years lies this many years before publication, and it
# has enough of them. Chosen on AQUAINT (news, no document above) and WikiWars (histories, all above).
HISTORY_SHARE, HISTORY_AGE, HISTORY_YEARS = 0.6, 1, 6
# How far from an expression a verb still tells its tense, in tokens.
TENSE_BEFORE, TENSE_AFTER = 12, 8
_YEAR = re.compile(r"(?<![\d.,$£€-])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)")


def published_day(published: str | None) -> date | None:
    """The day of a publication date or date-time, or None where it cannot be read."""
    if not published:
        return None
    text = published.strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return safe_date(int(match[1]), int(match[2]), int(match[3])) if match else None


class Context:
    """The reference times while one text is read from start to end."""

    def __init__(self, tokens: Tokens, published: str | None) -> None:
        self.tokens = tokens
        self.day = published_day(published)
        self.anchor: str | None = None
        self.last_day: date | None = None

    @cached_property
    def history(self) -> bool:
        """Whether undated expressions follow the dates told in the text rather than the publication."""
        years = [int(found) for found in _YEAR.findall(self.tokens.text)]
        if self.day is None:
            return bool(years)
        if len(years) < HISTORY_YEARS:
            return False
        old = sum(year < self.day.year - HISTORY_AGE for year in years)
        return old / len(years) >= HISTORY_SHARE and len(years) * 150 > len(self.tokens.words)

    @cached_property
    def year_character(self) -> str:
        return class_characters()["YEAR"]

    @cached_property
    def month_character(self) -> str:
        return class_characters()["MONTH"]

    @cached_property
    def date_characters(self) -> frozenset[str]:
        """Classes that may stand inside a date."""
        names = ("MONTH", "DAY", "NTH", "COMMA", "OF", "THE", "EARLY", "LATE", "MID", "HYPHEN", "EDGE")
        return frozenset(class_characters()[name] for name in names)

    def spoken_year(self, year: int) -> None:
        """A bare year moves the story there, unless the story is in that year already (it keeps its month)."""
        known = numbers(self.anchor) if self.anchor else None
        if known is None or known[0] != year:
            self.anchor = year_value(year)

    def spoken_season(self, value: str) -> None:
        self.spoken(value)

    def spoken_pointed(self, value: str) -> None:
        """ "that year" adds nothing when the story stands in it; "the next month" moves the story."""
        known, now = numbers(value), numbers(self.anchor) if self.anchor else None
        if known and now and known[0] == now[0] and (known[1] is None or known[1] == now[1]) and known[2] is None:
            return
        if self.history:
            self.spoken(value)

    def said_day_near(self, start: int, end: int) -> str | None:
        """The day that a time of day belongs to: the one last spoken of, else the day of publication."""
        if self.last_day is not None:
            return self.last_day.isoformat()
        return self.day.isoformat() if self.day else None

    def spoken(self, value: str) -> None:
        """Remembers the date that the text has just named."""
        if numbers(value) is not None:
            self.anchor = value
            day = to_day(value)
            if day:
                self.last_day = day

    @property
    def reference(self) -> str | None:
        """The date that "the next day" or "that year" counts from."""
        if self.anchor is not None:
            return self.anchor
        return self.day.isoformat() if self.day else None

    @property
    def deictic(self) -> str | None:
        """The date that "last year" or "two weeks ago" counts from."""
        if self.history:
            return self.anchor or (self.day.isoformat() if self.day and not self.anchor else None)
        return self.day.isoformat() if self.day else None

    def tense(self, start: int, end: int) -> str | None:
        """Past or future, by the verbs and signs nearest to the tokens from `start` to before `end`; None: no sign."""
        words, known = self.tokens.words, tense_words()
        classes = self.tokens.classes
        stop, gap = _stops()
        left, right = start - 1, end
        limit_left, limit_right = max(0, start - TENSE_BEFORE), min(len(words), end + TENSE_AFTER)
        while left >= limit_left or right < limit_right:
            if left >= limit_left:
                if classes[left] == gap or (classes[left] == stop and words[left] in _ENDS):
                    limit_left = left + 1
                else:
                    sign = _sign(words[left], known)
                    if sign in ("past", "future"):
                        return sign
                left -= 1
            if right < limit_right:
                if classes[right] == gap or (classes[right] == stop and words[right] in _ENDS):
                    limit_right = right
                else:
                    sign = _sign(words[right], known)
                    if sign in ("past", "future"):
                        return sign
                right += 1
        return None


_ENDS = frozenset({".", "!", "?"})


@cache
def _stops() -> tuple[str, str]:
    characters = class_characters()
    return characters["STOP"], characters["GAP"]


def _sign(word: str, known: dict[str, str]) -> str | None:
    sign = known.get(word)
    if sign is None and len(word) > 4 and word.endswith("ed"):
        return "past"
    return sign
