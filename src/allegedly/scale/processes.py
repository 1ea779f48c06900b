"""Codes documents in one process or in several: same output, same order, bounded memory."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from allegedly.coding import code as code_here
from allegedly.errors import InputError, ProcessError
from allegedly.knowledge.actors import Own, load
from allegedly.nouns import CodedDocument, Document

# Documents and characters of them handed to a process at once: enough to fill the parser's batches, few enough to keep
# memory small.
CHUNK, CHUNK_CHARACTERS = 16, 200_000

Report = Callable[[InputError], None]


def code(
    documents: Iterable[Document], processes: int = 1, report: Report | None = None, own: tuple[Own, ...] = ()
) -> Iterator[CodedDocument]:
    """Codes documents in this process or in several and yields them in the order given.

    `own` are a person's own actors, of files or a ledger, beside the shipped ones.

    At most two chunks per process wait at any time, so memory does not grow with the number of documents. A document
    that the coding itself fails on goes to `report` and is left out; without `report` its error is raised. Raises
    ProcessError where a process is killed; what was yielded before stands.
    """
    if processes <= 1:
        yield from code_here(documents, load(own), report)
        return
    waiting: deque[Future[tuple[list[CodedDocument], list[InputError]]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_deaf)
    try:
        for chunk in _chunks(documents):
            waiting.append(pool.submit(_code, chunk, report is None, own))
            if len(waiting) >= 2 * processes:
                yield from _told(waiting.popleft(), report)
        while waiting:
            yield from _told(waiting.popleft(), report)
    except BrokenProcessPool as error:
        cure = f"out of memory, mostly; run it with fewer than {processes} processes"
        raise ProcessError(f"one of {processes} coding processes was killed from outside; {cure}") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    chunk: list[Document] = []
    length = 0
    for document in documents:
        chunk.append(document)
        length += len(document.text)
        if len(chunk) >= CHUNK or length >= CHUNK_CHARACTERS:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _told(future: Future[tuple[list[CodedDocument], list[InputError]]], report: Report | None) -> list[CodedDocument]:
    coded, failed = future.result()
    for error in failed:
        if report is not None:
            report(error)
    return coded


def _deaf() -> None:
    """Leaves Ctrl-C to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code(
    documents: list[Document], strict: bool, own: tuple[Own, ...]
) -> tuple[list[CodedDocument], list[InputError]]:
    failed: list[InputError] = []
    return list(code_here(documents, load(own), None if strict else failed.append)), failed
