"""Pages at an address that a person typed: one request each, of bounded size and time, and never into the own network.

Only http and https; no proxies, no cookies, no scripts. Private, loopback and link-local addresses are refused, also
where a public name or a redirect leads to one: the check is made on the very address that is then connected to.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.kinds import HEAD, SUFFIXES, kind_of_content, suffix
from allegedly.reading.pages import page
from allegedly.reading.readers import READERS

LONGEST = 20_000_000  # bytes; a long report as PDF has some ten million
SECONDS = 30.0  # for the whole of an answer; 10 for each step of it
STEP = 10.0
AGENT = "allegedly (reads one page that a person asked for)"
# What a server's word for a kind of content stands for, where the content itself does not show it.
TYPES = {
    "text/html": "page", "application/xhtml+xml": "page", "application/pdf": "pdf", "application/json": "json",
    "application/feed+json": "json", "application/rss+xml": "feed", "application/atom+xml": "feed", "text/csv": "csv",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl",
}  # fmt: skip
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SAVE = "save the page from a browser and give the file"


class _RefusedError(Exception):
    """An address that we don't connect to."""


def is_address(path: str) -> bool:
    """Whether a path is meant as an address in the web."""
    return "://" in path[:12]


def read_address(address: str) -> Iterator[Document | InputError]:
    """The documents at an address: a page's article, or what a file there holds.

    Raises InputError where the address is refused, cannot be reached, or gives an error or too much.
    """
    if urlsplit(address).scheme.lower() not in ("http", "https"):
        raise InputError(address, "only http and https addresses are read", "save the document and give the file")
    data, place, stated = _fetch(address)
    charset = stated.get_content_charset()
    named = suffix(Path(urlsplit(place).path))
    found = kind_of_content(data[:HEAD], address, gzipped=SUFFIXES.get(named) == "archive")
    found = found or TYPES.get(stated.get_content_type()) or SUFFIXES.get(named) or "text"
    if found == "page":
        yield page(_decoded(data, charset), address, place)
        return
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        for item in READERS[found](Path(file.name), address):
            yield replace(item, url=place) if isinstance(item, Document) and item.url is None else item


def _decoded(data: bytes, charset: str | None) -> bytes | str:
    """The text in the charset that the server states; where that is none or wrong, the bytes."""
    try:
        return data.decode(charset) if charset else data
    except (LookupError, UnicodeDecodeError):
        return data


def _fetch(address: str) -> tuple[bytes, str, Message]:
    """What stands at an address, the address it came from after redirects, and the answer's fields."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Http(),
        _Https(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"})
    try:
        with opener.open(request, timeout=STEP) as answer:
            return _body(answer), answer.geturl(), answer.headers
    except urllib.error.HTTPError as error:
        raise InputError(address, f"the server answered {error.code} ({error.reason})", _SAVE) from error
    except _RefusedError as error:
        raise InputError(address, str(error), "fetch it yourself and give the file") from error
    except ssl.SSLError as error:
        raise InputError(address, f"the connection is not safe ({error.reason})", _SAVE) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(address, f"it cannot be fetched ({reason})", f"check the address, or {_SAVE}") from error


def _body(answer: Any) -> bytes:
    """The bytes of an answer, unpacked, within LONGEST and SECONDS."""
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if answer.headers.get("Content-Encoding") == "gzip" else None
    start, got = time.monotonic(), bytearray()
    while piece := answer.read1(65_536):
        got += unpack.decompress(piece, LONGEST + 1 - len(got)) if unpack else piece
        if len(got) > LONGEST:
            raise ValueError(f"longer than {LONGEST:,} bytes")
        if time.monotonic() - start > SECONDS:
            raise TimeoutError(f"takes longer than {SECONDS:.0f} seconds")
    return bytes(got)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    found = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(found, ipaddress.IPv6Address):
        # An IPv4 address inside an IPv6 one: mapped, 6to4 (RFC 3056), behind NAT64 (RFC 6052).
        inner = (
            found.ipv4_mapped
            or found.sixtofour
            or (ipaddress.IPv4Address(found.packed[-4:]) if found in NAT64 else None)
        )
        if inner is not None and not inner.is_global:
            return False
        if found.ipv4_mapped is not None:
            return not found.ipv4_mapped.is_multicast
    return bool(found.is_global and not found.is_multicast)


def _connect(host: str, port: int, timeout: float) -> socket.socket:
    """A connection to a public address of a host. Raises _RefusedError where it has another one."""
    fault: OSError | None = None
    for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not is_public(str(place[0])):
            raise _RefusedError(
                f"{host} is no public address" if host == place[0] else f"{host} ({place[0]}) is no public address"
            )
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(place)
            return connection
        except OSError as error:
            connection.close()
            fault = error
    raise fault or OSError("the name is not known")


class _HttpConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, STEP)


class _HttpsConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(_connect(self.host, self.port, STEP), server_hostname=self.host)


class _Http(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_HttpConnection, request)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_HttpsConnection, request)
