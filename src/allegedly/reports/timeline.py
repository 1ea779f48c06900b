"""The main dates that the articles speak of, each with the sentences that tell of it.

Dates first, then sentences, as DATEWISE does (Gholipour Ghalandari and Ifrim 2020). A day's weight is how many origins
speak of it: looking back from a later day most, since who writes long after names only what mattered; then on the day
and ahead of it; least those that were merely published on it and tell what happened. Each count is damped by its
logarithm, so that one long week of reports does not outweigh a year of references. A sentence refers to a day by a
time expression; one without any is counted for the day of publication only where it tells an event that took place.

Of a day's sentences those are taken that lie next to the centre of all that is said of it (their centroid), that can be
read alone, and that no date before them has told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from allegedly.ledger import Origins, content_words
from allegedly.nouns import CodedDocument, Document, Span, Time
from allegedly.reports.dyad import belongs, between, day
from allegedly.reports.passages import Index, Sentence, is_heading, plain

# Sentences shown for a date: more are the story, not the date.
SHOWN = 2
# How much an origin counts for a day: looking back on it, speaking of it about then, published on it. Set by hand after
# DATEWISE's features, tried on quality/timelines.py.
LATER, ABOUT_THEN, PUBLISHED = 1.5, 1.0, 0.7
# Who names a day more than so many days after it looks back; who does so later still does so from afar.
LOOKING_BACK, FROM_AFAR = 1, 30
# "On Friday" is read by the day of publication, which may be off; a day given with its number is sure.
RELATIVE = 0.6
# "Iran launches a satellite": what a chronicle or a headline tells in the present took place.
HAPPENED = frozenset({"past", "ongoing"})
# "June 12" without a year, read as nearly a year ago, may as well be the one ahead: it tells neither.
YEARLESS = 300
# A day that only stands beside what a sentence tells ("a flight, following the test of January 6") is told less well.
ASIDE = 0.7
# A second sentence is shown where it is at least so like the centre as this share of the first …
SECOND = 0.5
# … and one that only its day of publication dates, where it shares this much with what is shown already.
SAME_STORY = 0.2
# A sentence with one word of the query only, in an article that bears none in its title; one that tells no event.
BESIDE, EVENTLESS = 0.7, 0.6
# The words that make the topic, how many of a sentence's are read for it, and how much it counts.
TOPIC_WORDS, TOPIC_BEST, TOPICAL = 40, 8, 1.0
# Two days so near whose sentences are so alike are one day told twice: the weightier one stands.
NEIGHBOURS, ONE_DAY = 2, 0.45
# Sentences that share more than this of the shorter one's content words say the same.
SAME = 0.6
# Sentences of a day that are compared with its centre, and what reads badly alone loses so much of its likeness.
COMPARED, HANGS = 400, 0.5
SHORT, LONG = 8, 45
_NUMBERED = re.compile(r"\d")
_YEAR = re.compile(r"\b\d{4}\b")
OriginsOf = Callable[[Iterable[Document]], Origins]


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
class Told:
    """Where a day is told of: a sentence of a document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class TimelineDate:
    """A day and what is told of it; `places` are the sentences next to its centre."""

    date: str
    sentences: tuple[TimelineSentence, ...]
    origins: int
    reports: int
    places: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reference:
    """A sentence that speaks of a day. `worth` is what it counts at most, `days` how long after it was published."""

    coded: CodedDocument
    number: int
    from_: str
    worth: float
    days: int | None

    @property
    def document(self) -> str:
        return self.coded.document.id

    @property
    def span(self) -> Span:
        return self.coded.sentences[self.number]

    @property
    def text(self) -> str:
        return self.coded.document.text[self.span[0] : self.span[1]]


