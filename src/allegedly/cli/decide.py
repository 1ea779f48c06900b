"""`allegedly decide`: a person's word on a claim, which stands over the machine's."""

from __future__ import annotations

import getpass
import subprocess
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, OwnActors, known_actors
from allegedly.errors import UsageError
from allegedly.ledger import ClaimFilter, Decision, Ledger, Wanted, open_ledger
from allegedly.reports import Said

NAME = "decide"
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides. Default: the name in git, or the user's.")]


def command(
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="Its number in `allegedly claims`, or DOCUMENT/c1.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="Nothing of the kind is claimed there.")] = False,
    type: Annotated[str | None, typer.Option(help="The right PLOVER type.")] = None,
    mode: Annotated[str | None, typer.Option(help="With --type: its mode.")] = None,
    actor: Annotated[
        list[str] | None, typer.Option(metavar="A[=WORDS]", help="Who does it; may be repeated; none: nobody.")
    ] = None,
    recipient: Annotated[
        list[str] | None, typer.Option(metavar="A[=WORDS]", help="To whom; may be repeated; none: nobody.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE[=WORDS]", help="When: 2022-10-26, 2022-10, 2022, A..B or none.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="A", help="Who takes the position (see --of).")] = None,
    position: Annotated[str | None, typer.Option(help="affirms, denies, doubts, withholds or none (see --of).")] = None,
    of: Annotated[
        str | None, typer.Option(metavar="A", help="Whose speaker or position, where there are several.")
    ] = None,
    merge: Annotated[str | None, typer.Option(metavar="CLAIM", help="It tells the same event as this one.")] = None,
    split: Annotated[bool, typer.Option("--split", help="It does not tell the same event as the others.")] = False,
    note: Annotated[bool, typer.Option("--note", help="Keep --why as a note; nothing changes.")] = False,
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Undo a decision (see `allegedly decisions`).")] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason.")] = None,
    who: Who = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    own: OwnActors = None,
) -> None:
    """Correct, accept or reject a claim, say which claims tell one event, or undo that.

    Decisions stand over what the machine reads, after every re-code too; they are kept with who, when and why.
    """
    with open_ledger(ledger, create=False) as store:
        if undo is not None:
            if claim is not None:
                raise UsageError("--undo takes the id of a decision and no claim")
            _told(store.undo(undo, who or someone(), why))
            return
        if claim is None:
            raise UsageError("name a claim by its number in `allegedly claims`, or use --undo ID")
        key = _key(store, claim)
        said = Said(*store.of_claim(key), known_actors(own, ledger))

        def wanted() -> Iterator[Wanted]:
            for kind, asked in (("accept", accept), ("reject", reject), ("split", split), ("note", note)):
                if asked:
                    yield Wanted(kind)  # type: ignore[arg-type]
            if type is not None:
                yield Wanted("type", {"type": type.upper(), "mode": mode})
            if actor:
                yield said.side("actor", actor)
            if recipient:
                yield said.side("recipient", recipient)
            if date is not None:
                yield said.date(date)
            if speaker is not None:
                yield said.speaker(speaker, of)
            if position is not None:
                yield said.position(position, of)
            if merge is not None:
                yield Wanted("merge", _key(store, merge))

        chosen = list(wanted())
        if not chosen:
            raise UsageError("nothing decided; give --accept, --reject, --type, --actor … (see --help)")
        if accept and reject:
            raise UsageError("--accept and --reject are opposites; give one of them")
        if mode is not None and type is None:
            raise UsageError("--mode is that of a type; give --type too")
        for each in store.decide_all(key, chosen, who or someone(), why):
            _told(each)


def someone() -> str:
    """The name in git's configuration, else the user's."""
    try:
        ran = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
        name = ran.stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        name = ""
    return name or getpass.getuser()


def _told(made: Decision) -> None:
    about = f"decision {made.undoes}" if made.undoes else f"“{made.anchor['words']}” in {made.document}"
    print(f"{made.id}: {made.kind}, {about}, by {made.who}", file=sys.stderr)


def _key(store: Ledger, claim: str) -> int:
    """The key of a claim: given as such, or as DOCUMENT/c1. Raises UsageError."""
    if claim.isdecimal():
        return int(claim)
    document, _, id = claim.rpartition("/")
    if document and id:
        for row in store.claims(ClaimFilter(document=document, decided="any", limit=None)):
            if row.id == id:
                return row.key
    raise UsageError(f"no claim is called {claim}; give its number in `allegedly claims`, or DOCUMENT/c1")
