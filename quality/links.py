"""Measures links between documents on our own pairs of passages (quality/data/pairs/links-*.jsonl).

`same`: do two passages tell the same event? `denial`: does the second deny, in whoever's words, what the first claims?
A pair counts as linked when a report of one joins an event with a report of the other, or accuses of it; as a denial,
when the claim in the second document that is joined so has somebody who denies it, or a rejection there answers it.
`seen` was looked at while the rules were written, `unseen` was written before and is only counted.

Run `python -m quality.links`, with `--errors` for `seen`'s mistakes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.coding import code
from allegedly.ledger import answer, match, said_of, sayings, telling
from allegedly.nouns import CodedDocument, Document
from quality.figures import Figure

HERE = Path(__file__).parent / "data" / "pairs"
# The keys of the second document's reports begin here, so that a member shows where it comes from.
SECOND = 1 << 10


@dataclass(slots=True)
class Count:
    """Pairs that are linked by the label, pairs that were found to be, and both."""

    gold: int = 0
    found: int = 0
    right: int = 0


def measure(data: Path) -> list[Figure]:
    """Precision and recall in percent, for each part and both kinds of link together, and for each kind."""
    figures = []
    of = {f".{part}": score(part, []) for part in ("seen", "unseen")}
    whole = {kind: _together(counts[kind] for counts in of.values()) for kind in next(iter(of.values()))}
    for part, counts in {"": whole, **of}.items():
        both = _together(counts.values())
        for kind, count in (("", both), *((f".{kind}", count) for kind, count in counts.items())):
            figures.append(Figure(f"links{part}{kind}.precision", 100 * count.right / max(count.found, 1)))
            figures.append(Figure(f"links{part}{kind}.recall", 100 * count.right / max(count.gold, 1)))
    return figures


def _together(counts: Iterable[Count]) -> Count:
    listed = list(counts)
    return Count(*(sum(getattr(count, name) for count in listed) for name in ("gold", "found", "right")))


def score(part: str, errors: list[str]) -> dict[str, Count]:
    """Counts one file of pairs by kind; appends a text for every mistake."""
    rows = [json.loads(line) for line in (HERE / f"links-{part}.jsonl").read_text("utf-8").splitlines()]
    documents = [Document(id=f"{row['id']}-{side}", **row[side]) for row in rows for side in "ab"]
    coded = iter(list(code(documents)))
    counts = {"same": Count(), "denial": Count()}
    for row, first, second in zip(rows, coded, coded, strict=True):
        reasons = linked(first, second, row["kind"] == "denial")
        count = counts[row["kind"]]
        count.gold += row["linked"]
        count.found += bool(reasons)
        count.right += bool(reasons) and row["linked"]
        if bool(reasons) != row["linked"]:
            errors.append(_shown(row, first, second, reasons))
    return counts


def linked(first: CodedDocument, second: CodedDocument, denial: bool) -> list[str]:
    """The reasons why reports of the second document join events of the first; with `denial`, of those denied."""
    denied = {
        claim.event
        for claim in second.claims
        if claim.status == "denied" or any(stance.position == "denies" for stance in claim.positions)
    }
    tellings = [telling(first, event, key) for key, event in enumerate(first.events)]
    tellings += [telling(second, event, SECOND + key) for key, event in enumerate(second.events)]
    found = []
    for members in match(tellings):
        keys = {member.telling.key: member.reason for member in members}
        if min(keys) >= SECOND:
            continue
        for key, reason in keys.items():
            if key >= SECOND and (not denial or second.events[key - SECOND].id in denied):
                found.append(reason or "the first of its event")
    here, there = tellings[: len(first.events)], tellings[len(first.events) :]
    answers = [answer(one, other) for one in there for other in here]
    if not denial:
        answers += [answer(one, other) for one in here for other in there]
    wanted = "denies" if denial else "affirms"
    found += [one.reason for one in answers if one is not None and one.position == wanted]
    told_there = [t for t, event in zip(there, second.events, strict=True) if not denial or event.id in denied]
    of_first = [said_of(one, other) for one in sayings(second) for other in here]
    of_second = [said_of(one, other) for one in sayings(first) for other in told_there]
    found += [one.reason for one in of_first if one is not None and one.position == wanted]
    return found + [one.reason for one in of_second if one is not None and one.position == "affirms"]


def _shown(row: dict[str, Any], first: CodedDocument, second: CodedDocument, reasons: list[str]) -> str:
    lines = [f"{row['id']} {row['kind']}: {'linked, ' + reasons[0] if reasons else 'not linked'}"]
    for coded in (first, second):
        lines.append(f"  {coded.document.published} {coded.document.text}")
        for event in coded.events:
            told = telling(coded, event, 0)
            stances = next(c.positions for c in coded.claims if c.event == event.id)
            lines.append(
                f"    {event.type} “{event.trigger.text}” {sorted(told.actors)} → {sorted(told.recipients)} "
                f"{told.start} {told.place} {sorted(told.words)} "
                f"{[(s.actor or s.text, s.position) for s in stances]}"
            )
    return "\n".join(lines)


def main() -> None:
    """Prints the figures, or the mistakes in the part that may be looked at."""
    if "--errors" in sys.argv:
        errors: list[str] = []
        score("seen", errors)
        print("\n".join(errors))
        return
    for figure in measure(Path()):
        print(f"{figure.name:32} {figure.value:6.1f}")


if __name__ == "__main__":
    main()
