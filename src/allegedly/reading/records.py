"""A document from the fields of a row, of front matter or of a page: checked, never guessed."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from allegedly.errors import InputError
from allegedly.nouns import Document

FIELDS = ("title", "published", "publisher", "url", "language")
ID_LENGTH = 16  # hex digits of SHA-256: 64 bits, so that a clash among a billion documents stays unlikely
DEEPEST = 50  # levels of lists in lists that a further column may have; JSON itself is written by recursion


def document(fields: Mapping[str, object], where: str) -> Document:
    """The document of the contract's fields; other fields go to `extra`, a missing id becomes a hash of the text.

    Raises InputError where the text is missing, blank or holds NUL characters, where a field holds half a character,
    or where `published` is no ISO date.
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
    _check_characters("text", text, where)
    known = {name: _plain(fields.get(name)) for name in (*FIELDS, "id")}
    identity = known.pop("id")
    published = known["published"]
    if published is not None and not is_iso(published):
        raise InputError(where, f"published is “{published}”, which is no date", "write it as 2022-10-26")
    others = {str(key): value for key, value in fields.items() if key not in FIELDS and key not in ("id", "text")}
    inner = others.get("extra")
    if isinstance(inner, Mapping):  # a row that `allegedly read` wrote
        others = {**{str(key): value for key, value in inner.items()}, **others}
        del others["extra"]
    extra = {key: _jsonable(value, where) for key, value in others.items()}
    for name, value in (*known.items(), ("id", identity), *((key, key) for key in extra)):
        if value is not None:
            _check_characters(name, value, where)
    if identity is None:
        identity = hashlib.sha256(text.encode("utf-8")).hexdigest()[:ID_LENGTH]
    return Document(identity, text, **known, extra=extra)


def is_iso(value: str) -> bool:
    """Whether a text is an ISO 8601 date or date-time."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _check_characters(name: str, value: str, where: str) -> None:
    """Raises InputError where a text holds a surrogate alone (half of a UTF-16 pair), which no UTF-8 file can hold."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            where, f"the {name} holds half a character at {error.start}", "export it again as UTF-8"
        ) from error


def _plain(value: object) -> str | None:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or value == "":
        return None
    return str(value).strip() or None


def _jsonable(value: object, where: str, depth: int = 0) -> Any:
    """A further field as JSON can hold it: dates as ISO text, no number that JSON has no word for."""
    if depth > DEEPEST:
        raise InputError(where, "a column is nested too deeply", "leave it out or flatten it")
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        _check_characters("row", value, where)
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _jsonable(item, where, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_jsonable(item, where, depth + 1) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    return str(value)
