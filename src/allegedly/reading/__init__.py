"""Turns files, folders, archives, feeds, table rows and web pages into documents: clean text and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.coded import is_coded, read_coded
from allegedly.reading.folders import files
from allegedly.reading.kinds import SUFFIXES, kind, suffix
from allegedly.reading.readers import READERS, rows_in
from allegedly.reading.web import is_address, read_address

__all__ = ["count", "is_coded", "read", "read_coded"]


def read(
    paths: Iterable[str | Path],
    published: str | None = None,
    strict: bool = False,
    report: Callable[[InputError], None] | None = None,
) -> Iterator[Document]:
    """The documents of files, folders and web addresses, in order, one at a time.

    `published` is the date of documents that carry none. What cannot be read goes to `report` and is left out; with
    `strict` the first such InputError is raised.
    """
    for item in _items(paths):
        if isinstance(item, Document):
            yield replace(item, published=published) if published and item.published is None else item
        elif strict:
            raise item
        elif report is not None:
            report(item)


def count(paths: Iterable[str | Path]) -> int | None:
    """About how many documents the paths hold, for a progress bar; None where that shows only in reading them."""
    total = 0
    for path in paths:
        if is_address(str(path)):
            total += 1
            continue
        try:
            for file in files(Path(path)):
                if isinstance(file, Path):
                    rows = rows_in(file, SUFFIXES.get(suffix(file), ""))
                    if rows is None:
                        return None
                    total += rows
        except (InputError, OSError):
            continue
    return total


def _items(paths: Iterable[str | Path]) -> Iterator[Document | InputError]:
    for path in paths:
        try:
            if is_address(str(path)):
                yield from read_address(str(path))
                continue
            for file in files(Path(path)):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from _file(file)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(str(path), f"cannot be opened ({error.strerror})", "check its permissions")


def _file(file: Path) -> Iterator[Document | InputError]:
    try:
        yield from READERS[kind(file)](file, str(file))
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(str(file), f"cannot be opened ({error.strerror})", "check its permissions")
