"""The command line: one file per command. Commands show what reports and ledger return; they decide nothing."""

from __future__ import annotations

import errno
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from allegedly.cli import add, brief, check, claims, code, read, relation, timeline, times
from allegedly.errors import AllegedlyError

app = typer.Typer(
    name="allegedly",
    help="Event data that remembers who said so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (read, code, times, brief, relation, timeline, check, add, claims):
    app.command(name=module.NAME)(module.command)


@app.callback(invoke_without_command=True)
def _top(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    if show_version:
        print(f"allegedly {version('allegedly')}")
        raise typer.Exit


def main() -> None:
    """Runs the command line: errors in one line on standard error, exit code 2; Ctrl-C gives 130."""
    try:
        app(standalone_mode=True)
    except AllegedlyError as error:
        print(f"allegedly: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("allegedly: stopped; what was written until now is whole and stays", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            print("allegedly: the disk is full; what was written stays; make room and run again", file=sys.stderr)
            sys.exit(2)
        raise
