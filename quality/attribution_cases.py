"""Our own hard sentences and short passages (quality/data/attribution): position, net position, evidence, speaker.

`seen` was looked at while the program was written, `unseen` was written before it was measured and is only counted.
A labelled attribution is matched with ours whose cue overlaps its cue; a text without any counts as one that is right
where we find none. Evidence counts over all that either side marks, net positions over all that either side takes;
they are those of claims.py for an event that stands at the labelled word. Run `python -m quality.attribution_cases`,
with `--errors` for the mistakes in `seen`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allegedly.coding.actors import find_mentions
from allegedly.coding.attribution import find_attributions
from allegedly.coding.certainty import judge
from allegedly.coding.claims import find_claims
from allegedly.coding.events.circumstances import Contents
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import load
from allegedly.nouns import Attribution, Document, Event, Mention, Party, Span, Word
from quality.figures import Figure

HERE = Path(__file__).parent / "data" / "attribution"


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> bool:
        """Counts one; returns whether it is right."""
        self.right += right
        self.total += 1
        return right

    @property
    def percent(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.total)


@dataclass(slots=True)
class Shares:
    """The figures of one half, and a line for every mistake."""

    position: Share = field(default_factory=Share)
    net: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=Share)
    speaker: Share = field(default_factory=Share)
    nesting: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)


NAMES = ("position", "net", "evidence", "speaker", "nesting")


def measure() -> list[Figure]:
    """Both halves' figures."""
    figures = []
    for part in ("seen", "unseen"):
        shares = score(part)
        figures += [Figure(f"attribution.set.{part}.{name}", getattr(shares, name).percent) for name in NAMES]
    return figures


def score(part: str) -> Shares:
    """Counts one half."""
    rows = [json.loads(line) for line in (HERE / f"{part}.jsonl").read_text("utf-8").splitlines()]
    documents = [Document(row["id"], row["text"]) for row in rows]
    actors, shares = load(), Shares()
    for row, parsed in zip(rows, parse(documents), strict=True):
        mentions = find_mentions(parsed, actors)
        ours = find_attributions(parsed, mentions)
        _compare(row, ours, shares)
        for wanted in row.get("net", ()):
            _compare_net(parsed, wanted, mentions, ours, shares)
    return shares


def _compare(row: dict[str, Any], ours: Sequence[Attribution], shares: Shares) -> None:
    def wrong(what: str) -> None:
        shares.errors.append(f"{what}\n    {row['id']}: {row['text']}")

    labelled = row["attributions"]
    if not labelled and not shares.position.add(not ours):
        wrong(f"false <{ours[0].cue.text}>")
    by_id = {attribution.id: attribution for attribution in ours}
    for gold in labelled:
        cue = tuple(gold["cue"]["span"])
        found = [a for a in ours if overlap(a.cue.span, cue)]
        # Two of ours on one labelled cue ("neither confirmed nor denied"): the one that is right counts.
        own = max(found, key=lambda a: a.position == gold["position"], default=None)
        name = gold["cue"]["text"]
        if not shares.position.add(own is not None and own.position == gold["position"]):
            wrong(f"position <{name}> {gold['position']}: {own.position if own else 'not found'}")
        if not shares.speaker.add(own is not None and same_speaker(row["text"], gold["source"], own.source)):
            wrong(f"speaker <{name}> {gold['source']}: {own.source if own else 'not found'}")
        inside = None if own is None or own.inside is None else by_id[own.inside].cue
        nested = (
            inside is None if gold["inside"] is None else inside is not None and overlap(inside.span, gold["inside"])
        )
        if not shares.nesting.add(own is not None and nested):
            wrong(f"nesting <{name}> in {gold['inside']}: {inside.text if inside else None}")
        evidence, given = gold["evidence"], own.evidence if own is not None else None
        if evidence is None and given is None:
            continue
        same = evidence is not None and given is not None and evidence["given"] == given.given
        if not shares.evidence.add(same and (evidence["kind"] is None or evidence["kind"] == given.kind)):  # type: ignore[union-attr]
            wrong(f"evidence <{name}> {evidence}: {(given.given, given.kind, given.text) if given else None}")


def same_speaker(text: str, wanted: dict[str, Any] | None, found: Party | None) -> bool:
    """Whether the sources overlap, and the actor is the labelled one where one is.

    "Who" and "which" right behind the labelled words stand for them, as a pronoun may for a name.
    """
    if wanted is None or found is None:
        return wanted is None and found is None
    relative = found.text in {"who", "which"} and not text[wanted["span"][1] : found.span[0]].strip(", ")
    there = overlap(found.span, wanted["span"]) or (relative and wanted["span"][1] <= found.span[0])
    return there and ("actor" not in wanted or wanted["actor"] == found.actor)


def _compare_net(
    parsed: Parse, wanted: dict[str, Any], mentions: Sequence[Mention], ours: Sequence[Attribution], shares: Shares
) -> None:
    taken = net_positions(parsed, tuple(wanted["span"]), mentions, ours)
    positions = wanted["positions"]
    for actor in sorted(positions.keys() | taken.keys()):
        if not shares.net.add(positions.get(actor) == taken.get(actor)):
            shares.errors.append(f"net {wanted['text']}: {positions} but {taken}\n    {parsed.text}")


def net_positions(
    parsed: Parse, span: Span, mentions: Sequence[Mention], ours: Sequence[Attribution]
) -> dict[str, str]:
    """Who takes which position towards an event at a word: by actor, by their words where none is known."""
    token = parsed.tokens(span)[0]
    holder = Contents(ours).innermost(span)
    cue = parsed.tokens(holder.cue.span) if holder is not None else range(0)
    head = next((t for t in cue if parsed.heads[t] not in cue or parsed.heads[t] == t), None)
    sure = judge(parsed, token, head)
    event = Event(
        id="e1",
        sentence=parsed.sentence_of[token],
        type="ASSAULT",
        mode=None,
        contexts=(),
        quad=4,
        goldstein=-10.0,
        trigger=Word(span, parsed.quote(span), parsed.lemmas[token], parsed.pos[token]),
        actors=(),
        recipients=(),
        date=None,
        place=None,
        quantities=(),
        polarity=sure.polarity,
        certainty=sure.certainty,
        factuality=sure.factuality,
        tense=sure.tense,
        attribution=holder.id if holder is not None else None,
    )
    (claim,) = find_claims(parsed, mentions, [event], ours)
    return {stance.actor or stance.text: stance.position for stance in claim.positions}


def overlap(a: Span, b: Sequence[int]) -> bool:
    """Whether two spans share a place."""
    return a[0] < b[1] and b[0] < a[1]


def main() -> None:
    """Prints the figures, or the mistakes in the half that may be looked at."""
    if "--errors" in sys.argv:
        print("\n".join(sorted(score("seen").errors)))
        return
    for figure in measure():
        print(f"{figure.name:34}{figure.value:8.2f}")


if __name__ == "__main__":
    main()
