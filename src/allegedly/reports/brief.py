"""*N things to know about A and B*: chosen from the record, every sentence with its source.

A thing is a facet of what the two deal with each other about. It is headed by its main claim, told by sentences word
for word, and followed by who takes which position, the figures with their source, and what the articles don't say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from allegedly.errors import BriefError
from allegedly.knowledge.briefing import words
from allegedly.knowledge.meanings import meaning
from allegedly.ledger import Origins, root
from allegedly.nouns import Attribution, CodedDocument, Document, Party, Span
from allegedly.reports.accounts import Accounts
from allegedly.reports.choosing import (
    BESIDE,
    BREADTH,
    DENIED,
    DISPUTED,
    FULL,
    HEADS,
    OTHER,
    RECENT,
    SAME_STORY,
    SUPPORT,
    THIN,
    TRIED,
    Lead,
    Record,
    Told,
    by_facet,
    denies,
    pick,
    place,
    recency,
)
from allegedly.reports.coverage import Coverage, coverage
from allegedly.reports.dyad import Dyad, between, day
from allegedly.reports.gaps import Gap, find_gaps, merged
from allegedly.reports.headings import Headline, headlines, tells_alike
from allegedly.reports.likeness import Likeness, Vector, cosine
from allegedly.reports.names import Names, is_unresolved
from allegedly.reports.passages import Sentence, plain, sentences
from allegedly.reports.stances import BriefFigure, BriefPosition, figures, positions
from allegedly.reports.timeline import TimelineOptions, timeline
from allegedly.reports.voices import Introductions, Voice, voices
from allegedly.reports.wording import telling_span

# A claim of less merit (headings.py) makes no heading, and what has no heading is no thing to know.
LEAST_MERIT = 1.25
# Of how many sentences a thing is, the merit that its heading has for that (one sentence alone has to tell much), and
# whether it may be another story of a facet that is told: rather that than nothing.
STRONG = 3.0
WAITING = (
    (THIN, LEAST_MERIT, False),
    (THIN - 1, LEAST_MERIT, False),
    (1, STRONG, False),
    (THIN, STRONG, True),
    (1, STRONG, True),
)
# What is one deed whatever the verb.
ONE_DEED = frozenset({"SANCTION"})
# Headings of a longer record bear their month: what was said years ago is not said today.
ONE_YEAR, DAYS_A_YEAR = 1.0, 365.25
# A sentence that names more states than this beside the two tells no story of the two.
BYSTANDERS = 1
# Main dates: fewer are no timeline, more no overview. One for every so many documents that name both.
FEWEST_DATES, MOST_DATES, DOCUMENTS_A_DATE = 5, 12, 4
# How a brief is made, for its readers.
METHOD = (
    "Articles that name both are read by a program, which codes who did what to whom, who says so, and how sure. "
    "It writes nothing but headings and labels; headings are clauses of the articles, with who says so and who denies "
    "it.",
    "A thing is one story of one facet, chosen by how many origins tell it (copies of one story are one origin), deeds "
    "before words, disagreement, and how new it is. Its sentences tell of that story; none says what another has said.",
    "Positions are towards what the quoted words tell. The article itself is the source where it names no other.",
    "Main dates are those that most origins speak of, looking back above all.",
    "The program misreads sentences. Every sentence links to its place in its article; check before printing.",
)


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How many things, and from when to when (ISO days, both included)."""

    things: int = 5
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence word for word, with who is speaking in it."""

    text: str
    document: str
    span: Span
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things to know."""

    heading: str
    heading_claim: str | None
    facet: str
    sentences: tuple[BriefSentence, ...]
    positions: tuple[BriefPosition, ...]
    figures: tuple[BriefFigure, ...]
    origins: int
    reports: int


