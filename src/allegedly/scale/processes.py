"""Codes documents in several processes: same output, same order, bounded memory."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from allegedly.coding import code
from allegedly.nouns import CodedDocument, Document

# Documents handed to a process at once: enough to fill the parser's batches, few enough to keep memory small.
CHUNK = 16


def code_in_processes(documents: Iterable[Document], processes: int) -> Iterator[CodedDocument]:
    """Codes documents in `processes` processes and yields them in the order given.

    At most two chunks per process wait at any time, so memory does not grow with the number of documents.
    """
    source = iter(documents)
    waiting: deque[Future[list[CodedDocument]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            while chunk := list(islice(source, CHUNK)):
                waiting.append(pool.submit(_code, chunk))
                if len(waiting) >= 2 * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _code(documents: list[Document]) -> list[CodedDocument]:
    return list(code(documents))
