"""`allegedly check`: what in a draft its sources don't bear out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    Output,
    OwnActors,
    Published,
    Strict,
    apart,
    known_actors,
    one_of,
    output,
)
from allegedly.errors import UsageError
from allegedly.exchange import REMARKS
from allegedly.nouns import Document
from allegedly.reading import read
from allegedly.reports import check, explained, kinds_named

NAME = "check"


def command(
    draft: Annotated[
        str | None, typer.Argument(metavar="DRAFT", help="The draft: Markdown, Word (.docx) or plain text.")
    ] = None,
    more: Annotated[list[str] | None, typer.Argument(metavar="[PATH]…", hidden=True)] = None,
    against: Annotated[list[str] | None, typer.Option(metavar="PATH…", help="The sources.")] = None,
    ledger: Annotated[str | None, typer.Option(metavar="URL", help="A ledger as the source.")] = None,
    format: Annotated[str, typer.Option(help="text, json or sarif.")] = "text",
    off: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="A kind of remark that is not wanted; may be repeated.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what each kind of remark means and what to do, and nothing else.")
    ] = False,
    out: Output = None,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Check a draft against its sources. Exit code 1 when something is wrong with it.

    Kinds of remarks: quotation, ellipsis, speaker, office, date, place, figure, bound, attribution dropped,
    modality raised, negation, denial left out, not found, counted twice, overtaken.
    """
    if explain:
        with output(out) as stream:
            stream.write(explained())
        return
    if draft is None:
        raise UsageError("give the draft, and its sources with --against or --ledger")
    one_of("--format", format, REMARKS)
    unwanted = kinds_named(off or ())
    sources = [*(against or []), *(more or [])]
    if not sources and ledger is None:
        ledger = DEFAULT_LEDGER
    if sources and ledger is not None:
        raise UsageError("give sources with --against or a ledger with --ledger, not both")
    actors = known_actors(own, ledger or DEFAULT_LEDGER, sources)
    apart(out, [draft, *sources])
    text = _draft(draft, published)
    inputs = Inputs(sources, ledger or DEFAULT_LEDGER, published, strict, own)
    remarks = check(text, inputs.coded(), actors, unwanted)
    with output(out) as stream:
        stream.write(REMARKS[format](text, remarks))
    if remarks:
        raise typer.Exit(1)


def _draft(path: str, published: str | None) -> Document:
    """The draft with where it comes from, and on which line of its file its text begins (behind front matter)."""
    documents = read([path], published=published, strict=True)
    draft = next(documents, None)
    if draft is None or next(documents, None) is not None:
        raise UsageError(f"{path} is not one draft; give one file with one text")
    extra = {**draft.extra, "path": path}
    file = Path(path)
    if file.is_file() and extra.get("format") != "docx":
        raw = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        at = raw.find(draft.text)
        if at >= 0:
            extra["first_line"] = raw.count("\n", 0, at) + 1
    return replace(draft, extra=extra)
