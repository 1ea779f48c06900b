"""Event data that remembers who said so.

import allegedly
coded = allegedly.code(allegedly.read(["articles"]))
print(allegedly.brief("Russia", "Iran", coded))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegedly.nouns import CodedDocument, Document, Span, Time

if TYPE_CHECKING:
    from allegedly.desk import Desk

__all__ = ["CodedDocument", "Document", "brief", "code", "code_dyads", "factuality", "open_ledger", "read", "times"]

# Imports stand inside the functions: spaCy and the tables are loaded when something is coded, not before.


def read(paths: Iterable[str | Path], published: str | None = None) -> Iterator[Document]:
    """The documents of files, folders and URLs.

    `published` is the date of inputs that carry none. Raises InputError at the first that cannot be read.
    """
    from allegedly.reading import read as read_paths

    return read_paths(paths, published=published, strict=True)


def code(documents: Iterable[Document], processes: int = 1) -> Iterator[CodedDocument]:
    """Codes documents one by one, in order, in this process or in several."""
    from allegedly.scale import code as code_documents

    return code_documents(documents, processes)


def brief(a: str, b: str, coded: Iterable[CodedDocument], things: int = 5, format: str = "md") -> str:
    """*N things to know about A and B* as Markdown ("md"), one HTML page ("html") or the contract's JSON ("json").

    Actors are given by name, alias or id. Raises UsageError for an actor that nobody knows or a format that is none,
    BriefError where a sentence would stand without its source.
    """
    from allegedly.desk import brief as brief_of

    return brief_of(a, b, coded, things, format)


def code_dyads(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The PLOVER type of what the given source does to the given target, row by row (`allegedly code --dyads`)."""
    from allegedly.coding import code_dyads as code_rows

    return code_rows(rows)


def factuality(text: str, spans: Sequence[Span | None]) -> list[float | None]:
    """How sure the text is that the event at each span happened: −3 … 3 on FactBank's scale, None where no word is."""
    from allegedly.coding import factuality as judge

    return judge(text, spans)


def times(text: str, published: str | None = None) -> tuple[Time, ...]:
    """The time expressions of a text (TIMEX3), resolved against its date of publication, or else its own dateline."""
    from allegedly.coding.times import document_date, find_times

    return find_times(text, published or document_date(text))


def open_ledger(url: str | Path) -> Desk:
    """The ledger at a path or URL, made where there is none, with the reports on it."""
    from allegedly.desk import Desk

    return Desk(url)
