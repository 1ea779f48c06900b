"""Where: places of the draft that the sources don't give for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.nouns import CodedDocument, Span
from allegedly.reports.checking.draft import Draft, touch
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import KEY, Term, heavy_keys, lemma_of
from allegedly.reports.checking.tracing import Traced

# A passage tells what the statement tells where it has this share of its terms that are no names, in itself.
SAME_MATTER = 0.5
# … and surely so with this share.
SURE = 0.7
# A passage elsewhere is on the same where it shares so many terms that are no names.
ON = 2
DIRECTIONS = {"=north": "=south", "=south": "=north", "=east": "=west", "=west": "=east"}
# "at Fordo", "near the Danish island of Bornholm", "the town of Orum", "flew to Vienna": a name behind a preposition or
# a noun of place.
_SORTS = r"(?:island|town|city|village|port|province|district|region|capital)"
_PLACED = re.compile(
    rf"\b(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]round|[Ii]nto|[Tt]owards?|[Tt]o|[Ff]rom)\s"
    rf"(?:(?:[\w’'-]+\s){{0,3}}{_SORTS}\sof\s|the\s(?:[a-z]+\s)?)?|{_SORTS}(?:\sof|,)\s)"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A name behind a preposition of place, with the keys of its words."""

    text: str
    span: Span
    keys: frozenset[str]


def wrong_places(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Places that stand in no passage which a statement goes back to, where these have another place."""
    for each in traced:
        statement = each.statement
        if statement.heading or not draft.is_own(statement.span):
            continue
        yield from _directions(draft, each, each.passages)
        yield from _named(draft, each, record)


def _named(draft: Draft, each: Traced, record: Record) -> Iterator[Remark]:
    whole = {t.key for t in each.sentence_terms}
    best = each.passages[:1] or ([each.best.passage] if each.best is not None else [])
    near = [s.passage for s in each.supports if s.own >= SAME_MATTER]
    for place in places(draft.plain.text, each.statement.span, each.statement.terms):
        if not best or not draft.is_own(place.span) or _is_nobodys_place(draft.coded, place.span):
            continue
        if any(place.keys & (p.keys | _written(p.place.text)) for p in near or each.passages):
            continue
        unknown = not any(key in record.frequency or key in record.titled for key in place.keys)
        if unknown and not each.passages and not _shares_a_deed(draft, each, best[0]):
            continue  # nothing of it is known: that is what is wrong, and not the place
        if unknown:
            yield Remark(
                "place",
                place.span,
                f"no source on this speaks of “{place.text}”: name a source for it, or take it out",
                (best[0].place,),
            )
            continue
        passages = near or each.passages
        if not passages or _elsewhere(place, each, record):
            continue
        if not _has_its_own(passages[0], whole) and any(place.keys & (p.beside | _written(p.before)) for p in passages):
            continue
        if near and near[0] is each.passages[0] and each.supports[0].own >= SURE and not _has_its_own(near[0], whole):
            message = f"no source has this in “{place.text}”: put where the source has it"
            yield Remark("place", place.span, message, (near[0].place,))
            continue
        for passage in passages:
            start = passage.place.span[0]
            terms = tuple(Term((t.span[0] - start, t.span[1] - start), t.key, t.weight) for t in passage.terms)
            others = [p for p in places(passage.place.text, (0, len(passage.place.text)), terms) if not p.keys & whole]
            if others:
                message = (
                    f"the source has “{others[0].text}” for this, the draft “{place.text}”: put the source's place"
                )
                yield Remark("place", place.span, message, (passage.place,))
                break


def _shares_a_deed(draft: Draft, each: Traced, passage: Passage) -> bool:
    """Whether a passage has more of a statement than whom it is about."""
    return any(t.is_heavy and t.key in passage.keys and draft.text(t.span).islower() for t in each.statement.terms)


def _has_its_own(passage: Passage, whole: set[str]) -> bool:
    """Whether a passage itself says where, and the draft's sentence has none of it: a place beside it is of others."""
    start = passage.place.span[0]
    terms = tuple(Term((t.span[0] - start, t.span[1] - start), t.key, t.weight) for t in passage.terms)
    found = list(places(passage.place.text, (0, len(passage.place.text)), terms))
    return bool(found) and not any(p.keys & whole for p in found)


def _directions(draft: Draft, each: Traced, passages: list[Passage]) -> Iterator[Remark]:
    """ "South of the airport" for "north of the airport"."""
    for term in each.statement.terms:
        opposite = DIRECTIONS.get(term.key)
        if opposite is None or any(term.key in p.beside for p in passages):
            continue
        passage = next((p for p in passages if any(t.key == opposite for t in p.terms)), None)
        if passage is not None and opposite not in {t.key for t in each.sentence_terms}:
            message = f"the source has the opposite direction; the draft “{draft.text(term.span)}”: turn it round"
            yield Remark("place", term.span, message, (passage.place,))


def _elsewhere(place: Place, each: Traced, record: Record) -> bool:
    """Whether another passage on the same has the place: a sentence may join what several sources tell."""
    heavy = heavy_keys(each.statement.terms)
    return any(
        place.keys & (passage.keys | _written(passage.place.text)) and len(heavy & passage.keys) >= ON
        for passage in record.passages
    )


def places(text: str, span: Span, terms: tuple[Term, ...]) -> Iterator[Place]:
    """The names behind prepositions of place in a part of a text; a name is known by its words and its state."""
    for found in _PLACED.finditer(text, *span):
        at = found.span("name")
        keys = {t.key for t in terms if touch(t.span, at)} | _written(found["name"])
        yield Place(found["name"], at, frozenset(keys))


def _written(text: str) -> frozenset[str]:
    """The keys of the capitalised words of a text."""
    return frozenset(lemma_of(word)[:KEY] for word in re.findall(r"[A-ZÀ-Þ][\w’'-]+", text))


def _is_nobodys_place(coded: CodedDocument, span: Span) -> bool:
    """Whether a name is a person's, a body's or a date's: no place."""
    return any(
        touch(m.span, span) and m.kind in {"person", "organisation", "igo", "media", "armed group"}
        for m in coded.mentions
    ) or any(touch(t.span, span) for t in coded.times)
