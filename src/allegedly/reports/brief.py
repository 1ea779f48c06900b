"""*N things to know about A and B*: chosen from the record, every sentence with its source.

A thing is a facet of what the two deal with each other about. It is headed by its main claim, told by sentences word
for word, and followed by who takes which position, the figures with their source, and what the articles don't say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from allegedly.errors import BriefError
from allegedly.knowledge.facets import weigh
from allegedly.ledger import Origins
from allegedly.nouns import CodedDocument, Document
from allegedly.reports.accounts import Accounts
from allegedly.reports.choosing import BREADTH, Record, by_facet
from allegedly.reports.coverage import Coverage, coverage
from allegedly.reports.dyad import Dyad, between, day
from allegedly.reports.gaps import Gap, find_gaps, merged
from allegedly.reports.headings import Headline, headlines, own_date
from allegedly.reports.likeness import Likeness
from allegedly.reports.main_dates import MainDate, main_dates
from allegedly.reports.names import Names
from allegedly.reports.passages import WORD, Sentence, sentences
from allegedly.reports.spoken import BriefSentence, shown
from allegedly.reports.stances import BriefFigure, BriefPosition, figures, positions
from allegedly.reports.stories import chosen_stories, stories_of, telling
from allegedly.reports.voices import Introductions, Voice, voices

# Headings of a longer record bear their month: what was said years ago is not said today.
ONE_YEAR, DAYS_A_YEAR = 1.0, 365.25
# Who tells of an event so far down in an article, and without its day, looks back on it.
LOOKS_BACK = 3
# A thing bears the title of its facet unless its own words speak of another one so many times as much.
ANOTHER_FACET = 1.5
# How a brief is made, for its readers.
METHOD = (
    "Articles that name both are read by a program, which codes who did what to whom, who says so, and how sure. "
    "It writes nothing but headings and labels; headings are clauses of the articles, with who says so and who denies "
    "it.",
    "A thing is one story of one facet, chosen by how many origins tell it (copies of one story are one origin), deeds "
    "before words, disagreement, and how new it is. Its sentences tell of that story; none says what another has said. "
    "The month is that of the event or of its first report; “told in” where an article looks back without a date.",
    "Positions are towards what the quoted words tell. The article itself is the source where it names no other.",
    "Main dates are days on which something was done between the two, chosen by how many origins speak of them, "
    "looking back above all. Talks and visits are among them only where several origins tell of them.",
    "The program misreads sentences. Every sentence links to its place in its article; check before printing.",
)


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How many things, and from when to when (ISO days, both included)."""

    things: int = 5
    since: str | None = None
    until: str | None = None


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
        facet: stories_of(headlines(group, facet, dyad, names, accounts), record, origin)
        for facet, group in groups.items()
    }
    covered = coverage(documents.values(), origin) if documents else None
    long = covered is not None and _years(covered) > ONE_YEAR
    things: list[Thing] = []
    gaps: list[Gap] = []
    introduced: set[str] = set()
    introductions = Introductions(both)
    wide = {facet: BREADTH * record.breadth(groups[facet], origin) for facet, heads in stories.items() if heads}
    ranked = [(facet, [(weight + wide[facet], head) for weight, head in stories[facet]]) for facet in wide]
    for facet, story in chosen_stories(ranked, groups, (record, accounts), chosen.things):
        head, picked = story
        of = telling(head, picked, record)
        things.append(
            Thing(
                heading=f"{head.text}{_when(head)}" if long else head.text,
                heading_claim=head.claim,
                facet=_facet(facet, head, picked),
                sentences=tuple(shown(picked, names, introductions, introduced)),
                positions=positions(head, picked, dyad, names, accounts),
                figures=figures(picked, names),
                origins=len({origin.at(s.coded.document.id, s.span) for s in of}),
                reports=len({s.coded.document.id for s in of}),
            )
        )
        gaps.extend(find_gaps(head, picked, held, dyad, names))
    places = [[(s.document, s.span) for s in thing.sentences] for thing in things]
    dates = main_dates(both, dyad, places, origin, (names, introductions, introduced))
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


def _years(covered: Coverage) -> float:
    """How many years lie between the first and the last document."""
    if covered.first is None or covered.last is None:
        return 0.0
    return (date.fromisoformat(covered.last) - date.fromisoformat(covered.first)).days / DAYS_A_YEAR


def _facet(facet: str, head: Headline, picked: Iterable[Sentence]) -> str:
    """The facet that a thing's title names: its own, unless its words speak of another one much more."""
    # Each sentence has one voice, the heading two: one that names tankers six times is one sentence on tankers.
    weights: dict[str, float] = {}
    for text in (head.text, head.text, *(s.text for s in picked)):
        own = weigh(word.lower() for word in WORD.findall(text))
        for name, weight in own.items():
            weights[name] = weights.get(name, 0.0) + weight / sum(own.values())
    best = max(sorted(weights), key=lambda name: weights[name], default=facet)
    return best if weights.get(best, 0.0) > ANOTHER_FACET * weights.get(facet, 0.0) else facet


def _when(head: Headline) -> str:
    """The month of a heading, as "(June 2018)": of what it tells where the text gives it, else of its article.

    Where the article looks back and does not say when it was, its month is not that of the event: "(told in …)".
    """
    published = day(head.sentence.coded.document.published)
    event = head.told.event if head.told is not None else None
    start = own_date(head)
    if start is not None:
        return f" ({_month(start if published is None or start <= published else published)})"
    if published is None:
        return ""
    back = event is not None and event.tense == "past" and head.sentence.number >= LOOKS_BACK
    return f" (told in {_month(published)})" if back else f" ({_month(published)})"


def _month(when: str) -> str:
    return f"{date.fromisoformat(when[:10]):%B %Y}"


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
