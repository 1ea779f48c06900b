"""A document's one parse, as plain lists: everything later reads it, nobody parses again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from allegedly.nouns import Document, Span


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of a document in parallel lists, white space left out. Indices are token numbers in the whole document.

    Tags are Penn Treebank's, `pos` Universal POS, `deps` ClearNLP's labels (nsubj, dobj, prep, pobj, ccomp …), as
    spaCy's English models give them. The root of a sentence is its own head with dep "ROOT". `lefts` and `rights` are
    the first and last token of a token's subtree.
    """

    document: Document
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]  # first code point of each token
    ends: list[int]  # one past the last code point
    children: list[list[int]]  # in order
    lefts: list[int]
    rights: list[int]
    sentence_of: list[int]  # number of each token's sentence
    sentences: list[tuple[int, int]]  # [first token, one past the last token)
    paragraph_of: list[int]  # number of each sentence's paragraph

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return self.document.text[span[0] : span[1]]

    def sentence_span(self, number: int) -> Span:
        """The code points of a sentence."""
        first, end = self.sentences[number]
        return self.starts[first], self.ends[end - 1]

    def tokens(self, span: Span) -> range:
        """The tokens that touch a span of code points."""
        return range(bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1]))

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in order."""
        found, todo = [], [token]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)

    def ancestors(self, token: int) -> list[int]:
        """The heads above a token, nearest first."""
        found = []
        while (head := self.heads[token]) != token:
            found.append(head)
            token = head
        return found

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of a token with one of these labels."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None
