"""The way of a document through coding: who, who says so, did what to whom, how sure, when, where, how many.

A pure function of the document and the knowledge: same input, same output, on any machine, in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version

from allegedly.coding.actors import find_mentions
from allegedly.coding.attribution import find_attributions
from allegedly.coding.claims import find_claims
from allegedly.coding.events import find_events
from allegedly.coding.instruments import find_instrument_claims, find_instruments
from allegedly.coding.places import find_places
from allegedly.coding.quantities import find_quantities
from allegedly.coding.times import dated, find_times
from allegedly.errors import InputError
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import Actors, load
from allegedly.nouns import CodedDocument, Document


def code(
    documents: Iterable[Document],
    actors: Actors | None = None,
    report: Callable[[InputError], None] | None = None,
) -> Iterator[CodedDocument]:
    """Codes documents one by one, in order; memory does not grow with their number.

    A document without a date gets that of its own dateline, where it has one. One that the program itself fails on goes
    to `report` and is left out: one never stops a run. Without `report` the failure is raised as it is.
    """
    known = actors if actors is not None else load()
    for parsed in parse(dated(document) for document in documents):
        try:
            coded = code_parse(parsed, known)
        except Exception as error:
            if report is None:
                raise
            what = f"the program failed on it ({type(error).__name__}: {error})"
            report(InputError(f"document {parsed.document.id}", what, "report it, with the document"))
        else:
            yield coded


def code_parse(parsed: Parse, actors: Actors) -> CodedDocument:
    """Everything read from one parse."""
    mentions = find_mentions(parsed, actors)
    attributions = find_attributions(parsed, mentions)
    times = find_times(parsed.text, parsed.document.published)
    places = find_places(parsed, mentions)
    quantities = find_quantities(parsed)
    events = find_events(parsed, mentions, attributions, times, places, quantities)
    named = find_instruments(parsed)
    return CodedDocument(
        document=parsed.document,
        sentences=tuple(parsed.sentence_span(number) for number in range(len(parsed.sentences))),
        mentions=mentions,
        attributions=attributions,
        events=events,
        times=times,
        quantities=quantities,
        claims=find_claims(parsed, mentions, events, attributions),
        instruments=named,
        instrument_claims=find_instrument_claims(parsed, named, mentions, events, attributions),
        program=_version(),
    )


@cache
def _version() -> str:
    return version("allegedly")
