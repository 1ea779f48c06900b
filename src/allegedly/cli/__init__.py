"""The command line: one file per command. Commands show what reports and ledger return; they decide nothing."""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from allegedly.cli import (
    actors,
    add,
    brief,
    check,
    claims,
    code,
    decide,
    decisions,
    export,
    instruments,
    ledger,
    read,
    recode,
    relation,
    serve,
    timeline,
    times,
)
from allegedly.errors import AllegedlyError

# No room on the disk, none left of a person's share of it, or a file as large as is allowed.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class _StoppedError(Exception):
    """Somebody pressed Ctrl-C."""


class _GoneError(Exception):
    """The reader of our output has gone ("| head")."""


def _own_way_out(command: Callable[..., None]) -> Callable[..., None]:
    """The command with Ctrl-C and a closed pipe under names that Typer does not answer in its own way."""

    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
            sys.stdout.flush()  # while a full disk or a closed pipe can still be told
        except KeyboardInterrupt:
            raise _StoppedError from None
        except BrokenPipeError:
            raise _GoneError from None

    return run


app = typer.Typer(
    name="allegedly",
    help="Event data that remembers who said so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
# In the order of the help.
MODULES = (
    read, code, times, brief, relation, timeline, check, add, recode, claims, decide, decisions, export, serve,
    instruments, actors,
)  # fmt: skip
for module in MODULES:
    app.command(name=module.NAME)(_own_way_out(module.command))
group = typer.Typer(name=ledger.NAME, help=ledger.HELP, no_args_is_help=True, rich_markup_mode=None)
for command in ledger.COMMANDS:
    group.command(name=command.__name__)(_own_way_out(command))
app.add_typer(group)


@app.callback(invoke_without_command=True)
def _top(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    if show_version:
        print(f"allegedly {version('allegedly')}")
        raise typer.Exit


def _drop_output() -> None:
    """Lets what standard output still holds go nowhere, so that the interpreter's own flush at the end cannot fail."""
    with contextlib.suppress(io.UnsupportedOperation):  # a stream in memory has no file and cannot fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: TyperException) -> str:
    """What is wrong with the words of a command, in one line; the whole help where there are none."""
    message = error.format_message()
    if message.startswith("Usage:"):
        return message
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "allegedly"
    return f"{path}: {' '.join(message.split()).rstrip('.')}; see `{path} --help`"


def main() -> None:
    """Runs the command line: errors in one line on standard error, exit code 2; Ctrl-C gives 130."""
    for stream, fault in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=fault)  # whatever the terminal's language: JSON is UTF-8
    try:
        code = app(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except TyperException as error:
        print(_told(error), file=sys.stderr)
        sys.exit(2)
    except AllegedlyError as error:
        print(f"allegedly: {error}", file=sys.stderr)
        sys.exit(2)
    except (_StoppedError, KeyboardInterrupt):
        print("allegedly: stopped; what was written until now is whole and stays", file=sys.stderr)
        sys.exit(130)
    except (_GoneError, BrokenPipeError):  # nothing is wrong
        _drop_output()
        sys.exit(0)
    except OSError as error:
        if error.errno not in FULL:
            raise
        _drop_output()
        print("allegedly: the disk is full; what was written stays; make room and run again", file=sys.stderr)
        sys.exit(2)
