"""Feeds: RSS, Atom (RFC 4287) and JSON feeds; one document for each entry, from what stands in the feed.

Nothing is fetched. An entry gives its full content where the feed has it, else its summary, and then `extra` says
`"part": "summary"`. Where an entry has no date of publication, the day it was last updated stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import struct_time
from typing import Any

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document, is_iso

VERSION = "jsonfeed.org/version/"
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p"
    " pre section table td th tr ul".split()
)
_SILENT = frozenset({"script", "style", "figcaption", "iframe", "noscript"})
_NO_TEXT = ("the entry has a headline and no text", "give the page of the article")


def read_feed(path: Path, where: str) -> Iterator[Document | InputError]:
    """The entries of an RSS or Atom feed; one without text is given as its InputError."""
    import feedparser

    feed = feedparser.parse(
        path.read_bytes(), resolve_relative_uris=False
    )  # bytes: a text would be fetched as an address
    if not feed.entries:
        raise InputError(where, "this is no feed with entries", "give RSS, Atom or a JSON feed")
    for number, entry in enumerate(feed.entries, 1):
        full = [part for part in entry.get("content", ()) if (part.get("value") or "").strip()]
        part = max(full, key=lambda part: len(part["value"])) if full else entry.get("summary_detail", {})
        value = part.get("value") or ""
        text = value if part.get("type") == "text/plain" and "<" not in value else plain(value)
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        source = entry.get("source", {})
        fields = {
            "text": text,
            "title": _line(entry.get("title")),
            "published": _iso(day),
            "publisher": source.get("title") or feed.feed.get("title"),
            "url": entry.get("link"),
            "language": feed.feed.get("language"),
        }
        further = {"author": entry.get("author"), "guid": entry.get("id"), "part": None if full else "summary"}
        yield _entry(fields, further, f"{where}, entry {number}")


def is_json_feed(loaded: object) -> bool:
    """Whether a JSON says that it is a JSON feed."""
    return isinstance(loaded, Mapping) and VERSION in str(loaded.get("version")) and "items" in loaded


def json_feed(feed: Mapping[str, Any], where: str) -> Iterator[Document | InputError]:
    """The items of a JSON feed (jsonfeed.org, version 1.1)."""
    for number, item in enumerate(feed["items"] or (), 1):
        here = f"{where}, entry {number}"
        if not isinstance(item, Mapping):
            yield InputError(here, "this is no entry", "write each item as an object")
            continue
        full = item.get("content_text") or plain(item.get("content_html") or "")
        day = item.get("date_published") or item.get("date_modified")
        authors = item.get("authors") or feed.get("authors") or ()
        names = [author["name"] for author in authors if isinstance(author, Mapping) and author.get("name")]
        fields = {
            "text": full or item.get("summary") or "",
            "title": item.get("title"),
            "published": day if isinstance(day, str) and is_iso(day) else None,
            "publisher": feed.get("title"),
            "url": item.get("url"),
            "language": item.get("language") or feed.get("language"),
        }
        further = {"author": ", ".join(names), "guid": item.get("id"), "part": None if full else "summary"}
        yield _entry(fields, further, here)


def plain(markup: str) -> str:
    """The text of a piece of HTML, its blocks as paragraphs with a blank line between them."""
    import lxml.html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    pieces: list[str] = []

    def walk(node: Any) -> None:
        block = node.tag in _BLOCKS
        if block:
            pieces.append("\n")
        if isinstance(node.tag, str) and node.tag not in _SILENT:
            pieces.append(" ".join((node.text or "").split("\n")))
            for child in node:
                walk(child)
        if block:
            pieces.append("\n")
        pieces.append(" ".join((node.tail or "").split("\n")))

    try:
        walk(lxml.html.fragment_fromstring(markup, create_parent="div"))
    except (lxml.etree.LxmlError, ValueError, RecursionError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _entry(fields: dict[str, Any], further: dict[str, Any], where: str) -> Document | InputError:
    if not str(fields["text"]).strip():
        return InputError(where, *_NO_TEXT)
    try:
        return document({**fields, **{key: value for key, value in further.items() if value}}, where)
    except InputError as error:
        return error


def _line(markup: str | None) -> str | None:
    return " ".join(plain(markup).split()) if markup else None


def _iso(day: struct_time | None) -> str | None:
    """A time in UTC, as feedparser gives it, in ISO 8601."""
    if day is None:
        return None
    try:
        return datetime(*day[:6], tzinfo=UTC).isoformat()
    except ValueError:
        return None
