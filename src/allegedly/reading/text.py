"""Plain text and Markdown, with or without YAML front matter. The title is never guessed from the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document

FENCE = "---\n"


def decode(data: bytes, where: str) -> str:
    """The text of UTF-8, or of UTF-16 with a byte order mark. Raises InputError for anything else: never guessed.

    Every way to end a line (CR LF, CR) becomes a line feed.
    """
    if not data.strip():
        raise InputError(where, "the file is empty", "give a file with an article in it")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            where, f"this is no UTF-8 text (line {line})", "save it as UTF-8 text, or name it after its kind"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, where: str) -> Iterator[Document | InputError]:
    """The one document of a `.txt` or `.md` file."""
    text = decode(path.read_bytes(), where)
    fields: dict[str, object] = {}
    if text.startswith(FENCE) and "\n" + FENCE in text[3:]:
        head, text = text[len(FENCE) - 1 :].split("\n" + FENCE, 1)
        try:
            loaded = yaml.safe_load(head) or {}
        except ValueError as error:  # of a date such as 2022-13-45
            raise InputError(
                where, f"the front matter holds a date that is none ({error})", "write it as 2022-10-26"
            ) from error
        except yaml.YAMLError as error:
            raise InputError(where, "the front matter is no YAML", "write lines such as “title: …”") from error
        if not isinstance(loaded, dict):
            raise InputError(where, "the front matter has no fields", "write lines such as “title: …”")
        fields = {str(key): value for key, value in loaded.items()}
    yield document({**fields, "text": text}, where)