def timeline(
    coded: Iterable[CodedDocument],
    origins: OriginsOf,
    options: TimelineOptions,
    taken: frozenset[tuple[str, Span]] = frozenset(),
) -> list[TimelineDate]:
    """The weightiest dates in order of time. Only days count; "in March" and "this year" name none.

    `taken` are places of sentences that stand elsewhere already and are not shown once more; a date of which nothing
    else tells has no sentences then.
    """
    wanted = content_words(options.query or "", ())
    found: dict[str, list[_Reference]] = {}
    documents: dict[str, Document] = {}
    for item in between(coded, options.since, options.until):
        for when, reference in _references(item, options, wanted):
            found.setdefault(when, []).append(reference)
            documents[item.document.id] = item.document
    origin = origins(documents.values())
    topic = _Topic(reference for references in found.values() for reference in references)
    weights = {when: _weight(references, origin, topic) for when, references in found.items()}
    chosen: list[_Day] = []
    for when in sorted(weights, key=lambda when: (-weights[when], when)):
        if len(chosen) == options.dates:
            break
        this = _Day(when, found[when])
        if not any(this.repeats(other) for other in chosen):
            chosen.append(this)
    told: list[frozenset[str]] = []
    rows = []
    for this in chosen:
        sentences = tuple(this.sentences(told, taken))
        references = found[this.date]
        rows.append(
            TimelineDate(
                this.date,
                sentences,
                len({origin.at(r.document, r.span) for r in references}),
                len({r.document for r in references}),
                tuple(Told(document, span) for document, span in this.central()),
            )
        )
    return sorted((row for row in rows if row.sentences or taken), key=lambda row: row.date)


class _Topic:
    """What all references speak of: how central each is, from 0 to 1, by the words that many of them share."""

    def __init__(self, references: Iterable[_Reference]) -> None:
        count: dict[str, int] = {}
        self._size = 0
        for reference in references:
            self._size += 1
            for word in content_words(reference.text, ()):
                count[word] = count.get(word, 0) + 1
        # A word of every sentence tells no two apart, one of a single sentence is nobody's topic.
        self._weights = {word: math.log1p(n) * math.log(1 + self._size / n) for word, n in count.items() if n > 1}
        top = sorted(self._weights.values(), reverse=True)[:TOPIC_WORDS]
        self._most = sum(top) / len(top) if top else 1.0

    def central(self, reference: _Reference) -> float:
        """The mean weight of the best words of a reference."""
        best = sorted((self._weights.get(w, 0.0) for w in content_words(reference.text, ())), reverse=True)[:TOPIC_BEST]
        return sum(best) / (TOPIC_BEST * self._most) if best else 0.0


def _weight(references: Iterable[_Reference], origin: Origins, topic: _Topic) -> float:
    """How many origins speak of a day, each counted once and for the best that it has."""
    best: dict[tuple[str, str], float] = {}
    for reference in references:
        if reference.from_ == "published":
            sort = "published"
        elif reference.days is not None and reference.days > LOOKING_BACK:
            sort = "afar" if reference.days > FROM_AFAR else "later"
        else:
            sort = "then"
        key = (sort, origin.at(reference.document, reference.span))
        best[key] = max(best.get(key, 0.0), reference.worth * topic.central(reference) ** TOPICAL)
    total = {"afar": 0.0, "later": 0.0, "then": 0.0, "published": 0.0}
    for (sort, _), worth in best.items():
        total[sort] += worth
    return (
        LATER * (math.log1p(total["afar"]) + math.log1p(total["later"]))
        + ABOUT_THEN * math.log1p(total["then"])
        + PUBLISHED * math.log1p(total["published"])
    )


def _references(
    item: CodedDocument, options: TimelineOptions, wanted: frozenset[str]
) -> Iterable[tuple[str, _Reference]]:
    text = item.document.text
    published = day(item.document.published)
    index = Index(item.sentences)
    mentions = index.group((m.span, m.actor) for m in item.mentions if m.actor is not None)
    times = index.group((t.span, t) for t in _days_named(item))
    statuses = {claim.event: claim.status for claim in item.claims}
    happened = {
        e.sentence
        for e in item.events
        if e.tense in HAPPENED and statuses[e.id] not in {"possible", "planned", "denied"}
    }
    dated = {
        (e.sentence, e.date.start)
        for e in item.events
        if e.date is not None and e.date.start is not None and e.tense in HAPPENED
    }
    titled = bool(wanted & content_words(item.document.title or "", ())) if wanted else True
    for number, (start, end) in enumerate(item.sentences):
        here = times.get(number, ())
        if not here and not (published and number in happened):
            continue
        named = mentions.get(number, ())
        if not all(any(belongs(actor, about) for actor in named) for about in options.about):
            continue
        quote = text[start:end]
        hits = len(wanted & content_words(quote, ())) if wanted else 1
        if not hits or is_heading(item, number, quote):
            continue
        worth = (1.0 if titled or hits > 1 else BESIDE) * (1.0 if number in happened else EVENTLESS)
        for when in dict.fromkeys(t.start for t in here if t.start is not None):
            numbered = any(t.start == when and _NUMBERED.search(t.text) for t in here)
            if published is None or when <= published:
                days = None if published is None else _days(when, published)
                if (
                    days is not None
                    and days > YEARLESS
                    and not any(_YEAR.search(t.text) for t in here if t.start == when)
                ):
                    continue
                sure = (1.0 if numbered else RELATIVE) * (1.0 if (number, when) in dated else ASIDE)
                yield when, _Reference(item, number, "text", worth * sure, days)
        if not here and published:
            yield published, _Reference(item, number, "published", worth, 0)


