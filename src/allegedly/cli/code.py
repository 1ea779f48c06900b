"""`allegedly code`: everything that is read from the documents, one JSON line each; or the types of given dyads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from allegedly.cli.shared import Inputs, Output, OwnActors, Processes, Published, Strict, apart, one_of, output
from allegedly.coding import code_dyads
from allegedly.errors import InputError, UsageError
from allegedly.exchange import FORMATS, write

NAME = "code"
_Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders or URLs.")]


def command(
    paths: _Paths = None,
    out: Output = None,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    dyads: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="Rows: id, text, source, target.")] = None,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
    processes: Processes = 1,
) -> None:
    """Code documents: actors, attributions, events, times, quantities and claims, each with its exact words."""
    one_of("--format", format, FORMATS)
    if dyads is not None:
        if paths:
            raise UsageError("--dyads takes its rows from one file; leave the other paths out")
        with output(out) as stream:
            for row in code_dyads(_rows(dyads)):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if not paths:
        raise UsageError("nothing to code; give files, folders or URLs")
    apart(out, paths)
    write(Inputs(paths, published=published, strict=strict, own=own).coded(processes), format, out)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of dyads. Raises InputError at the first that is not as the contract says."""
    cure = 'write it as {"id": …, "text": …, "source": [s, e], "target": [s, e] or null}'
    try:
        lines = path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the name") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}, row {number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(where, f"not JSON ({error.msg})", cure) from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise InputError(where, "has no text", cure)
            for name in ("source", "target"):
                span = row.get(name)
                if span is not None and not (
                    isinstance(span, list)
                    and len(span) == 2
                    and all(isinstance(n, int) for n in span)
                    and 0 <= span[0] < span[1] <= len(row["text"])
                ):
                    raise InputError(where, f"{name} {span} is no place in the text", cure)
            yield row
