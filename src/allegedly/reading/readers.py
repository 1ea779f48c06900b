"""How each kind of input is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.archives import read_archive
from allegedly.reading.feeds import read_feed
from allegedly.reading.pages import read_page
from allegedly.reading.pdf import read_pdf
from allegedly.reading.tables import read_csv, read_json, read_jsonl, read_parquet
from allegedly.reading.text import read_text
from allegedly.reading.word import read_word

Reader = Callable[[Path, str], Iterator[Document | InputError]]
# From a file, with the name by which errors call it, to its documents and what is wrong with the others.
READERS: dict[str, Reader] = {
    "archive": read_archive,
    "csv": read_csv,
    "feed": read_feed,
    "json": read_json,
    "jsonl": read_jsonl,
    "page": read_page,
    "parquet": read_parquet,
    "pdf": read_pdf,
    "text": read_text,
    "word": read_word,
}
ONE_DOCUMENT = frozenset({"page", "pdf", "text", "word"})


def rows_in(file: Path, kind: str) -> int | None:
    """How many documents a file holds, where that is known at once: a text is one, a line of JSONL is one."""
    if kind in ONE_DOCUMENT:
        return 1
    if kind == "jsonl" and file.is_file():
        with file.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return None
