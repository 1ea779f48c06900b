"""*N things to know about A and B*: chosen from the record, every sentence with its source.

A thing is a facet of what the two deal with each other about. It is headed by its main claim, told by sentences word
for word, and followed by who takes which position, the figures with their source, and what the articles don't say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from allegedly.errors import BriefError
from allegedly.knowledge.facets import facets
from allegedly.nouns import CodedDocument, Document, Position, Span
from allegedly.reports.dyad import Dyad, between, day
from allegedly.reports.gaps import Gap, find_gaps
from allegedly.reports.headings import Names, heading
from allegedly.reports.passages import Sentence, Told, sentences

# Sentences in a thing: a lead and at most five more; an editor's column holds no more.
LONGEST_THING = 6
# Two sentences that share more than this of their words say the same. Chosen on wire copies in examples/.
SAME = 0.6


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
class BriefPosition:
    """Someone's position to a claim. `claim` is None where the words take a position to what is no event."""

    actor: str | None
    text: str
    position: Position
    claim: str | None
    towards: str
    document: str
    span: Span
    published: str | None


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """A figure in the words of its source; `source` is None where the article itself gives it."""

    text: str
    bound: str
    value: float | None
    low: float | None
    high: float | None
    measures: str | None
    of: str | None
    source: str | None
    document: str
    span: Span


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
    its document as quoted.
    """
    chosen = options or BriefOptions()
    seen = 0
    held: list[Sentence] = []
    for document in between(coded, chosen.since, chosen.until):
        seen += 1
        held.extend(sentences(document, dyad))
    origin = origins({id(s.coded): s.coded.document for s in held}.values())
    groups: dict[str, list[Sentence]] = {}
    for sentence in held:
        if _bears(sentence, dyad):
            groups.setdefault(_facet(sentence), []).append(sentence)
    ranked = sorted(groups.items(), key=lambda item: (-_weight(item[1], dyad, origin), item[0]))
    used: set[tuple[str, Span]] = set()
    told: list[Sentence] = []
    things: list[Thing] = []
    gaps: list[Gap] = []
    for facet, group in ranked:
        if len(things) == chosen.things:
            break
        picked = _pick(group, held, dyad, used, told)
        if not picked:
            continue
        thing = _thing(facet, picked, group, dyad, names, origin)
        things.append(thing)
        gaps.extend(find_gaps(picked, dyad, names))
        used.update((s.coded.document.id, s.span) for s in picked)
        told.extend(picked)
    a, b = names.name(dyad.a), names.name(dyad.b)
    brief = Brief(
        title=f"{_number(len(things))} to know about {_possessive(a)} ties with {b}",
        a=dyad.a,
        b=dyad.b,
        since=chosen.since,
        until=chosen.until,
        things=tuple(things),
        gaps=tuple(_once(gaps)),
        documents=seen,
        sources=tuple({s.coded.document.id: s.coded.document for s in told}.values()),
    )
    _prove(brief)
    return brief


def _bears(sentence: Sentence, dyad: Dyad) -> bool:
    """Whether a sentence tells something of the two: both are in it, or one is and someone says or does something."""
    if len(sentence.sides) == 2:
        return True
    return bool(sentence.sides) and bool(sentence.told or sentence.attributions)


def _facet(sentence: Sentence) -> str:
    """The facet that a sentence speaks of most; "other" where it speaks of none."""
    if not sentence.facets:
        return "other"
    order = list(facets())
    return max(sentence.facets, key=lambda name: (sentence.facets[name], -order.index(name)))


def _score(sentence: Sentence, dyad: Dyad) -> float:
    """How much a sentence carries: events between the two first, then who says so, denials, figures."""
    score = 0.0
    best = 0.0
    for item in sentence.told:
        if any(dyad.directions(item.event)) or dyad.together(item.event):
            best = max(best, 4.0 if item.event.quad in {2, 4} else 3.0)
        elif dyad.sides(item.event.actors) or dyad.sides(item.event.recipients):
            best = max(best, 1.0)
    score += best
    score += 2.0 if len(sentence.sides) == 2 else 0.5
    if any(a.source is not None for a in sentence.attributions):
        score += 1.0
    if any(a.position != "affirms" for a in sentence.attributions):
        score += 1.0
    if any(q.measures for q in sentence.figures):
        score += 0.75
    length = len(sentence.text.split())
    if length < 8:
        score -= 1.5
    if length > 60:
        score -= 1.0
    if sentence.hangs:
        score -= 1.5
    return score


def _weight(group: list[Sentence], dyad: Dyad, origin: Mapping[str, str]) -> float:
    """The weight of evidence of a facet: its best sentences, and of how many origins they come, not how many copies."""
    best = sorted((_score(s, dyad) for s in group), reverse=True)[:LONGEST_THING]
    origins = len({origin[s.coded.document.id] for s in group})
    return sum(best) * (1.0 + math.log(origins)) if best else 0.0


def _pick(
    group: list[Sentence],
    held: list[Sentence],
    dyad: Dyad,
    used: set[tuple[str, Span]],
    told: list[Sentence],
) -> list[Sentence]:
    """The sentences of a thing, in order of publication and place: no two alike, none hanging in the air."""
    before = {(s.coded.document.id, s.number): s for s in held}
    picked: list[Sentence] = []
    for sentence in sorted(group, key=lambda s: -_score(s, dyad)):
        if len(picked) >= LONGEST_THING:
            break
        key = (sentence.coded.document.id, sentence.span)
        if key in used or sentence in picked or _said(sentence, picked) or _said(sentence, told):
            continue
        if _score(sentence, dyad) < 2.0:
            break
        if sentence.hangs:
            # A sentence that begins with "he" or "this" brings the one before it along, or is not taken.
            lead = before.get((sentence.coded.document.id, sentence.number - 1))
            if lead is None or lead.hangs or (lead.coded.document.id, lead.span) in used:
                continue
            if lead not in picked:
                if len(picked) + 2 > LONGEST_THING or _said(lead, picked) or _said(lead, told):
                    continue
                picked.append(lead)
        picked.append(sentence)
    if not any(len(s.sides) == 2 or any(any(dyad.directions(t.event)) for t in s.told) for s in picked):
        return []
    return sorted(picked, key=lambda s: (day(s.coded.document.published) or "", s.coded.document.id, s.span))


def _said(sentence: Sentence, others: Iterable[Sentence]) -> bool:
    mine = set(sentence.words)
    for other in others:
        theirs = set(other.words)
        if mine and theirs and len(mine & theirs) / min(len(mine), len(theirs)) > SAME + 0.15:
            return True
        if len(mine & theirs) / max(1, len(mine | theirs)) > SAME:
            return True
    return False


def _thing(
    facet: str, picked: list[Sentence], group: list[Sentence], dyad: Dyad, names: Names, origin: Mapping[str, str]
) -> Thing:
    main = _main(picked, dyad)
    head = heading(main[0], main[1], dyad, names) if main else facets()[facet].title if facet in facets() else "Other"
    documents = {s.coded.document.id for s in group}
    return Thing(
        heading=head,
        heading_claim=main[1].claim.id if main else None,
        facet=facet,
        sentences=tuple(_sentence(s, names) for s in picked),
        positions=_positions(picked, names),
        figures=_figures(picked, names),
        origins=len({origin[document] for document in documents}),
        reports=len(documents),
    )


def _main(picked: list[Sentence], dyad: Dyad) -> tuple[Sentence, Told] | None:
    """The claim that heads a thing: between the two, material, plainly told, in a clause that can stand alone."""
    best: tuple[float, Sentence, Told] | None = None
    for sentence in picked:
        for item in sentence.told:
            event, words = item.event, item.claim.clause.text.split()
            score = 0.0
            if any(dyad.directions(event)):
                score += 4.0
            elif dyad.together(event):
                score += 3.0
            elif dyad.sides(event.actors):
                score += 1.0
            score += 1.0 if event.quad in {2, 4} else 0.0
            score += 0.5 if item.claim.positions else 0.0
            score += 1.0 if item.claim.status in {"disputed", "denied"} else 0.0
            score -= 0.0 if 4 <= len(words) <= 16 else 1.5 if len(words) <= 24 else 4.0
            score -= 3.0 if not words or words[0].lower().strip("“\"'") in _PRONOUNS else 0.0
            if score >= 2.0 and (best is None or score > best[0]):
                best = (score, sentence, item)
    return (best[1], best[2]) if best else None


_PRONOUNS = frozenset("he she it they we i you this that these those who which what there him them us".split())


def _sentence(sentence: Sentence, names: Names) -> BriefSentence:
    speakers: list[str] = []
    for attribution in sentence.attributions:
        if attribution.source is not None and any(_touch(c, sentence.span) for c in attribution.content):
            name = names.speaker(sentence.coded, attribution.source)
            if name not in speakers:
                speakers.append(name)
    return BriefSentence(
        sentence.text,
        sentence.coded.document.id,
        sentence.span,
        tuple(item.claim.id for item in sentence.told),
        tuple(speakers),
    )


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _positions(picked: list[Sentence], names: Names) -> tuple[BriefPosition, ...]:
    """Who affirms, denies, doubts or withholds, each once for the same words."""
    found: dict[tuple[str, str, str], BriefPosition] = {}
    for sentence in picked:
        document = sentence.coded.document
        tied: set[str] = set()
        for item in sentence.told:
            for stance in item.claim.positions:
                tied.update(stance.via)
                row = BriefPosition(
                    stance.actor,
                    names.stance(sentence.coded, stance),
                    stance.position,
                    item.claim.id,
                    item.claim.clause.text,
                    document.id,
                    sentence.span,
                    document.published,
                )
                found.setdefault((row.text, row.position, row.towards), row)
        for attribution in sentence.attributions:
            if attribution.source is None or attribution.id in tied or not attribution.content:
                continue
            if attribution.position == "affirms" or not _touch(attribution.cue.span, sentence.span):
                continue
            towards = " … ".join(document.text[s:e] for s, e in attribution.content)
            row = BriefPosition(
                attribution.source.actor,
                names.speaker(sentence.coded, attribution.source),
                attribution.position,
                None,
                towards,
                document.id,
                sentence.span,
                document.published,
            )
            found.setdefault((row.text, row.position, row.towards), row)
    return tuple(found.values())


def _figures(picked: list[Sentence], names: Names) -> tuple[BriefFigure, ...]:
    found: dict[tuple[str, str | None], BriefFigure] = {}
    for sentence in picked:
        for figure in sentence.figures:
            if figure.measures is None and figure.bound == "exact":
                continue
            holding = [
                a
                for a in sentence.attributions
                if a.source is not None and any(s <= figure.span[0] and figure.span[1] <= e for s, e in a.content)
            ]
            # The innermost source: the attribution with the shortest content that holds the figure.
            holding.sort(key=lambda a: sum(e - s for s, e in a.content))
            source = holding[0].source if holding else None
            row = BriefFigure(
                figure.text,
                figure.bound,
                figure.value,
                figure.low,
                figure.high,
                figure.measures,
                figure.of.text if figure.of else None,
                names.speaker(sentence.coded, source) if source else None,
                sentence.coded.document.id,
                figure.span,
            )
            found.setdefault((row.text, row.source), row)
    return tuple(found.values())


def _once(gaps: Iterable[Gap]) -> list[Gap]:
    kept: dict[str, Gap] = {}
    for gap in gaps:
        known = kept.get(gap.text)
        kept[gap.text] = (
            gap if known is None else replace(known, claims=tuple(dict.fromkeys(known.claims + gap.claims)))
        )
    return list(kept.values())


def _prove(brief: Brief) -> None:
    """Refuses a brief in which a sentence does not stand, word for word, where it says."""
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
