"""From documents to parses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from allegedly.grammar.model import language
from allegedly.grammar.paragraphs import paragraphs
from allegedly.grammar.parse import Parse
from allegedly.grammar.words import lemma, universal
from allegedly.nouns import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Paragraphs parsed together. 64 was the fastest of 16 … 256 on news (2026-11, one EPYC core).
BATCH = 64


def parse(documents: Iterable[Document]) -> Iterator[Parse]:
    """One parse per document, in order. Holds no more than a batch of paragraphs beyond the document at hand."""

    def pieces() -> Iterator[tuple[str, tuple[Document, Span | None]]]:
        for document in documents:
            for span in paragraphs(document.text):
                yield document.text[span[0] : span[1]], (document, span)
            yield "", (document, None)  # the document's end

    gathered: list[tuple[Doc, int]] = []
    for doc, (document, span) in language().pipe(pieces(), as_tuples=True, batch_size=BATCH):
        if span is not None:
            gathered.append((doc, span[0]))
        else:
            yield _join(document, gathered)
            gathered = []


def _join(document: Document, pieces: list[tuple[Doc, int]]) -> Parse:
    """The pieces' tokens in parallel lists, with positions in the whole text and white space left out."""
    parse = Parse(document, [], [], [], [], [], [], [], [], [], [], [], [], [], [], [])
    for number, (doc, offset) in enumerate(pieces):
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
                lower = text.lower()
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
                parse.paragraph_of.append(number)
    _link(parse)
    return parse


def _link(parse: Parse) -> None:
    """Fills children, lefts and rights from the heads."""
    size = len(parse.words)
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