@dataclass(frozen=True, slots=True)
class MainDate:
    """One of the main dates: a sentence that tells of it, or the thing (counted from 1) where it was told above."""

    date: str
    sentence: BriefSentence | None
    thing: int | None
    origins: int
    reports: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief; `sources` are the documents that it takes sentences from."""

    title: str
    a: str
    b: str
    since: str | None
    until: str | None
    things: tuple[Thing, ...]
    gaps: tuple[Gap, ...]
    documents: int
    sources: tuple[Document, ...]
    dates: tuple[MainDate, ...] = ()
    voices: tuple[Voice, ...] = ()
    coverage: Coverage | None = None
    method: tuple[str, ...] = METHOD


OriginsOf = Callable[[Iterable[Document]], Origins]


def make_brief(
    coded: Iterable[CodedDocument], dyad: Dyad, names: Names, origins: OriginsOf, options: BriefOptions | None = None
) -> Brief:
    """The brief of two actors from coded documents.

    Keeps the documents that name both actors; the others pass by. Raises BriefError where a sentence does not stand in
    its document as quoted, or two documents bear the same id, so that a source would not be certain.
    """
    chosen = options or BriefOptions()
    seen = 0
    held: list[Sentence] = []
    both: list[CodedDocument] = []
    for document in between(coded, chosen.since, chosen.until):
        seen += 1
        if found := sentences(document, dyad):
            held.extend(found)
            both.append(document)
    documents = _documents(held)
    origin = origins(documents.values())
    accounts = Accounts(held, dyad, origin)
    groups = by_facet(held)
    newest = max((d for document in documents.values() if (d := day(document.published))), default=None)
    bearing = [sentence for group in groups.values() for sentence in group]
    record = Record(dyad, Likeness(bearing), {(s.coded.document.id, s.number): s for s in held}, newest)
    stories = {
        facet: _stories(headlines(group, facet, dyad, names, accounts), record, origin)
        for facet, group in groups.items()
    }
    covered = coverage(documents.values(), origin) if documents else None
    long = covered is not None and _years(covered) > ONE_YEAR
    things: list[Thing] = []
    gaps: list[Gap] = []
    introduced: set[str] = set()
    introductions = Introductions(both)
    worth = {
        facet: heads[0][0] + BREADTH * record.breadth(groups[facet], origin)
        for facet, heads in stories.items()
        if heads
    }
    ranked = [(facet, stories[facet]) for facet in sorted(worth, key=lambda f: (f == OTHER, -worth[f], f))]
    for facet, story in _chosen(ranked, groups, (record, accounts), chosen.things):
        head, picked = story
        of = {s.coded.document.id for s in groups[facet]}
        things.append(
            Thing(
                heading=f"{head.text}{_when(head)}" if long else head.text,
                heading_claim=head.claim,
                facet=facet,
                sentences=tuple(_sentences(picked, names, introductions, introduced)),
                positions=positions(head, picked, dyad, names, accounts),
                figures=figures(picked, names),
                origins=len({origin[document] for document in of}),
                reports=len(of),
            )
        )
        gaps.extend(find_gaps(head, picked, held, dyad, names))
    dates = _dates(both, dyad, things, origin, (names, introductions, introduced))
    used = {sentence.document for thing in things for sentence in thing.sentences}
    used |= {row.sentence.document for row in dates if row.sentence is not None}
    used |= {row.document for thing in things for row in thing.positions}
    a, b = names.the(dyad.a), names.the(dyad.b)
    brief = Brief(
        title=f"{_number(len(things))} to know about {_possessive(a)} ties with {b}",
        a=dyad.a,
        b=dyad.b,
        since=chosen.since,
        until=chosen.until,
        things=tuple(things),
        gaps=merged(gaps),
        documents=seen,
        sources=tuple(document for id, document in documents.items() if id in used),
        dates=dates,
        voices=voices(held, dyad, names, origin),
        coverage=covered,
    )
    prove(brief)
    return brief


def _dates(
    both: Sequence[CodedDocument],
    dyad: Dyad,
    things: Sequence[Thing],
    origin: Origins,
    naming: tuple[Names, Introductions, set[str]],
) -> tuple[MainDate, ...]:
    """The main dates in order of time, of what was between the two; what was told above is pointed to."""
    told = {(s.document, s.span): number for number, thing in enumerate(things, 1) for s in thing.sentences}
    count = max(FEWEST_DATES, min(MOST_DATES, len(both) // DOCUMENTS_A_DATE))
    of = {item.document.id: item for item in both}
    names, introductions, introduced = naming
    rows = []
    options = TimelineOptions(about=(dyad.a, dyad.b), dates=count)
    of_the_two = [_between(item, dyad) for item in both]
    for row in timeline(of_the_two, lambda documents: origin, options, frozenset(told)):
        places = ((place.document, place.span) for place in row.places)
        above = next((told[place] for place in places if place in told), None)
        sentence = next(iter(row.sentences), None)
        if above is None and sentence is None:
            continue
        shown = None
        if above is None and sentence is not None:
            coded = of[sentence.document]
            number = coded.sentences.index(sentence.span)
            (shown,) = _sentences([plain(coded, number)], names, introductions, introduced)
        rows.append(MainDate(row.date, shown, above, row.origins, row.reports))
    return tuple(rows)


def _years(covered: Coverage) -> float:
    """How many years lie between the first and the last document."""
    if covered.first is None or covered.last is None:
        return 0.0
    return (date.fromisoformat(covered.last) - date.fromisoformat(covered.first)).days / DAYS_A_YEAR


def _when(head: Headline) -> str:
    """The month of a heading, as "(June 2018)": of what it tells where the text gives it, else of its article."""
    told = head.told.event.date if head.told is not None else None
    when = day(head.sentence.coded.document.published)
    if told is not None and told.start is not None and told.from_ == "text" and told.precision in {"day", "month"}:
        when = told.start if when is None or told.start <= when else when
    return f" ({date.fromisoformat(when[:10]):%B %Y})" if when is not None else ""


def _between(item: CodedDocument, dyad: Dyad) -> CodedDocument:
    """A document with the events between the two alone, and the days that their sentences give.

    What is told of a year or a month ("visited in March 2017") has no day, not that of its publication either.
    """
    vague = {
        number
        for number, (start, end) in enumerate(item.sentences)
        if any(t.type == "DATE" and t.start != t.end and start <= t.span[0] < end for t in item.times)
    }
    events = tuple(
        event
        for event in item.events
        if event.sentence not in vague and (any(dyad.directions(event)) or dyad.together(event))
    )
    spans = [item.sentences[number] for number in sorted({event.sentence for event in events})]
    times = tuple(time for time in item.times if any(start <= time.span[0] < end for start, end in spans))
    return replace(item, events=events, times=times)


def _documents(held: Iterable[Sentence]) -> dict[str, Document]:
    """The documents of some sentences by id. Raises BriefError where two differ under one id."""
    found: dict[str, Document] = {}
    for sentence in held:
        document = sentence.coded.document
        if found.setdefault(document.id, document).text != document.text:
            raise BriefError(
                f"two documents bear the id {document.id}, so a sentence has no certain source; rename one"
            )
    return found


def _stories(heads: Sequence[Headline], record: Record, origin: Origins) -> list[tuple[float, Headline]]:
    """The best headings with the weight of their stories: of how many origins, and how new."""
    found = []
    for head in heads[:HEADS]:
        if head.merit < LEAST_MERIT:
            break
        near = {
            origin.at(s.coded.document.id, s.span)
            for s in record.near(head.content)
            if len(s.sides) == 2 and s.others <= BYSTANDERS
        }
        disputed = any(denies(s) and s.sides for s in record.near(head.content))
        support = DENIED if head.denied else DISPUTED if disputed else 0.0
        support += SUPPORT * math.log(max(1, len(near))) + RECENT * recency(head.sentence, record.newest)
        found.append((head.merit + support, head))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].sentence.coded.document.id, pair[1].sentence.span))


Story = tuple[Headline, list[Sentence]]


def _chosen(
    ranked: Sequence[tuple[str, list[tuple[float, Headline]]]],
    groups: Mapping[str, list[Sentence]],
    of: tuple[Record, Accounts],
    count: int,
) -> list[tuple[str, Story]]:
    """The facets that are told and the story of each, weightiest first.

    A facet without a story of THIN sentences waits until those that have one are told; where facets are few, one has a
    second story. What heads a facet best stands under no other.
    """
    told = Told(leads={place(heads[0][1].sentence) for _, heads in ranked})
    found: list[tuple[str, Story]] = []
    for least, merit, again in WAITING:
        for facet, heads in ranked:
            if len(found) == count:
                break
            fitting = [(weight, head) for weight, head in heads if head.merit >= merit]
            if (again or facet not in {name for name, _ in found}) and (
                story := _told(fitting, groups[facet], of, told, least)
            ) is not None:
                found.append((facet, story))
    order = [facet for facet, _ in ranked]
    return sorted(found, key=lambda pair: (len(pair[1][1]) < THIN, order.index(pair[0])))


def _told(
    heads: Iterable[tuple[float, Headline]], group: list[Sentence], of: tuple[Record, Accounts], told: Told, least: int
) -> Story | None:
    """The heading of a facet and its sentences, the one that the heading is made from first.

    The weightiest of which so many sentences tell; None without one. It is marked in `told`.
    """
    record, accounts = of
    best: tuple[float, Headline, list[Sentence], Told, Vector] | None = None
    tried = 0
    for weight, head in heads:
        story = record.story(head.content, record.near(head.content))
        alike = any(cosine(story, other) >= SAME_STORY for other in told.stories)
        if alike or told.heads(head.content) or _deeds(head) & told.deeds:
            continue
        tried += 1
        trial = told.copy()
        picked = pick(_lead(head, record, accounts), group, record, trial)
        if _told_above(picked, record, told):
            continue
        whole = weight + FULL * len(picked)
        if len(picked) >= least and (best is None or whole > best[0]):
            best = whole, head, picked, trial, story
        if tried == TRIED:
            break
    if best is None:
        return None
    _, head, picked, trial, story = best
    told.places, told.words, told.meant = trial.places, trial.words, trial.meant
    told.headings.append(head.content)
    told.stories.append(story)
    told.deeds |= _deeds(head)
    return head, picked


def _told_above(picked: Sequence[Sentence], record: Record, told: Told) -> bool:
    """Whether most of a story's sentences belong to one that was told: it is the same in other words."""
    vectors = [record.likeness.vector(sentence) for sentence in picked]
    return any(sum(cosine(v, story) >= BESIDE for v in vectors) > len(vectors) / 2 for story in told.stories)


