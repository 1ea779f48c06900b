"""Which files a path stands for, and how each kind of file is read."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.tables import read_csv, read_jsonl
from allegedly.reading.text import read_text

Reader = Callable[[Path], Iterator[Document | InputError]]
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}


def files(path: Path) -> list[Path]:
    """The file itself, or the articles under a folder in sorted order. Raises InputError where there are none."""
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in READERS and file.is_file())
        if not found:
            raise InputError(str(path), "no article in this folder", f"it may hold {', '.join(READERS)}")
        return found
    if not path.exists():
        names = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
        near = difflib.get_close_matches(path.name, names, 1)
        raise InputError(str(path), "no such file", f"did you mean {near[0]}?" if near else "check the path")
    if path.suffix.lower() not in READERS:
        raise InputError(str(path), "this kind of file is not known", f"give one of {', '.join(READERS)}")
    return [path]
