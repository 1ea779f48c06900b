"""Decisions of people as JSON lines (out and in), CSV, and a table to read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from rich.console import Console
from rich.table import Table as Drawn

from allegedly.errors import InputError
from allegedly.exchange.claims import WIDTH
from allegedly.ledger import Agreement, Decision, Kind, identity
from allegedly.nouns import as_json

# What makes a decision, wherever it is; what else a line holds is worked out where it is imported.
NEEDED = ("kind", "noun", "document", "anchor", "after", "who", "made")
ANCHOR = {"hash": str, "start": int, "end": int, "words": str, "sentence": str, "offset": int, "number": int}
CURE = "export it again with `allegedly decisions --export FILE`"


def decisions_jsonl(found: Iterable[Decision]) -> str:
    """One JSON object in a line for each decision; `key` is of one ledger alone and left out."""
    lines = []
    for each in found:
        row = as_json(each)
        del row["key"]
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def read_decisions(path: Path) -> Iterator[Decision]:
    """The decisions of a file of JSON lines. Raises InputError with file and row where one is not well formed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8", CURE) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(line, f"{path}, row {number}")


def _read(line: str, where: str) -> Decision:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(where, f"not JSON ({error.msg})", CURE) from error
    if not isinstance(row, dict) or any(name not in row for name in NEEDED):
        missing = [name for name in NEEDED if not isinstance(row, dict) or name not in row]
        raise InputError(where, f"no decision: {', '.join(missing)} is not there", CURE)
    if row["kind"] not in get_args(Kind):
        raise InputError(where, f"kind {row['kind']} is unknown", CURE)
    anchor = row["anchor"]
    if not isinstance(anchor, dict) or any(not isinstance(anchor.get(name), kind) for name, kind in ANCHOR.items()):
        raise InputError(where, "its anchor is not well formed", CURE)
    made = Decision(
        id="",
        kind=row["kind"],
        noun=row["noun"],
        document=row["document"],
        anchor={name: anchor[name] for name in ANCHOR},
        before=row.get("before"),
        after=row["after"],
        who=row["who"],
        made=row["made"],
        why=row.get("why"),
        undoes=row.get("undoes"),
    )
    if row.get("id") not in (None, id := identity(made)):
        raise InputError(where, "what it says is not what its id was made from; somebody changed it", CURE)
    return Decision(**{**{name: getattr(made, name) for name in made.__slots__}, "id": id})


def decisions_csv(found: Iterable[Decision]) -> str:
    """A header and one row for each decision; before and after as JSON."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["id", "made", "who", "kind", "document", "start", "end", "words", "before", "after", "why",
                     "undoes", "stands", "missing"])  # fmt: skip
    for each in found:
        spot = each.anchor
        writer.writerow(
            [
                each.id, each.made, each.who, each.kind, each.document, spot["start"], spot["end"], spot["words"],
                json.dumps(each.before, ensure_ascii=False), json.dumps(each.after, ensure_ascii=False), each.why,
                each.undoes, str(each.stands).lower(), str(each.missing).lower(),
            ]
        )  # fmt: skip
    return stream.getvalue()


def decisions_table(found: Iterable[Decision]) -> str:
    """A table to read."""
    table = Drawn("id", "made", "who", "what", "words", "before", "after", "why", show_lines=True)
    for each in found:
        state = "\n(undone)" if not each.stands else "\n(words not there)" if each.missing else ""
        sentence = " ".join(each.anchor["sentence"].split())
        words = f"“{each.anchor['words']}” in {each.document}: {sentence}"
        what = f"{each.kind}{' ' + each.undoes[:6] if each.undoes else ''}{state}"
        table.add_row(
            each.id[:6], each.made[:16], each.who, what, words, _told(each.kind, each.before),
            _told(each.kind, each.after), each.why or "",
        )  # fmt: skip
    stream = io.StringIO()
    Console(file=stream, width=WIDTH, highlight=False, markup=False).print(table)
    return stream.getvalue()


def _told(kind: str, value: Any) -> str:
    if value is None:
        return ""
    if kind in ("actor", "recipient"):
        return "\n".join(each["actor"] or each["text"] for each in value)
    if kind == "date":
        return value["first_day"] or ""
    if kind == "type":
        return " ".join(filter(None, (value["type"], value["mode"])))
    if isinstance(value, list):
        return "\n".join(f"{each['actor'] or each['text']}: {each['position']}" for each in value)
    if isinstance(value, dict) and "was" in value:
        return f"{value['was'] or ''} {value.get('actor') or value.get('position') or 'none'}".strip()
    if isinstance(value, dict):
        return "\n".join(each["document"] for each in value["with"])
    return str(value)


def agreement_table(found: Sequence[Agreement]) -> str:
    """A line for each kind: how many decisions bear the machine out, and their share."""
    lines = [f"{'kind':10} {'agree':>6} {'differ':>6} {'share':>6}\n"]
    for each in found:
        share = each.agree / (each.agree + each.differ)
        lines.append(f"{each.kind:10} {each.agree:6} {each.differ:6} {share:6.0%}\n")
    return "".join(lines)


DECISIONS: dict[str, Callable[[Iterable[Decision]], str]] = {
    "table": decisions_table,
    "csv": decisions_csv,
    "jsonl": decisions_jsonl,
}
