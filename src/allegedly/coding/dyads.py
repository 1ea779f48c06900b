"""Events between given parties: every row gets its best type, and the probability that there is no event at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import tee
from typing import Any

from allegedly.coding.certainty import judge
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.features import Pair, Reading, path, read
from allegedly.coding.events.finding import trigger_of
from allegedly.coding.events.model import YIELD, probabilities
from allegedly.grammar import Parse, parse
from allegedly.knowledge.plover import plover
from allegedly.nouns import Document

# Probability that there is no event, by how many of the parties stand in a slot of some predicate (own estimate from
# quality/data/no-events against the PLOVER sentences), and where no predicate stands at all.
NONE_BY_PARTIES = (0.6, 0.25, 0.05)
NONE_WITHOUT_PREDICATE = 0.9


def code_dyads(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows {"id", "text", "source": [s, e] | None, "target": [s, e] | None} with type, mode, quad, goldstein, polarity,
    factuality, certainty and "none", in order (contract, `allegedly code --dyads`). Reads rows as it goes.
    """
    ours, theirs = tee(rows)
    documents = (Document(id=str(n), text=str(each["text"])) for n, each in enumerate(theirs))
    for each, parsed in zip(ours, parse(documents), strict=True):
        yield {"id": each.get("id"), **_code(parsed, pair_of(parsed, each))}


def pair_of(parsed: Parse, given: Mapping[str, Any]) -> Pair:
    """The tokens of a row's parties."""
    spans = []
    for name in ("source", "target"):
        span = given.get(name)
        spans.append(range(0) if span is None else parsed.tokens((int(span[0]), int(span[1]))))
    return Pair(*spans)


def _code(parsed: Parse, pair: Pair) -> dict[str, Any]:
    reading = read(parsed, pair)
    shares = probabilities(reading.features)
    best = max(shares, key=lambda name: shares[name])
    draft = _fitting(reading, best)
    name = best if best != YIELD else (draft.type if draft is not None else "RETREAT")
    kind = plover().types[name]
    trigger = trigger_of(draft) if draft is not None else next(iter(path(parsed, pair)), None)
    sure = judge(parsed, trigger) if trigger is not None else None
    mode = draft.sense.mode if draft is not None and draft.type == name else None
    return {
        "type": name,
        "mode": mode if mode in kind.modes else None,
        "quad": kind.quad,
        "goldstein": kind.goldstein,
        "polarity": sure.polarity if sure else "positive",
        "factuality": sure.factuality if sure else 0.0,
        "certainty": sure.certainty if sure else "unknown",
        "none": none(reading),
    }


def _fitting(reading: Reading, name: str) -> Draft | None:
    """The best event of a type."""
    wanted = {"CONCEDE", "RETREAT"} if name == YIELD else {name}
    return next((draft for _, draft in reading.events if draft.type in wanted), None)


def none(reading: Reading) -> float:
    """The probability that the parties are in no event together."""
    if not reading.events:
        return NONE_WITHOUT_PREDICATE
    return NONE_BY_PARTIES[min(2, round(reading.events[0][0]))]