def _days_named(item: CodedDocument) -> Iterable[Time]:
    """The time expressions that name a day: where a person corrected an event's date, the day that was meant."""
    meant = [event.date for event in item.events if event.date is not None and event.date.start == event.date.end]
    for time in item.times:
        day_ = next((each for each in meant if each.span[0] <= time.span[0] and time.span[1] <= each.span[1]), None)
        known = replace(time, start=day_.start, end=day_.end) if day_ is not None else time
        if known.type in {"DATE", "TIME"} and known.start and known.start == known.end:
            yield known


def _days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


class _Day:
    """A day with what is said of it."""

    def __init__(self, when: str, references: list[_Reference]) -> None:
        self.date = when
        self._references = references[:COMPARED]
        self._words = [content_words(r.text, ()) for r in self._references]
        self._order: list[tuple[_Reference, frozenset[str]]] = []
        count: dict[str, int] = {}
        for bag in self._words:
            for word in bag:
                count[word] = count.get(word, 0) + 1
        length = math.sqrt(sum(n * n for n in count.values())) or 1.0
        self._centre = {word: n / length for word, n in count.items()}

    def repeats(self, other: _Day) -> bool:
        """Whether this is the other day, told a day early or late."""
        if abs(_days(self.date, other.date)) > NEIGHBOURS:
            return False
        return sum(w * other._centre.get(word, 0.0) for word, w in self._centre.items()) >= ONE_DAY

    def central(self) -> tuple[tuple[str, Span], ...]:
        """Where the sentences next to the centre stand."""
        return tuple((r.document, r.span) for r, _ in self._ranked()[:SHOWN])

    def _ranked(self) -> list[tuple[_Reference, frozenset[str]]]:
        if not self._order:
            pairs = zip(self._references, self._words, strict=True)
            self._order = sorted(pairs, key=lambda p: (-self._value(p[0], p[1]), p[0].document, p[0].span))
        return self._order

    def sentences(self, told: list[frozenset[str]], taken: frozenset[tuple[str, Span]]) -> Iterable[TimelineSentence]:
        """At most SHOWN sentences, next to the centre first; what they say is added to `told`.

        One that reads badly alone is shown only where nothing else tells of the day, and then alone.
        """
        free = [(r, words) for r, words in self._ranked() if (r.document, r.span) not in taken]
        good = [(r, words) for r, words in free if not reads_badly(plain(r.coded, r.number))] or free[:1]
        mine: list[frozenset[str]] = []
        least = 0.0
        for reference, words in good:
            value = self._value(reference, words)
            if len(mine) == SHOWN or value < least:
                return
            stray = (
                reference.from_ == "published" and bool(mine) and not any(_alike(words, o, SAME_STORY) for o in mine)
            )
            if stray or any(_same(words, other) for other in told):
                continue
            told.append(words)
            mine.append(words)
            least = SECOND * value
            yield TimelineSentence(reference.text, reference.document, reference.span, reference.from_)

    def _value(self, reference: _Reference, words: frozenset[str]) -> float:
        """The cosine with the centre; what a reader could not follow alone is worth less."""
        value = sum(self._centre.get(word, 0.0) for word in words) / math.sqrt(max(1, len(words)))
        count = len(reference.text.split())
        value *= 1.0 if SHORT <= count <= LONG else HANGS
        value *= reference.worth if reference.from_ == "text" else RELATIVE
        sentence = plain(reference.coded, reference.number)
        return value * (HANGS if reads_badly(sentence) else 1.0)


def reads_badly(sentence: Sentence) -> bool:
    """Whether a sentence cannot well stand alone: it hangs on another, asks, is talk, or has a heading run into it."""
    return sentence.hangs or sentence.asks or sentence.homeless or sentence.chatty or sentence.glued


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return _alike(one, other, SAME)


def _alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    return len(one & other) > share * max(1, min(len(one), len(other)))
