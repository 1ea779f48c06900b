"""A person's own actors in the ledger: shown, added, merged, dropped (`allegedly actors own`, `add`, …)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from allegedly.cli.decide import someone
from allegedly.cli.shared import known_actors, output
from allegedly.errors import UsageError
from allegedly.knowledge.actors.own import COLUMNS, LISTS, read_lines
from allegedly.ledger import open_ledger
from allegedly.reports import actor_named

# What can be done with the ledger's own actors, with the words that it needs.
OWN_ACTIONS: dict[str, tuple[str, ...]] = {
    "own": (),
    "add": ("NAME",),
    "merge": ("NAME", "ACTOR"),
    "keep": ("FILE",),
    "drop": ("ID",),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a ledger's own actors are, and who does something with them."""

    ledger: str
    own: list[Path] | None
    who: str | None
    why: str | None
    out: Path | None

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """Adds rows to the ledger, which is made where there is none, and says how many were new."""
        with open_ledger(self.ledger) as store:
            fresh = store.add_actors(rows, self.who or someone(), self.why)
        print(f"{fresh} added; ledger {self.ledger}", file=sys.stderr)
        if fresh:
            print("its documents keep what was read before, until `allegedly recode --all`", file=sys.stderr)


def run(action: str, words: list[str], cells: dict[str, str], kept: Kept) -> None:
    """Does one of OWN_ACTIONS with the words that came with it. Raises UsageError, in one line."""
    wanted = OWN_ACTIONS[action]
    if len(words) != len(wanted):
        raise UsageError(f"write it as “actors {' '.join((action, *wanted))}”")
    if action == "own":
        with open_ledger(kept.ledger, create=False) as store, output(kept.out) as stream:
            for each in store.own_actors():
                shown = entry([each.cells[column] for column in COLUMNS])
                stream.write(yaml.safe_dump([shown], allow_unicode=True, sort_keys=False))
    elif action == "drop":
        with open_ledger(kept.ledger, create=False) as store:
            print(f"{store.drop_actor(words[0])} dropped; ledger {kept.ledger}", file=sys.stderr)
    elif action == "keep":
        kept.add(cells for _, cells in read_lines(Path(words[0])))
    elif action == "merge":
        actors = known_actors(kept.own, kept.ledger)
        id = actor_named(actors, words[1])
        kept.add([_cells({"id": id, "name": words[0], "kind": actors.kind(id) or ""})])
    else:
        if not cells["id"] or not cells["kind"]:
            raise UsageError(
                "a new actor needs --id and --kind; for another name of a known one use “merge NAME ACTOR”"
            )
        kept.add([_cells({**cells, "name": words[0]})])


def _cells(given: dict[str, str]) -> list[str]:
    return [given.get(column, "") for column in COLUMNS]


def entry(row: list[str]) -> dict[str, str | list[str]]:
    """A row as a person would write it: no empty columns, lists as lists."""
    cells = zip(COLUMNS, row, strict=True)
    return {column: cell.split("|") if column in LISTS else cell for column, cell in cells if cell}