def _deeds(head: Headline) -> set[tuple[str, frozenset[str]]]:
    """What a headline tells that was done, and by whom; of a mere statement, its words.

    Sanctions are one deed in whatever words: "quit the deal and reimposed sanctions" heads one thing, not two.
    """
    if head.told is None:
        return {(head.text, frozenset())}
    start, end = telling_span(head.sentence, head.told)
    found = set()
    for told in head.sentence.told:
        event = told.event
        if event is head.told.event or (start <= event.trigger.span[0] < end and event.actors):
            doers = frozenset(root(p.actor) for p in event.actors if p.actor is not None)
            found.add((event.type if event.type in ONE_DEED else meaning(event.trigger.lemma.lower()), doers))
    return found


def _lead(head: Headline, record: Record, accounts: Accounts) -> Lead:
    """What a thing begins with: its headline's sentence, and who answers it or says otherwise."""
    replies: list[Sentence] = []
    otherwise = {place(s) for s in record.near(head.content) if denies(s) and s.sides}
    if head.told is not None:
        replies = [reply.sentence for reply in accounts.replies(head.sentence, head.told)]
        own = {stance.position for stance in head.told.claim.positions} or {"affirms"}
        same = accounts.of(head.sentence, head.told)
        otherwise |= {
            place(account.sentence)
            for account in same[1:]
            if tells_alike(same[0], account) and {s.position for s in account.told.claim.positions} - own
        }
    return Lead(head.sentence, head.content, tuple(dict.fromkeys(replies)), frozenset(otherwise))


