"""Adding documents while somebody watches: one after another, in a thread of its own, so that pages stay quick."""

from __future__ import annotations

import queue
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from allegedly.coding import code
from allegedly.coding.times import dated
from allegedly.errors import AllegedlyError
from allegedly.knowledge.actors import Actors
from allegedly.ledger import open_ledger
from allegedly.nouns import CodedDocument, Document
from allegedly.reading import count, read
from allegedly.web.settings import Settings
from allegedly.web.templates import heading

# Jobs that are remembered after they are done, and that may wait.
REMEMBERED = 50
MOST_WAITING = 20
# Lines of trouble that are kept of one job.
MOST_LINES = 100

State = Literal["waiting", "working", "done", "failed"]


@dataclass
class Job:
    """Some inputs on their way into the ledger. `names` are what the visitor calls the files."""

    number: int
    inputs: list[str | Document]
    names: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    state: State = "waiting"
    total: int | None = None
    read: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    # Of each document its id and what to call it.
    documents: list[tuple[str, str]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")

    def trouble(self, error: Exception | str) -> None:
        """Notes what went wrong, with the visitor's own names of files."""
        line = str(error)
        for path, name in self.names.items():
            line = line.replace(path, name)
        if len(self.troubles) < MOST_LINES:
            self.troubles.append(line)


class Desk:
    """Takes inputs in and works on them in order; `actors` gives those that are known when a job begins."""

    def __init__(self, settings: Settings, actors: Callable[[], Actors]) -> None:
        self._settings, self._actors = settings, actors
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._waiting: queue.Queue[Job | None] = queue.Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._number = 0
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def take(
        self, inputs: list[str | Document], names: dict[str, str] | None = None, folder: Path | None = None
    ) -> Job | None:
        """Puts inputs in line: documents, addresses, paths of files in `folder`, which is deleted afterwards.

        None where too many are waiting.
        """
        with self._lock:
            self._number += 1
            job = Job(self._number, inputs, names or {}, folder)
            try:
                self._waiting.put_nowait(job)
            except queue.Full:
                _delete(folder)
                return None
            self._jobs[job.number] = job
            while len(self._jobs) > REMEMBERED:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        return job

    def job(self, number: int) -> Job | None:
        """A job by its number, None for one that is forgotten."""
        return self._jobs.get(number)

    def close(self) -> None:
        """Lets the document at work be finished and takes no more."""
        self._stopped.set()
        if self._thread is not None:
            while not self._waiting.empty():
                job = self._waiting.get_nowait()
                if job is not None:
                    _delete(job.folder)
            self._waiting.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            try:
                self._do(job)
                job.state = "done"
            except AllegedlyError as error:
                job.trouble(error)
                job.state = "failed"
            except Exception as error:  # a fault of ours ends this job, not the room
                job.trouble(f"a fault of the program ({type(error).__name__}: {error})")
                job.state = "failed"
            finally:
                _delete(job.folder)

    def _do(self, job: Job) -> None:
        job.state = "working"
        paths = [item for item in job.inputs if isinstance(item, str)]
        given = [item for item in job.inputs if isinstance(item, Document)]
        files = count(paths)
        job.total = None if files is None else files + len(given)
        actors = self._actors()
        with open_ledger(self._settings.ledger) as ledger:

            def documents() -> Iterator[Document]:
                yield from given
                yield from read(paths, report=job.trouble)

            def coded() -> Iterator[CodedDocument]:
                for found in documents():
                    if self._stopped.is_set():
                        return
                    document = dated(found)
                    job.read += 1
                    job.documents.append((document.id, heading(document)))
                    if ledger.known(document):
                        job.known += 1
                    else:
                        yield from code([document], actors, job.trouble)

            for item in coded():
                added = ledger.add([item])
                job.new, job.changed, job.known = (
                    job.new + added.new,
                    job.changed + added.changed,
                    job.known + added.known,
                )
                for line in added.refused:
                    job.trouble(line)


def folder_for_uploads() -> Path:
    """A folder of our own for uploaded files; nothing in it has a name that a visitor chose."""
    return Path(tempfile.mkdtemp(prefix="allegedly-"))


def _delete(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
