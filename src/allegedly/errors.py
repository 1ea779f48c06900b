"""Everything that can go wrong, as one tree.

AllegedlyError                 said to the user in one line; exit code 2
├── UsageError                 the command line or the call asks for what cannot be (A equal to B, unknown actor)
├── InputError                 a document that cannot be read: which file, which row, what to do
├── KnowledgeError             a file of knowledge that is not well formed: file, line, what is wrong
├── ModelError                 the language model is missing or is not the one that we pinned
├── LedgerError                the ledger cannot be opened, read or written
└── BriefError                 a brief was refused because a sentence of it has no source
"""

from __future__ import annotations


class AllegedlyError(Exception):
    """What went wrong, where, and what to do next, in one line."""


class UsageError(AllegedlyError):
    """A call that cannot be answered as it was put."""


class InputError(AllegedlyError):
    """An input that cannot be read.

    `where` names file and row, `what` the fault, `cure` what to do next.
    """

    def __init__(self, where: str, what: str, cure: str) -> None:
        super().__init__(f"{where}: {what}; {cure}")
        self.where, self.what, self.cure = where, what, cure

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Made again of its parts where it comes from another process."""
        return type(self), (self.where, self.what, self.cure)


class KnowledgeError(AllegedlyError):
    """A file of knowledge that is not well formed."""

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__(f"{file}, line {line}: {what}")
        self.file, self.line, self.what = file, line, what

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[str, int, str]]:
        """Made again of its parts where it comes from another process."""
        return type(self), (self.file, self.line, self.what)


class ModelError(AllegedlyError):
    """The spaCy model is missing or differs from the pinned one."""


class ProcessError(AllegedlyError):
    """A process that coded for this one was killed, mostly for want of memory."""


class LedgerError(AllegedlyError):
    """The ledger cannot be opened, read or written."""


class BriefError(AllegedlyError):
    """A brief that would hold a sentence without a source."""
