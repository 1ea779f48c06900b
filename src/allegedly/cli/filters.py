"""The options of a filter of claims, the same for every command that takes one."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_type_hints

import typer

from allegedly.cli.shared import Since, Until
from allegedly.errors import UsageError
from allegedly.ledger import ClaimFilter
from allegedly.ledger.claims import Decided, Sort
from allegedly.nouns import Position, Status

# What can be typed without the shell taking ">" for a file.
DIRECTIONS = {"both": "both", "ab": "a>b", "a>b": "a>b", "ba": "b>a", "b>a": "b>a"}


def _options(
    actor: Annotated[str | None, typer.Option(metavar="A", help="Takes part in the event.")] = None,
    dyad: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="A on one side of the event, B on the other.")
    ] = None,
    direction: Annotated[str, typer.Option(help="With --dyad: both, ab (A does something to B) or ba.")] = "both",
    speaker: Annotated[str | None, typer.Option(metavar="A", help="Takes a position to it.")] = None,
    position: Annotated[str | None, typer.Option(help=f"{', '.join(get_args(Position))}.")] = None,
    type: Annotated[str | None, typer.Option(help="A PLOVER type, such as AID.")] = None,
    status: Annotated[str | None, typer.Option(help=f"{', '.join(get_args(Status))}.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where: a place's or a country's name.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the quote.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only of this document.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this outlet published.")] = None,
    instrument: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only sentences that name this treaty, resolution or list.")
    ] = None,
    event: Annotated[int | None, typer.Option(metavar="KEY", help="Only reports of this event.")] = None,
    since: Since = None,
    until: Until = None,
    happened_since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only events that their text dates to this day or later.")
    ] = None,
    happened_until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only events that their text dates to this day or earlier.")
    ] = None,
    decided: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(get_args(Decided))}. Without it: all but what a person rejected."),
    ] = None,
    old: Annotated[bool, typer.Option("--old", help="Also what stood in earlier versions of documents.")] = False,
    sort: Annotated[str, typer.Option(help=f"{', '.join(get_args(Sort))}; - puts the newest first.")] = "published",
) -> ClaimFilter:
    if direction not in DIRECTIONS:
        raise UsageError(f"--direction {direction} is unknown; choose one of: both, ab, ba")
    if direction != "both" and dyad is None:
        raise UsageError("--direction is that of a dyad; give --dyad A B")
    a, b = dyad or (None, None)
    return ClaimFilter(
        actor=actor,
        a=a,
        b=b,
        direction=DIRECTIONS[direction],  # type: ignore[arg-type]
        type=type,
        status=status,
        position=position,
        speaker=speaker,
        since=since,
        until=until,
        happened_since=happened_since,
        happened_until=happened_until,
        place=place,
        document=document,
        outlet=outlet,
        instrument=instrument,
        event=event,
        text=text,
        decided=decided,  # type: ignore[arg-type]
        old=old,
        sort=sort,  # type: ignore[arg-type]
    )


def takes_filter(command: Callable[..., None]) -> Callable[..., None]:
    """The command with all options of a filter; what was asked for comes in as its first argument.

    Typer reads the options from the signature, so that they need not be written out in each command.
    """
    own = list(inspect.signature(command).parameters.values())[1:]
    given = list(inspect.signature(_options).parameters.values())

    @functools.wraps(command)
    def run(**options: Any) -> None:
        wanted = _options(**{each.name: options.pop(each.name) for each in given})
        command(wanted, **options)

    hints = {**get_type_hints(_options, include_extras=True), **get_type_hints(command, include_extras=True)}
    paths = [each for each in own if each.name == "paths"]
    shown = [each.replace(annotation=hints[each.name]) for each in (*paths, *given, *own[len(paths) :])]
    run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in shown}
    return run