def _sentences(
    picked: Iterable[Sentence], names: Names, introductions: Introductions, introduced: set[str]
) -> Iterator[BriefSentence]:
    """Sentences with their speakers: by full name and office at first mention, by name later.

    A "he" whom the document does not resolve is the one speaker of the sentence before, which stands there.
    """
    last: tuple[str, int, tuple[str, ...]] = ("", -1, ())
    for sentence in picked:
        speakers: dict[str, str] = {}
        unresolved = False
        for attribution in sentence.spoken:
            source = attribution.source
            if source is None or _is_evidence(attribution):
                continue
            if not any(_touch(c, sentence.span) for c in attribution.content):
                continue
            if not names.is_named(sentence.coded, source) and not _interviewed(source):
                unresolved = unresolved or is_unresolved(source)
                continue
            name = names.speaker(sentence.coded, source)
            # "Becca Wasser, a senior fellow …" is Becca Wasser.
            known = name.partition(",")[0]
            shown = known if known in introduced else introductions.introduce(sentence.coded, source, names)
            introduced.add(known)
            speakers.setdefault(name, shown)
        document, number, before = last
        follows = document == sentence.coded.document.id and number == sentence.number - 1
        if not speakers and unresolved and follows and len(before) == 1:
            speakers = {before[0]: before[0]}
        last = sentence.coded.document.id, sentence.number, tuple(speakers)
        yield BriefSentence(
            sentence.text,
            sentence.coded.document.id,
            sentence.span,
            tuple(item.claim.id for item in sentence.told),
            tuple(speakers.values()),
        )


def _interviewed(source: Party) -> bool:
    return source.text.strip(" :").lower() in words("label")


def _is_evidence(attribution: Attribution) -> bool:
    """Whether the source is no speaker but what is shown: "photos showing …"."""
    source, evidence = attribution.source, attribution.evidence
    return source is not None and source.actor is None and evidence is not None and evidence.span == source.span


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def prove(brief: Brief) -> None:
    """Refuses a brief (BriefError) in which a sentence does not stand, word for word, where it says."""
    texts = {document.id: document.text for document in brief.sources}
    for thing in brief.things:
        if not thing.sentences:
            raise BriefError(f"the thing “{thing.heading}” has no sentence with a source; a fault of the program")
    dated = [row.sentence for row in brief.dates if row.sentence is not None]
    for sentence in [*(sentence for thing in brief.things for sentence in thing.sentences), *dated]:
        start, end = sentence.span
        if texts.get(sentence.document, "")[start:end] != sentence.text or not sentence.text:
            raise BriefError(f"no source in {sentence.document} at {start}–{end} for “{sentence.text[:60]}”")
    for row in brief.dates:
        if row.sentence is None and (row.thing is None or not 0 < row.thing <= len(brief.things)):
            raise BriefError(f"the date {row.date} has no sentence with a source; a fault of the program")


def _number(count: int) -> str:
    words = ("No things", "One thing", "Two things", "Three things", "Four things", "Five things", "Six things",
             "Seven things", "Eight things", "Nine things", "Ten things")  # fmt: skip
    return words[count] if count < len(words) else f"{count} things"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") and not name.endswith("ss") else f"{name}’s"
