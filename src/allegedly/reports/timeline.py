"""The main dates that the articles speak of, each with the sentences that tell of it.

A date's weight is the number of origins whose sentences refer to it, as in date selection for news timelines (Kessler
et al. 2012; Ghalandari and Ifrim 2020). A sentence refers to a day by a time expression; one without any is counted for
the day of publication only where it tells an event in the past tense.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from allegedly.nouns import CodedDocument, Document, Span
from allegedly.reports.dyad import belongs, between, day
from allegedly.reports.passages import WORD

# Sentences shown for a date: more are the story, not the date.
SHOWN = 2
Origins = Callable[[Iterable[Document]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class TimelineOptions:
    """Of whom (actor ids), with which words, how many dates, from when to when."""

    about: tuple[str, ...] = ()
    query: str | None = None
    dates: int = 10
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineSentence:
    """A sentence word for word. `from_` says whether the text or the day of publication gives the date."""

    text: str
    document: str
    span: Span
    from_: str


@dataclass(frozen=True, slots=True)
class TimelineDate:
    """A day and what is told of it."""

    date: str
    sentences: tuple[TimelineSentence, ...]
    origins: int
    reports: int


def timeline(coded: Iterable[CodedDocument], origins: Origins, options: TimelineOptions) -> list[TimelineDate]:
    """The weightiest dates in order of time. Only days count; "in March" and "this year" name none."""
    words = {word.lower() for word in WORD.findall(options.query or "")}
    found: dict[str, list[tuple[float, TimelineSentence]]] = {}
    documents: dict[str, Document] = {}
    for item in between(coded, options.since, options.until):
        kept = False
        for when, weight, sentence in _told(item, options, words):
            found.setdefault(when, []).append((weight, sentence))
            kept = True
        if kept:
            documents[item.document.id] = item.document
    origin = origins(documents.values())
    rows = []
    for when, told in found.items():
        from_origins = {origin[sentence.document] for _, sentence in told}
        weight = len(from_origins) + 0.1 * math.log1p(sum(weight for weight, _ in told))
        best: list[TimelineSentence] = []
        for _, sentence in sorted(told, key=lambda pair: (-pair[0], pair[1].document, pair[1].span)):
            if len(best) < SHOWN and all(_differs(sentence.text, other.text) for other in best):
                best.append(sentence)
        reports = len({sentence.document for _, sentence in told})
        rows.append((weight, TimelineDate(when, tuple(best), len(from_origins), reports)))
    rows.sort(key=lambda row: (-row[0], row[1].date))
    return sorted((row for _, row in rows[: options.dates]), key=lambda row: row.date)


def _told(
    item: CodedDocument, options: TimelineOptions, words: set[str]
) -> Iterable[tuple[str, float, TimelineSentence]]:
    text = item.document.text
    published = day(item.document.published)
    claims = {claim.event: claim for claim in item.claims}
    for number, (start, end) in enumerate(item.sentences):
        named = [m.actor for m in item.mentions if m.actor and start <= m.span[0] < end]
        if not all(any(belongs(actor, about) for actor in named) for about in options.about):
            continue
        quote = text[start:end]
        hits = len(words & {word.lower() for word in WORD.findall(quote)}) if words else 1
        if not hits:
            continue
        events = [e for e in item.events if e.sentence == number and claims[e.id].status not in {"possible", "planned"}]
        weight = hits * (1.0 + len(events))
        days = [
            time.start
            for time in item.times
            if start <= time.span[0] < end and time.type in {"DATE", "TIME"} and time.start and time.start == time.end
        ]
        for when in dict.fromkeys(days):
            if published is None or when <= published:
                yield when, weight, TimelineSentence(quote, item.document.id, (start, end), "text")
        if not days and published and any(event.tense == "past" for event in events):
            yield published, 0.5 * weight, TimelineSentence(quote, item.document.id, (start, end), "published")


def _differs(one: str, other: str) -> bool:
    mine, theirs = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return len(mine & theirs) <= 0.6 * max(1, min(len(mine), len(theirs)))
