"""Checks a draft against its sources, as a desk editor does by hand.

The draft is coded like any article and cut into statements. Each is traced to the passages of the sources that it goes
back to, by its rare words, their paraphrases, and its names; then its quotations, speakers, offices, dates, figures,
attribution, modality and what the record says against it are compared with them. `kinds.py` lists the kinds of remarks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from allegedly.knowledge.actors import Actors
from allegedly.ledger import origins
from allegedly.nouns import CodedDocument, Document, Span
from allegedly.reports.checking.dates import wrong_dates
from allegedly.reports.checking.denials import left_out
from allegedly.reports.checking.draft import Draft, touch
from allegedly.reports.checking.kinds import HELP, KINDS, explained, kinds_named
from allegedly.reports.checking.modality import raised
from allegedly.reports.checking.numbers import figures
from allegedly.reports.checking.offices import Offices, titled
from allegedly.reports.checking.outlets import counted_twice
from allegedly.reports.checking.overtaking import overtaken
from allegedly.reports.checking.places import wrong_places
from allegedly.reports.checking.polarity import turned_round
from allegedly.reports.checking.quoting import Quotations
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark, SourcePassage
from allegedly.reports.checking.speaking import told_as_facts, wrong_speakers
from allegedly.reports.checking.swapping import swapped
from allegedly.reports.checking.tracing import not_found, trace

__all__ = ["HELP", "KINDS", "Remark", "SourcePassage", "check", "explained", "kinds_named"]


def check(draft: Document, sources: Iterable[CodedDocument], actors: Actors, off: Collection[str] = ()) -> list[Remark]:
    """What is wrong with a draft, in its order; positions are those of `draft.text`.

    The sources are read once; what bears on the draft is held. `off` are kinds (of KINDS) that are not wanted.
    """
    read = Draft.of(draft, actors)
    sentences: dict[tuple[int, int], set[str]] = {}
    for statement in read.statements:
        sentences.setdefault(statement.sentence, set()).update(statement.keys)
    keys = [frozenset(each) for each in sentences.values()]
    record = Record(actors, frozenset().union(*keys))
    quotations = Quotations(list(read.quotes), actors)
    named = (name.split()[-1] for s in read.coded.sentences for name, _, _ in titled(read.plain.text, s))
    offices = Offices(actors, frozenset(named))
    documents: dict[str, Document] = {}
    for coded in sources:
        held = len(record.passages)
        record.read(coded, keys)
        quotations.read(coded)
        offices.read(coded)
        if len(record.passages) > held:
            documents[coded.document.id] = coded.document
    found = list(_remarks(read, record, quotations, offices, documents))
    placed = [r.span for r in found if r.kind == "place"]
    # What is told of another place stands in no source either: that is one fault.
    found = [r for r in found if not (r.kind == "not found" and any(touch(r.span, span) for span in placed))]
    found = [r for r in found if r.kind not in off]
    return sorted(dict.fromkeys(found), key=lambda remark: (remark.span, remark.kind))


def _remarks(
    draft: Draft, record: Record, quotations: Quotations, offices: Offices, documents: dict[str, Document]
) -> Iterator[Remark]:
    traced = trace(draft, record)
    yield from quotations.remarks()
    yield from wrong_speakers(draft, quotations, traced, record)
    yield from offices.remarks(draft)
    yield from wrong_dates(draft, traced, record)
    yield from wrong_places(draft, traced, record)
    yield from figures(draft, traced, record)
    yield from told_as_facts(draft, traced, record)
    yield from raised(draft, traced)
    yield from turned_round(draft, traced, record)
    yield from left_out(draft, traced, record, record.actors)
    yield from not_found(traced, draft, record)
    yield from swapped(draft, traced)
    told: dict[Span, list[Passage]] = {}
    for each in traced:
        told.setdefault(each.statement.sentence, []).extend(each.passages)
    yield from counted_twice(draft, told, documents, origins(documents.values()))
    yield from overtaken(draft, traced, record)
