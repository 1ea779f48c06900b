"""Where results are written: whole pieces only, whatever happens.

A stop or a full disk in the middle of a piece cuts the file back to the piece before, so that every line of it is
whole. What stood in the file before stays until the first piece is there: a run that fails at once destroys nothing.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from allegedly.errors import UsageError


class Lines(Protocol):
    """Takes pieces of text, or bytes."""

    def write(self, piece: str | bytes, /) -> None:
        """Writes a piece, whole."""


class _File:
    """Writes pieces to a file descriptor, unbuffered: a piece that `write` returned from is with the system."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._regular = stat.S_ISREG(os.fstat(number).st_mode)
        self._end: int | None = None

    def write(self, piece: str | bytes) -> None:
        self.clear()
        data = memoryview(piece.encode("utf-8") if isinstance(piece, str) else piece)
        written = 0
        try:
            while written < len(data):
                written += os.write(self._number, data[written:])
        except BaseException:
            if self._regular and self._end is not None:
                with suppress(OSError):
                    os.ftruncate(self._number, self._end)
            raise
        if self._end is not None:
            self._end += len(data)

    def clear(self) -> None:
        """Empties what an earlier run left, once."""
        if self._end is None:
            if self._regular:
                os.ftruncate(self._number, 0)
            self._end = 0


class _Standard:
    """Standard output, flushed after each piece."""

    def write(self, piece: str | bytes) -> None:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.buffer.write(piece)
        sys.stdout.flush()


@contextmanager
def opened(path: Path | None) -> Iterator[Lines]:
    """The file to write to, or standard output. Raises UsageError where it cannot be written."""
    if path is None:
        yield _Standard()
        return
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); give another place with -o") from error
    try:
        file = _File(number)
        yield file
        file.clear()
    finally:
        os.close(number)
