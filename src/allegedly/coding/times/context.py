"""What relative expressions count from: the publication date, the date last spoken of, and the tense around them.

News counts from its publication date. Histories count from the date that the text last named (HeidelTime's "narrative"
domain, Strötgen & Gertz 2013); a text is read as a history when its dates lie far before its publication.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, cached_property

from allegedly.coding.times.tokens import OTHER, Tokens, class_characters
from allegedly.coding.times.values import numbers, safe_date, to_day, year_value
from allegedly.knowledge.times import contexts, tense_words

# A text is a history when at least this share of its four-digit years lies this many years before publication, and it
# has enough of them. Chosen on AQUAINT (news, no document above) and WikiWars (histories, all above).
HISTORY_SHARE, HISTORY_AGE, HISTORY_YEARS = 0.5, 1, 6
# A history also dates its events by month and year, and seldom names weekdays or counts from now ("today", "ago"): at
# most one in so many years.
HISTORY_DATES, HISTORY_WEEKDAYS, HISTORY_DEICTIC = 4, 5, 5
# How far from an expression a verb still tells its tense, in tokens.
TENSE_BEFORE, TENSE_AFTER = 14, 8
# At the head of its sentence ("On Tuesday, the association of … plans") the verb may stand further off; a head is at
# most so many words long.
TENSE_AFTER_HEAD, HEAD_WORDS = 14, 2
# News tells on from a past year for so many tokens. Chosen on AQUAINT, where more made mistakes.
TOLD_WITHIN = 30
# A sign after the expression counts as so many tokens further off, behind "and" as so many more (another verb's time);
# a verb of saying as so many, unless so near.
AFTER_MORE, BEHIND_AND, LAST_RESORT, BESIDE = 3, 10, 20, 2
_YEAR = re.compile(r"(?<![\d.,$£€-])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)")
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r"(?:\s\d{1,2},)?\s(1\d\d\d|20\d\d)\b"
)


_IRANIAN = re.compile(r"\b(?:Iranian|Persian)(?: solar| calendar)* (?:years?|months?|calendar)\b")


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
        self.at = 0
        self.jumped_from: str | None = None
        self.jumped_at = 0
        self.explicit = ""
        self.explicit_at: int | None = None
        self.last_day: date | None = None

    @cached_property
    def history(self) -> bool:
        """Whether undated expressions follow the dates told in the text rather than the publication."""
        if self._before_christ:
            return True
        years = [int(found) for found in _YEAR.findall(self.tokens.text)]
        # Without a publication date, what is told of a year reaches back before the last one that the text names.
        limit = self.day.year - HISTORY_AGE if self.day else max(years, default=0) + 1
        if len(years) < HISTORY_YEARS or sum(year < limit for year in years) < HISTORY_SHARE * len(years):
            return False
        if sum(int(found[1]) < limit for found in _DATED.finditer(self.tokens.text)) < HISTORY_DATES:
            return False
        weekdays = self.tokens.classes.count(class_characters()["WEEKDAY"])
        near = contexts("counts from now")
        deictic = sum(word in near for word in self.tokens.words)
        return weekdays * HISTORY_WEEKDAYS <= len(years) and deictic * HISTORY_DEICTIC <= len(years)

    @cached_property
    def _before_christ(self) -> bool:
        return self.tokens.values.count("BC") >= HISTORY_DATES

    @cached_property
    def first_year(self) -> str | None:
        """The first year that the text names: where a history begins before it says so."""
        values, classes, words = self.tokens.values, self.tokens.classes, self.tokens.words
        if self._before_christ:
            at = values.index("BC")
            return f"BC{int(words[at - 1]):04d}" if at and words[at - 1].isdigit() else None
        at = classes.find(self.year_character)
        return words[at] if at >= 0 else None

    @cached_property
    def iranian(self) -> bool:
        """Whether the text counts years by the Iranian calendar too ("the Iranian year 1398")."""
        return _IRANIAN.search(self.tokens.text) is not None

    @cached_property
    def year_character(self) -> str:
        return class_characters()["YEAR"]

    @cached_property
    def month_character(self) -> str:
        return class_characters()["MONTH"]

    @cached_property
    def date_characters(self) -> frozenset[str]:
        """Classes that may stand inside a date."""
        names = ("MONTH", "DAY", "NTH", "COMMA", "OF", "THE", "EARLY", "LATE", "MID", "HYPHEN", "EDGE", "SEASON")
        return frozenset(class_characters()[name] for name in names)

    def spoken_year(self, year: int, start: int, end: int) -> None:
        """A bare year moves the story there, unless the story is in that year already (it keeps its month).

        Plans ("planned for 1976") and the start of what goes on ("since 1955") leave the story where it is.
        """
        known = numbers(self.anchor) if self.anchor else None
        if known is None:
            self.anchor = year_value(year)
        elif known[0] != year:
            before = self.tokens.words[start - 1] if start else ""
            aside = year < known[0] if before == "since" else year > known[0] and self.tense(start, end) == "future"
            if not aside:
                self.spoken(year_value(year))

    def spoken_pointed(self, value: str) -> None:
        """ "that year" leaves a story that stands in it; "the next month" moves it on; no pointing moves it back."""
        known, now = numbers(value), numbers(self.anchor) if self.anchor else None
        if known is None:
            return
        if (
            not self.history
            or now is None
            or (known[0], known[1] or 12, known[2] or 31) > (now[0], now[1] or 12, now[2] or 31)
        ):
            self.spoken(value)

    def year_of_story(self, start: int) -> str | None:
        """The date that undated months count from. After a jump to another year within the paragraph, the story is
        where the jump began if the next year that the paragraph names lies there again."""
        gap = _stops()[1]
        if (
            self.jumped_from is not None
            and self.anchor is not None
            and gap not in self.tokens.classes[self.jumped_at : start]
        ):
            now, was, then = numbers(self.anchor), numbers(self.jumped_from), self._next_year(start)
            if now and was and then is not None and abs(then - was[0]) <= abs(then - now[0]) - 1:
                return self.jumped_from
        return self.anchor

    def told_before(self, start: int, end: int) -> str | None:
        """In news: the past year just told, when the expression goes on telling ("In 2015 … On 14 July …"); or a coming
        year told in the sentence ("in May 2024, with a second round in June")."""
        if self.anchor is None or self.day is None or self.explicit_at is None:
            return None
        known = numbers(self.explicit)
        if known is not None and known[0] > self.day.year:
            between = self.tokens.words[self.explicit_at : start]
            return self.explicit if len(between) <= TOLD_WITHIN and not _ENDS & set(between) else None
        near = (
            start - self.explicit_at <= TOLD_WITHIN and _stops()[1] not in self.tokens.classes[self.explicit_at : start]
        )
        if not near or known is None or known[0] >= self.day.year - 1 or self.tense(start, end) != "past":
            return None
        return self.explicit

    def said_year(self, value: str) -> None:
        """Remembers that the text tells of a year outright: "in 2015", "on 14 July 2015", not "the 2015 deal"."""
        if self.at and self.tokens.words[self.at - 1] in contexts("before a year told of"):
            self.explicit, self.explicit_at = value, self.at

    def _next_year(self, start: int) -> int | None:
        classes, gap = self.tokens.classes, _stops()[1]
        end = classes.find(gap, start)
        at = classes.find(self.year_character, start, end if end >= 0 else len(classes))
        return int(self.tokens.words[at]) if at >= 0 else None

    def said_day_near(self, start: int, end: int) -> str | None:
        """The day that a time of day belongs to: the one last spoken of, else the day of publication."""
        if self.last_day is not None:
            return self.last_day.isoformat()
        return self.day.isoformat() if self.day else None

    def spoken(self, value: str) -> None:
        """Remembers the date that the text has just named."""
        known = numbers(value)
        if known is not None:
            now = numbers(self.anchor) if self.anchor else None
            if now and now[0] != known[0]:
                self.jumped_from, self.jumped_at = self.anchor, self.at
            self.anchor = value
            day = to_day(value)
            if day:
                self.last_day = day

    @property
    def reference(self) -> str | None:
        """The date that "the next day" or "that year" counts from."""
        if self.anchor is not None:
            return self.anchor
        if self.history:
            return self.first_year
        return self.day.isoformat() if self.day else None

    @property
    def deictic(self) -> str | None:
        """The date that "last year" or "two weeks ago" counts from."""
        if self.history:
            return self.anchor or self.first_year
        return self.day.isoformat() if self.day else None

    def tense(self, start: int, end: int) -> str | None:
        """Past or future, by the verbs and signs nearest to the tokens from `start` to before `end`; None: no sign.

        What stands before counts as nearer than what stands after. A verb of saying tells the tense of what is said
        only from beside the expression ("said Friday"); further off it is a last resort.
        """
        words, classes, known = self.tokens.words, self.tokens.classes, tense_words()
        stop, gap, plain = _stops()
        if words[end : end + 1] in (["'s"], ["’s"]):
            return "past"
        best, nearest = None, 99
        after = TENSE_AFTER_HEAD if self._at_head(start, end) else TENSE_AFTER
        for step, first, limit, more in ((-1, start - 1, start - TENSE_BEFORE, 0), (1, end, end + after, AFTER_MORE)):
            distance = more
            for number in range(first, limit, step):
                if not 0 <= number < len(words) or classes[number] == gap:
                    break
                word = words[number]
                if classes[number] == stop and word in _ENDS:
                    break
                distance += 1
                if step > 0 and word in _CONJUNCTIONS:
                    distance += BEHIND_AND
                sign = known.get(f"{word} {words[number + 1] if number + 1 < len(words) else ''}") or known.get(word)
                if classes[number] == self.month_character:
                    sign = None
                if sign is None and len(word) > 4 and word.endswith("ed") and classes[number] == plain:
                    sign = "past"
                if sign == "past" and number and word not in _AUXILIARIES:
                    sign = self._passive(number)
                if sign is None or sign == "present":
                    continue
                far = distance
                if sign == "saying":
                    sign, far = "past", distance if distance <= BESIDE else distance + LAST_RESORT
                if far < nearest:
                    best, nearest = sign, far
        return best

    def _at_head(self, start: int, end: int) -> bool:
        """Whether a sentence begins with the expression, but for a preposition; not "On Friday, when …"."""
        words, gap = self.tokens.words, _stops()[1]
        if words[end + 1 : end + 2] == ["when"]:
            return False
        before = range(start - 1, start - 2 - HEAD_WORDS, -1)
        return any(n < 0 or words[n] in _ENDS or self.tokens.classes[n] == gap for n in before)

    def _passive(self, number: int) -> str | None:
        """What a past participle tells: "to be held" lies ahead; "is heard" and "could be seen" say nothing."""
        words = self.tokens.words
        at = number - 1 if words[number - 1] not in contexts("between be and its verb") else number - 2
        if words[at] == "be":
            return None if at and words[at - 1] in _ABILITY else "future"
        return None if words[at] in ("is", "are") else "past"


_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have"})
_ABILITY = frozenset({"could", "can"})
_CONJUNCTIONS = frozenset({"and", "but", "or"})
_ENDS = frozenset({".", "!", "?"})


@cache
def _stops() -> tuple[str, str, str]:
    characters = class_characters()
    return characters["STOP"], characters["GAP"], characters[OTHER]
