"""Quotation marks: which stretches of a document stand between them.

Knows curly, straight, doubled (`` and '') and angled marks, single marks that are no apostrophes, quotations in
quotations, a mark turned the wrong way, one that is missing, and the habit of opening every paragraph of a long
quotation and closing only the last (Chicago Manual of Style, 13.30).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.grammar.parse import Parse
from allegedly.nouns import Span

_DOUBLE = re.compile(r"[“”„‟\"«»]|``|''|’’|‘‘")
_OPENING = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "''", "’’"})
_SINGLE_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[“\"—–]))['‘](?=[^\W\d]|[“\"\[$£€]|\d(?!\d?s\b|\d\b))")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…\]])['’](?=$|[\s.,;:!?)\]”\"—–])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `span` holds the marks, `first` and `end` its tokens as [first, end).

    `depth` is 0 for an outer quotation, 1 for one inside it. `closed` is False where the paragraph ends before the
    mark does; `continued` says that the next paragraph goes on with it.
    """

    span: Span
    first: int
    end: int
    depth: int
    closed: bool
    continued: bool

    def __len__(self) -> int:
        return self.end - self.first


def quotations(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of a document in order; outer ones before those inside them."""
    found: list[Quotation] = []
    pieces = _paragraphs(parse)
    for number, (first, end) in enumerate(pieces):
        start, stop = parse.starts[first], parse.ends[end - 1]
        following = parse.starts[pieces[number + 1][0]] if number + 1 < len(pieces) else None
        goes_on = following is not None and parse.text[following] in '“"„«‘`”'
        for span, depth, closed in _marked(parse.text, start, stop, parse):
            tokens = parse.tokens(span)
            if tokens and span[1] - span[0] > 2:
                continued = not closed and goes_on and span[1] == stop
                found.append(Quotation(span, tokens.start, tokens.stop, depth, closed, continued))
    found.sort(key=lambda q: (q.span[0], -q.span[1]))
    return tuple(found)


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """The paragraphs' tokens as [first, end)."""
    pieces: list[tuple[int, int]] = []
    last = -1
    for (first, end), paragraph in zip(parse.sentences, parse.paragraph_of, strict=True):
        if paragraph == last:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((first, end))
            last = paragraph
    return pieces


def _marked(text: str, start: int, stop: int, parse: Parse) -> list[tuple[Span, int, bool]]:
    """The spans between marks in one paragraph, with depth and whether they are closed."""
    doubles = _doubles(text, start, stop, parse)
    singles = _singles(text, start, stop)
    spans = [(span, 0, closed) for span, closed in doubles]
    for single in singles:
        around = [span for span, _ in doubles if span[0] < single[1] and single[0] < span[1]]
        if not around:
            spans.append((single, 0, True))
        elif any(span[0] < single[0] and single[1] <= span[1] for span in around):
            spans.append((single, 1, True))
        else:  # single marks outside, double ones inside, as British papers do
            spans = [(s, d + (single[0] < s[0] and s[1] < single[1]), c) for s, d, c in spans]
            spans.append((single, 0, True))
    return spans


def _doubles(text: str, start: int, stop: int, parse: Parse) -> list[tuple[Span, bool]]:
    spans: list[tuple[Span, bool]] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, start, stop):
        at, after, sign = mark.start(), mark.end(), mark.group()
        opens = sign in _OPENING or (sign not in _CLOSING and _faces_right(text, at, after, start, stop))
        if opened is None:
            if opens or at == start or (sign in _CLOSING and _faces_right(text, at, after, start, stop)):
                opened = at
            elif sign in _CLOSING or _faces_left(text, at, start):
                # A closing mark alone: what it closes began with its sentence, its opening mark is missing.
                begin = max(_sentence_start(parse, at), spans[-1][0][1] if spans else start)
                while begin < at and text[begin].isspace():
                    begin += 1
                if after - begin > 3 and sign != "''":
                    spans.append(((begin, after), True))
        elif not opens or sign in _CLOSING:
            spans.append(((opened, after), True))
            opened = None
        # An opening mark inside an open quotation adds nothing: the one before it was never closed.
    if opened is not None:
        end = stop
        if opened != start and not text[start:opened].rstrip().endswith((":", ",")):
            end = min(stop, _sentence_end(parse, opened))
        spans.append(((opened, end), False))
    return spans


def _faces_right(text: str, at: int, after: int, start: int, stop: int) -> bool:
    """Whether a straight mark stands at the beginning of words."""
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < stop else " "
    return (before.isspace() or before in "([{—–-‘'/:") and not behind.isspace()


def _faces_left(text: str, at: int, start: int) -> bool:
    return at > start and not text[at - 1].isspace()


def _singles(text: str, start: int, stop: int) -> list[Span]:
    if not any(sign in text[start:stop] for sign in "'‘"):
        return []
    spans: list[Span] = []
    at = start
    while opening := _SINGLE_OPENING.search(text, at, stop):
        if text.startswith(("''", "‘‘"), opening.start()):
            at = opening.start() + 2
            continue
        following = _SINGLE_OPENING.search(text, opening.end(), stop)
        limit = following.start() if following else stop
        closings = list(_SINGLE_CLOSING.finditer(text, opening.end() + 1, limit))
        # After a full stop or comma it is surely a mark; after an s it may be a genitive's apostrophe.
        sure = [c for c in closings if text[c.start() - 1] in ".,!?…"] or [
            c for c in closings if text[c.start() - 1] != "s"
        ]
        chosen = (sure or closings)[:1]
        if chosen:
            spans.append((opening.start(), chosen[0].end()))
            at = chosen[0].end()
        else:
            at = opening.end()
    return spans


def _sentence_start(parse: Parse, at: int) -> int:
    tokens = parse.tokens((at, at + 1))
    token = min(tokens.start, len(parse) - 1)
    return parse.starts[parse.sentences[parse.sentence_of[token]][0]]


def _sentence_end(parse: Parse, at: int) -> int:
    token = min(parse.tokens((at, at + 1)).start, len(parse) - 1)
    return parse.ends[parse.sentences[parse.sentence_of[token]][1] - 1]
