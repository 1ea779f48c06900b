"""Which files a path stands for."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from allegedly.errors import InputError
from allegedly.reading.kinds import SUFFIXES, suffix


def files(path: Path) -> Iterator[Path | InputError]:
    """The file itself, or the articles under a folder in sorted order, and what of the folder cannot be looked into.

    Hidden files and folders are passed over. Raises InputError where there is no article and OSError where the path
    itself cannot be looked at.
    """
    if path.is_dir():
        yield from _within(path)
        return
    if not path.exists():
        names = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
        near = difflib.get_close_matches(path.name, names, 1)
        raise InputError(str(path), "no such file", f"did you mean {near[0]}?" if near else "check the path")
    yield path


def _within(folder: Path) -> Iterator[Path | InputError]:
    closed: list[OSError] = []
    empty = True
    for place, inner, names in os.walk(folder, onerror=closed.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith(".") and suffix(file) in SUFFIXES:
                empty = False
                yield file
    for error in closed:
        yield InputError(str(error.filename), f"cannot be opened ({error.strerror})", "check its permissions")
    if empty and not closed:
        raise InputError(str(folder), "no article in this folder", f"it may hold {', '.join(SUFFIXES)}")
