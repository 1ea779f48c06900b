"""How the reading room is run."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
PORT = 8642  # unassigned by IANA, and not that of any common tool
# Bytes of a request: a long PDF report has some ten million, as in reading/web.py.
LARGEST_BODY = 50_000_000
MOST_FILES = 50
# Characters of a text pasted to be added or checked: a book of 150,000 words.
LONGEST_TEXT = 1_000_000
LONGEST_DRAFT = 200_000
# A page that takes longer than this is not worth waiting for; the database stops by itself.
QUERY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The ledger that is shown, where the room listens, and what visitors may do.

    `token` must be given by whoever comes from another machine; None: nobody can come from there.
    """

    ledger: str | Path
    host: str = LOOPBACK
    port: int = PORT
    read_only: bool = False
    token: str | None = None
    own_actors: tuple[Path, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names by which a browser may call this server; IP addresses are always allowed when it listens wider."""
        return frozenset({"localhost", LOOPBACK, "::1", self.host})


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_ip(host: str) -> bool:
    """Whether a host is written as an IP address: nobody can rebind that, as they can a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
