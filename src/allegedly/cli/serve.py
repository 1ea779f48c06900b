"""`allegedly serve`: the ledger in a browser."""

from __future__ import annotations

import secrets
import socket
import sys
from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, OwnActors
from allegedly.errors import UsageError

NAME = "serve"


def command(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine a token is needed.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 8642,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody adds or decides anything.")] = False,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    own: OwnActors = None,
) -> None:
    """Open the ledger in a browser: read, search, correct, brief, check."""
    # The pages and their server are loaded when they are served, not with every other command.
    from allegedly.web import Settings, is_loopback, serve

    token = None if is_loopback(host) else secrets.token_urlsafe(24)
    _free(host, port)
    shown = f"[{host}]" if ":" in host else host
    query = f"/?token={token}" if token else "/"
    print(f"reading room of {ledger}: http://{shown}:{port}{query} (Ctrl-C stops)", file=sys.stderr)
    serve(Settings(ledger, host, port, read_only, token, tuple(own or ())))


def _free(host: str, port: int) -> None:
    """Raises UsageError where nobody can listen there."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        raise UsageError(f"{host}:{port} cannot be listened on ({error.strerror}); give another --port") from error
