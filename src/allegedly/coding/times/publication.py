"""The publication date, where metadata has none or an impossible one: datelines, bylines, and a check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from allegedly.coding.times.context import published_day
from allegedly.coding.times.expressions import find_times
from allegedly.coding.times.values import to_day
from allegedly.knowledge.times import contexts
from allegedly.nouns import Document, Time

# Datelines and bylines stand in the first lines; further down a full date is as likely an event's. In characters.
HEAD = 400
# Newspapers in English began in the 17th century: an earlier publication date is a mistake.
FIRST_PUBLICATION = date(1600, 1, 1)


def document_date(text: str, title: str | None = None) -> str | None:
    """The ISO day that a dateline or byline names ("KYIV, 12 March 2022 –"), or None where none stands there.

    A date counts that names day, month and year and stands alone: at the start of a line or after a place or a word
    such as "Published". The title comes second (press releases: "Statement of 4 May 2021").
    """
    found = dateline(text)
    if found is None and title:
        found = _dated(title[:HEAD], title=True)
    return found.value[:10] if found else None


def dateline(text: str) -> Time | None:
    """The date in a text's first lines that dates the text itself, or None."""
    return _dated(text[:HEAD])


def dated(document: Document) -> Document:
    """The document, with the date of its dateline or byline where its metadata has none.

    `extra["published_from"]` is then "text".
    """
    if document.published is not None:
        return document
    found = document_date(document.text, document.title)
    if found is None:
        return document
    return replace(document, published=found, extra={**document.extra, "published_from": "text"})


def _dated(head: str, title: bool = False) -> Time | None:
    for found in find_times(head, None):
        day = to_day(found.value[:10])
        if day is None or not any(sign.isdigit() for sign in found.text) or str(day.year) not in found.text:
            continue
        ends = title and not head[found.span[1] :].strip(" .)")
        if ends or _stands_alone(head[: found.span[0]], head[found.span[1] :]):
            return found
    return None


# "Last updated on 3 May 2021": at most so many words lead up to the date of a byline, and to that of a dateline.
WORDS_OF_BYLINE, WORDS_OF_DATELINE = 4, 8


def _stands_alone(before: str, after: str) -> bool:
    """Whether a date is a line's own: at its start, after a word of publishing, or after places and agencies."""
    words = before.rpartition("\n")[2].strip().rstrip("(—–-|•·:,").split()
    if any(word.lower().strip(":,") in contexts("before a publication date") for word in words):
        return len(words) <= WORDS_OF_BYLINE
    if words and words[0][0] in '–—-“"':
        return False  # the signature under a quotation
    rest = after.lstrip(" )\xa0\t").removeprefix(",").lstrip(" \xa0\t")
    ended = not rest or rest[0] in "\n—–-|•·:(./"
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return ended and capitals and len(words) <= WORDS_OF_DATELINE and words[:1] != ["On"]


def flag_published(published: str | None, today: str) -> str | None:
    """What is wrong with a publication date, in one line: unreadable, too early, after `today` (ISO); else None."""
    if published is None or not published.strip():
        return None
    day = published_day(published)
    if day is None:
        return f"publication date “{published}” is not an ISO date (YYYY-MM-DD); times are read without it"
    if day < FIRST_PUBLICATION:
        return f"publication date {day.isoformat()} lies before there were newspapers; please check it"
    now = published_day(today)
    if now is not None and day > now:
        return f"publication date {day.isoformat()} lies in the future (today is {now.isoformat()}); please check it"
    return None
