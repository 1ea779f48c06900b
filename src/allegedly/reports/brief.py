"""*N things to know about A and B*: chosen from the record, every sentence with its source.

A thing is a facet of what the two deal with each other about. It is headed by its main claim, told by sentences word
for word, and followed by who takes which position, the figures with their source, and what the articles don't say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from allegedly.errors import BriefError
from allegedly.nouns import Attribution, CodedDocument, Document, Span
from allegedly.reports.accounts import Accounts
from allegedly.reports.choosing import Told, by_facet, pick, weight
from allegedly.reports.dyad import Dyad, between
from allegedly.reports.gaps import Gap, find_gaps, merged
from allegedly.reports.headings import Headline, headlines
from allegedly.reports.names import Names
from allegedly.reports.passages import Sentence, sentences
from allegedly.reports.stances import BriefFigure, BriefPosition, figures, positions

# A claim of less merit (headings.py) makes no heading, and what has no heading is no thing to know.
LEAST_MERIT = 0.5


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


Origins = Callable[[Iterable[Document]], Mapping[str, str]]


def make_brief(
    coded: Iterable[CodedDocument], dyad: Dyad, names: Names, origins: Origins, options: BriefOptions | None = None
) -> Brief:
    """The brief of two actors from coded documents.

    Keeps the documents that name both actors; the others pass by. Raises BriefError where a sentence does not stand in
    its document as quoted, or two documents bear the same id, so that a source would not be certain.
    """
    chosen = options or BriefOptions()
    seen = 0
    held: list[Sentence] = []
    for document in between(coded, chosen.since, chosen.until):
        seen += 1
        held.extend(sentences(document, dyad))
    documents = _documents(held)
    origin = origins(documents.values())
    accounts = Accounts(held, dyad, origin)
    groups = by_facet(held)
    ranked = sorted(groups.items(), key=lambda item: (-weight(item[1], dyad, origin), item[0]))
    before = {(s.coded.document.id, s.number): s for s in held}
    told = Told()
    things: list[Thing] = []
    gaps: list[Gap] = []
    introduced: set[str] = set()
    for facet, group in ranked:
        if len(things) == chosen.things:
            break
        heads = headlines(group, facet, dyad, names, accounts)
        found = _told(heads, group, before, dyad, told)
        if found is None:
            continue
        head, picked = found
        of = {s.coded.document.id for s in group}
        things.append(
            Thing(
                heading=head.text,
                heading_claim=head.claim,
                facet=facet,
                sentences=tuple(_sentence(s, names, introduced) for s in picked),
                positions=positions(picked, dyad, names, accounts),
                figures=figures(picked, names),
                origins=len({origin[document] for document in of}),
                reports=len(of),
            )
        )
        gaps.extend(find_gaps(picked, held, dyad, names))
    used = {sentence.document for thing in things for sentence in thing.sentences}
    a, b = names.name(dyad.a), names.name(dyad.b)
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
    )
    prove(brief)
    return brief


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


def _told(
    heads: Iterable[Headline],
    group: list[Sentence],
    before: Mapping[tuple[str, int], Sentence],
    dyad: Dyad,
    told: Told,
) -> tuple[Headline, list[Sentence]] | None:
    """The heading of a facet and its sentences, the one that the heading is made from first; None without a heading."""
    for head in heads:
        if head.merit < LEAST_MERIT:
            break
        if told.heads(head.content):
            continue
        picked = pick(head.sentence, group, before, dyad, told)
        if picked:
            told.headings.append(head.content)
            return head, picked
    return None


def _sentence(sentence: Sentence, names: Names, introduced: set[str]) -> BriefSentence:
    """A sentence with its speakers: by full name and office at first mention, by name later."""
    speakers: dict[str, str] = {}
    for attribution in sentence.attributions:
        if attribution.source is None or _is_evidence(attribution):
            continue
        if any(_touch(c, sentence.span) for c in attribution.content):
            name = names.speaker(sentence.coded, attribution.source)
            shown = name if name in introduced else names.introduced(sentence.coded, attribution.source)
            introduced.add(name)
            speakers.setdefault(name, shown)
    return BriefSentence(
        sentence.text,
        sentence.coded.document.id,
        sentence.span,
        tuple(item.claim.id for item in sentence.told),
        tuple(speakers.values()),
    )


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
        for sentence in thing.sentences:
            start, end = sentence.span
            if texts.get(sentence.document, "")[start:end] != sentence.text or not sentence.text:
                raise BriefError(f"no source in {sentence.document} at {start}–{end} for “{sentence.text[:60]}”")


def _number(count: int) -> str:
    words = ("No things", "One thing", "Two things", "Three things", "Four things", "Five things", "Six things",
             "Seven things", "Eight things", "Nine things", "Ten things")  # fmt: skip
    return words[count] if count < len(words) else f"{count} things"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") and not name.endswith("ss") else f"{name}’s"
