"""Instruments as text and JSON: how one stands, and which ones are named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from allegedly.ledger import About, Act, InstrumentCount, InstrumentRecord, Standing
from allegedly.nouns import as_json
from allegedly.reports import Names

VERBS = {"affirms": "say so", "denies": "dispute it", "doubts": "doubt it", "withholds": "leave it open"}


def instrument_text(record: InstrumentRecord, names: Names) -> str:
    """How an instrument stands, to read: facts, then each act with who claims it, who disputes it, in which words."""
    return "\n".join(_lines(record, names)) + "\n"


def instrument_json(record: InstrumentRecord, names: Names) -> str:
    """The same as one JSON object, actors by id."""
    return json.dumps(as_json(record), ensure_ascii=False) + "\n"


def counts_text(found: Sequence[InstrumentCount]) -> str:
    """A line for each instrument that is named: id, name, in how many documents, how many claims."""
    lines = [f"{one.id}\t{one.name}\t{one.documents} documents\t{one.claims} claims" for one in found]
    return "\n".join(lines) + "\n" if lines else "no instruments are named\n"


def counts_json(found: Sequence[InstrumentCount]) -> str:
    """The same as JSONL."""
    return "".join(json.dumps(as_json(one), ensure_ascii=False) + "\n" for one in found)


INSTRUMENT: dict[str, Callable[[InstrumentRecord, Names], str]] = {"text": instrument_text, "json": instrument_json}
COUNTS: dict[str, Callable[[Sequence[InstrumentCount]], str]] = {"text": counts_text, "json": counts_json}


def _lines(record: InstrumentRecord, names: Names) -> Iterator[str]:
    one = record.instrument
    yield f"{one.name} ({one.id}), {one.kind}"
    for label, value in (
        ("adopted", one.adopted),
        ("in force", one.in_force),
        ("parties", ", ".join(map(names.name, one.parties)) or None),
        ("binds to", one.binds),
        ("expiry", one.expiry),
        ("note", one.note),
    ):
        if value is not None:
            yield f"  {label}: {value}"
    yield f"named {record.mentions} times in {record.documents} documents"
    for act in record.acts:
        yield from _act(act, names)


def _act(act: Act, names: Names) -> Iterator[str]:
    yield ""
    yield f"{act.act} ({len(act.said)})"
    yield from _standings(act.standings, names, "  ")
    for one in act.said:
        yield f"  “{' '.join(one.quote.text.split())}”"
        where = ", ".join(part for part in (one.publisher, (one.published or "")[:10]) if part)
        yield f"    — {where + ' ' if where else ''}[{one.document}:{one.quote.span[0]}–{one.quote.span[1]}]"
    for about in act.about:
        yield from _about(about, names)


def _about(about: About, names: Names) -> Iterator[str]:
    who = " → ".join(" and ".join(map(names.name, side)) for side in (about.actors, about.recipients) if side)
    yield f"  said of event {about.event}: {about.type} {who}"
    yield from _standings(about.standings, names, "    ")


def _standings(found: Iterable[Standing], names: Names, indent: str) -> Iterator[str]:
    by: dict[str, list[str]] = {}
    for one in found:
        changed = f", before: {one.held[-2].position}" if one.changed else ""
        since = f" since {one.held[-1].since[:10]}" if one.held[-1].since else ""
        by.setdefault(one.now, []).append(f"{names.holder(one.actor, one.text)}{since}{changed}")
    for position, holders in by.items():
        yield f"{indent}{VERBS[position]}: {'; '.join(holders)}"
