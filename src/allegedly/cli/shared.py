"""What every command needs: documents with progress, coded documents from files or a ledger, actors by name, output."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from allegedly.coding.times import dated, flag_published
from allegedly.errors import InputError, LedgerError, UsageError
from allegedly.exchange import opened
from allegedly.knowledge.actors import Actors, Own, load
from allegedly.ledger import Ledger, Naming, Origins, open_ledger, origins
from allegedly.nouns import CodedDocument, Document
from allegedly.reading import count, is_coded, read, read_coded
from allegedly.scale import code

T = TypeVar("T")
DEFAULT_LEDGER = "allegedly.db"
output = opened

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH]…", help="Files, folders or URLs; none: the ledger.")]
NeededPaths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders or URLs.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Date of inputs that carry none.")]
OwnActors = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="Actors of your own: .yaml, .csv or .jsonl; may be repeated."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first document that cannot be read.")]
Processes = Annotated[int, typer.Option(min=1, metavar="N", help="Code in this many processes at once.")]
LedgerUrl = Annotated[str, typer.Option("--ledger", metavar="URL", help="The ledger: a file, or a database's URL.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was published on or after this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was published on or before this day.")]


@dataclass
class Inputs:
    """Where documents come from, and what went wrong on the way."""

    paths: list[str] = field(default_factory=list)
    ledger: str = DEFAULT_LEDGER
    published: str | None = None
    strict: bool = False
    own: Sequence[Own] | None = None
    skipped: list[InputError] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    seen: int = 0

    def documents(self) -> Iterator[Document]:
        """The documents of the paths; one that cannot be read is skipped, counted and listed at the end.

        One without a date gets that of its own dateline; a date that cannot be right is listed at the end too.
        Raises InputError or UsageError where none could be read at all.
        """
        yield from self._read(self.paths)
        self._finish()

    def coded(
        self,
        processes: int = 1,
        known: Callable[[Document], bool] | None = None,
        naming: Naming | None = None,
    ) -> Iterator[CodedDocument]:
        """Coded documents: of the paths where some are given, else of the ledger; what is `known` is passed over.

        Of a ledger only those that name the actors of `naming` are read: what needs no others says so.

        What cannot be read or coded is skipped, counted and listed at the end. Raises InputError or
        UsageError where no document could be read at all.
        """
        if self.paths:
            report = None if self.strict else self.skipped.append
            yield from self._coded_before(known)
            paths = [path for path in self.paths if path not in self._coded_paths]
            if paths:
                yield from code(self._fresh(paths, known), processes, report, tuple(self.own or ()))
            self._finish()
            return
        with open_ledger(self.ledger, create=False) as ledger:
            yield from ledger.coded_documents(naming=naming)

    def origins(self, documents: Iterable[Document]) -> Origins:
        """The origins of the documents: those that the ledger knows already where they are of one."""
        if self.paths:
            return origins(documents)
        with open_ledger(self.ledger, create=False) as ledger:
            return ledger.origins_of(documents)

    def _coded_before(self, known: Callable[[Document], bool] | None) -> Iterator[CodedDocument]:
        """The documents of those of the paths that hold coded ones."""
        for path in self._coded_paths:
            for item in read_coded(Path(path)):
                if isinstance(item, InputError):
                    if self.strict:
                        raise item
                    self.skipped.append(item)
                    continue
                self.seen += 1
                if known is None or not known(item.document):
                    yield item

    def _fresh(self, paths: list[str], known: Callable[[Document], bool] | None) -> Iterator[Document]:
        documents = self._read(paths)
        return documents if known is None else (document for document in documents if not known(document))

    @cached_property
    def _coded_paths(self) -> tuple[str, ...]:
        return tuple(path for path in self.paths if is_coded(Path(path)))

    def _read(self, paths: list[str]) -> Iterator[Document]:
        if self.published is not None:
            check_day("--published", self.published)
        with progress(count(paths)) as advance:
            for document in read(paths, published=self.published, strict=self.strict, report=self.skipped.append):
                self.seen += 1
                known = dated(document)
                wrong = flag_published(known.published, date.today().isoformat())
                if wrong is not None:
                    self.doubtful.append(f"{known.id}: {wrong}")
                yield known
                advance()

    def _finish(self) -> None:
        """Lists what was skipped and which dates look wrong.

        Raises the only error there is, or a UsageError, where nothing could be read.
        """
        for doubt in self.doubtful:
            print(f"warning: {doubt}", file=sys.stderr)
        if len(self.skipped) == 1 and not self.seen:
            raise self.skipped[0]
        for error in self.skipped:
            print(f"skipped: {error}", file=sys.stderr)
        if self.skipped:
            print(f"{self.seen} documents read, {len(self.skipped)} skipped", file=sys.stderr)
            if not self.seen:
                raise UsageError("no document could be read; see the lines above")


@contextlib.contextmanager
def progress(total: int | None) -> Iterator[Progressing]:
    """A progress bar on standard error, where that is a terminal."""
    bar = Progress(
        TextColumn("documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar:
        task = bar.add_task("documents", total=total)
        yield Progressing(lambda: bar.advance(task))


class Progressing:
    """Counts one document more with each call."""

    def __init__(self, step: object) -> None:
        self._step = step

    def __call__(self) -> None:
        self._step()  # type: ignore[operator]


def apart(out: Path | None, paths: Iterable[str]) -> None:
    """Raises UsageError where the output would overwrite one of the inputs."""
    for path in paths:
        if out is not None and out.exists() and Path(path).exists() and out.samefile(path):
            raise UsageError(f"{out} is an input of this command; give another place with -o")


def known_actors(own: Sequence[Own] | None, ledger: str, paths: Sequence[str] | None = None) -> Actors:
    """The shipped actors, with a person's own: of files and, where no paths are given, of the ledger that is asked.

    A ledger that is not there has none: whoever needs it says so. Raises KnowledgeError with file and line.
    """
    found = tuple(own or ())
    if not paths:
        with contextlib.suppress(LedgerError), open_ledger(ledger, create=False) as store:
            found = with_those_of(store, found)
    return load(found)


def with_those_of(store: Ledger, own: Sequence[Own] | None) -> tuple[Own, ...]:
    """A person's own actors: those of the ledger, then those of files."""
    rows = store.own_rows()
    return (*(own or ()),) if rows is None else (rows, *(own or ()))


def period(since: str | None, until: str | None) -> None:
    """Checks two days. Raises UsageError where one is no day or they are the wrong way round."""
    for option, day in (("--since", since), ("--until", until)):
        if day is not None:
            check_day(option, day)
    if since is not None and until is not None and since > until:
        raise UsageError(f"--since {since} lies after --until {until}; swap them")


def check_day(option: str, day: str) -> None:
    """Raises UsageError where a text is not a day written as 2022-10-26."""
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{option} {day} is not a day; write it as 2022-10-26") from error


def one_of(option: str, value: str, allowed: Iterable[str]) -> str:
    """The value, which must be one of the allowed words. Raises UsageError."""
    choices = list(allowed)
    if value not in choices:
        raise UsageError(f"{option} {value} is unknown; choose one of: {', '.join(choices)}")
    return value
