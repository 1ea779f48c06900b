"""From documents to parses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegedly.grammar.model import language
from allegedly.grammar.paragraphs import paragraphs
from allegedly.grammar.parse import Parse
from allegedly.grammar.repairs import mend
from allegedly.grammar.words import lemma, universal
from allegedly.nouns import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Paragraphs parsed together. 64 was the fastest of 16 … 256 on news (2026-11, one EPYC core).
BATCH = 64
# Characters parsed together, whichever is reached first: the model holds some 10 kB for each word at once, and a batch
# of paragraphs without an end would take gigabytes.
BATCH_CHARACTERS = 40_000
# Word forms that spaCy keeps for good; after that, new ones are forgotten with their batch, so that memory stays
# bounded however many documents come. The first 200,000 (about 100 MB) hold nearly all that recur in news.
FORMS = 200_000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of a document, or, without a span, the document's end."""

    document: Document
    span: Span | None

    def __len__(self) -> int:
        return self.span[1] - self.span[0] if self.span is not None else 0


def parse(documents: Iterable[Document]) -> Iterator[Parse]:
    """One parse per document, in order. Holds no more than a batch of paragraphs beyond the document at hand."""
    growing: Parse | None = None
    paragraph = 0
    for batch in _batches(_pieces(documents)):
        finished: list[Parse] = []
        with _forgetting():
            texts = [piece.document.text[slice(*piece.span)] for piece in batch if piece.span is not None]
            docs = language().pipe(texts, batch_size=BATCH)
            for piece in batch:
                if growing is None:
                    growing = Parse(piece.document, [], [], [], [], [], [], [], [], [], [], [], [], [], [], [])
                    paragraph = 0
                if piece.span is not None:
                    _append(growing, next(docs), piece.span[0], paragraph)
                    paragraph += 1
                else:
                    finished.append(_link(growing))
                    growing = None
        yield from finished


def _pieces(documents: Iterable[Document]) -> Iterator[_Piece]:
    for document in documents:
        for span in paragraphs(document.text):
            yield _Piece(document, span)
        yield _Piece(document, None)


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    batch: list[_Piece] = []
    length = 0
    for piece in pieces:
        if len(batch) >= BATCH or (batch and length + len(piece) > BATCH_CHARACTERS):
            yield batch
            batch, length = [], 0
        batch.append(piece)
        length += len(piece)
    if batch:
        yield batch


def _forgetting() -> AbstractContextManager[object]:
    """A block after which spaCy forgets the word forms that were new in it, once it knows FORMS of them."""
    return language().memory_zone() if len(language().vocab.strings) > FORMS else nullcontext()


def _append(parse: Parse, doc: Doc, offset: int, paragraph: int) -> None:
    """Adds a paragraph's tokens to the parallel lists, with positions in the whole text and white space left out."""
    base = len(parse.words)
    place: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            place[token.i] = base + len(place)
    for sentence in doc.sents:
        first = len(parse.words)
        for token in sentence:
            if token.is_space:
                continue
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            at = place[token.i]
            up = place.get(head.i, at)
            dep = "ROOT" if up == at else token.dep_
            text, tag = token.text, token.tag_
            lower = text if text.islower() else text.lower()  # the same object: a tenth of a parse's memory
            pos = universal(tag, dep, lower)
            parse.words.append(text)
            parse.lowers.append(lower)
            parse.lemmas.append(lemma(text, tag, pos))
            parse.tags.append(tag)
            parse.pos.append(pos)
            parse.deps.append(dep)
            parse.heads.append(up)
            parse.starts.append(offset + token.idx)
            parse.ends.append(offset + token.idx + len(text))
            parse.sentence_of.append(len(parse.sentences))
        if len(parse.words) > first:
            parse.sentences.append((first, len(parse.words)))
            parse.paragraph_of.append(paragraph)


def _link(parse: Parse) -> Parse:
    """The parse, with children, lefts and rights filled from the heads."""
    size = len(parse.words)
    for first, end in parse.sentences:
        mend(parse, first, end)
    parse.children.extend([] for _ in range(size))
    parse.lefts.extend(range(size))
    parse.rights.extend(range(size))
    for token, head in enumerate(parse.heads):
        if head != token:
            parse.children[head].append(token)
    for first, end in parse.sentences:
        for token in range(first, end):
            at = token
            while (head := parse.heads[at]) != at:
                at = head
                if parse.lefts[at] > token:
                    parse.lefts[at] = token
                if parse.rights[at] < token:
                    parse.rights[at] = token
    return parse
