"""A document from the fields of a row, of front matter or of a page: checked, never guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from allegedly.errors import InputError
from allegedly.nouns import Document

FIELDS = ("title", "published", "publisher", "url", "language")
ID_LENGTH = 16  # hex digits of SHA-256: 64 bits, so that a clash among a billion documents stays unlikely


def document(fields: Mapping[str, object], where: str) -> Document:
    """The document of the contract's fields; other fields go to `extra`, a missing id becomes a hash of the text.

    Raises InputError where the text is missing, blank or holds NUL characters, or `published` is no ISO date.
    """
    text = fields.get("text")
    if text is None:
        raise InputError(where, "there is no text", "give each row a column “text”")
    if not isinstance(text, str):
        raise InputError(where, "the text is not a string", "write the article's text in quotation marks")
    if not text.strip():
        raise InputError(where, "the text is empty", "give an article with text, or leave it out")
    if "\0" in text:
        raise InputError(where, "the text holds NUL characters", "export it again as plain UTF-8 text")
    known = {name: _plain(fields.get(name)) for name in FIELDS}
    published = known["published"]
    if published is not None and not is_iso(published):
        raise InputError(where, f"published is “{published}”, which is no date", "write it as 2022-10-26")
    extra = {str(key): value for key, value in fields.items() if key not in FIELDS and key not in ("id", "text")}
    identity = _plain(fields.get("id")) or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]
    return Document(identity, text, **known, extra=extra)


def is_iso(value: str) -> bool:
    """Whether a text is an ISO 8601 date or date-time."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _plain(value: object) -> str | None:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or value == "":
        return None
    return str(value).strip() or None
