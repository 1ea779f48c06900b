"""Quotations of a draft, and whether the sources have them word for word.

Words are compared, not marks: a comma moved or an apostrophe turned is no fault. An ellipsis or words in brackets may
stand for what was left out; each piece between them must stand in the source, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from allegedly.knowledge.actors import Actors
from allegedly.nouns import Attribution, CodedDocument, Span
from allegedly.reports.checking.record import place
from allegedly.reports.checking.remarks import Remark, SourcePassage
from allegedly.reports.checking.terms import Terms
from allegedly.reports.checking.voices import Voice, innermost, voice

# Between double marks, single ones that are no apostrophes, or a block quotation of Markdown; the last line of a block
# quotation may be a credit, which begins with a dash.
_QUOTED = re.compile(
    r"“([^“”]{2,4000})”|\"([^\"\n]{2,4000})\"|‘((?:[^‘’\n]|’(?=\w)){2,2000})’(?!\w)|^> (?![\s—–-])(.{2,4000})$",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.,](?=[^\W_])[^\W_]+)*")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\([.…]+\)|…|\.\s?\.\s?\.")
# A letter in brackets is a change of case: "[W]e".
_CASE = re.compile(r"\[(\w)\](?=\w)")
# Words that join what is left where others were dropped.
_JOINING = frozenset({"and", "or", "but"})
# Shorter pieces in quotation marks are names and scare quotes, not quotations; a block quotation always is one.
SHORTEST = 3
# The source of a quotation that was changed: this share of the draft's words stands in it, in order. Two sayings on the
# same thing share a third; a quotation with one clause changed keeps more than half.
ALIKE = 0.55


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the words between the marks, in pieces where something was left out."""

    span: Span
    pieces: tuple[tuple[str, ...], ...]
    block: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return tuple(word for piece in self.pieces for word in piece)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a quotation stands in a source, who says it there, and how much of it the source has."""

    passage: SourcePassage
    voice: Voice | None
    before: str  # the sentence before, where a "he" may have his name
    alike: float
    dropped: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(found.group().lower().replace("’", "'") for found in _WORD.finditer(text))


def quotes(text: str) -> list[Quote]:
    """The quotations of a text in order."""
    found = []
    for match in _QUOTED.finditer(text):
        group = next(number for number in (1, 2, 3, 4) if match.group(number) is not None)
        pieces = tuple(p for part in _LEFT_OUT.split(_CASE.sub(r"\1", match.group(group))) if (p := words_of(part)))
        if sum(map(len, pieces)) >= (1 if group == 4 else SHORTEST):
            found.append(Quote(match.span(group), pieces, group == 4))
    return found


@dataclass
class Quotations:
    """Looks the draft's quotations up in source after source."""

    quotes: list[Quote]
    actors: Actors
    exact: dict[Span, list[Origin]] = field(default_factory=dict)
    near: dict[Span, Origin] = field(default_factory=dict)

    def read(self, coded: CodedDocument) -> None:
        """Looks them up in one source."""
        if not self.quotes:
            return
        text = coded.document.text
        matches = list(_WORD.finditer(text))
        words = [m.group().lower().replace("’", "'") for m in matches]
        streams = [(words, [m.span() for m in matches])]
        inside = [n for n, m in enumerate(matches) if any(s <= m.start() and m.end() <= e for s, e in _marked(text))]
        streams.append(([words[n] for n in inside], [matches[n].span() for n in inside]))
        joined = [" " + " ".join(each) + " " for each, _ in streams]
        vocabulary = set(words)
        for quote in self.quotes:
            found = None
            for (each, spans), line in zip(streams, joined, strict=True):
                found = _find(quote, each, spans, line)
                if found is not None:
                    break
            if found is not None:
                self.exact.setdefault(quote.span, []).append(self._origin(coded, found, 1.0, (), ()))
            elif quote.span not in self.exact:
                self._nearest(coded, quote, vocabulary)

    def _nearest(self, coded: CodedDocument, quote: Quote, vocabulary: set[str]) -> None:
        sought = list(quote.words)
        if sum(word in vocabulary for word in sought) < ALIKE * len(sought):
            return
        known = self.near.get(quote.span)
        # A single sentence first: two in a row are no better unless the quotation runs over both.
        pairs = [(one[0], other[1]) for one, other in pairwise(coded.sentences)]
        for start, end in (*coded.sentences, *pairs):
            words = list(words_of(coded.document.text[start:end]))
            matcher = SequenceMatcher(None, words, sought, autojunk=False)
            alike = sum(block.size for block in matcher.get_matching_blocks()) / len(sought)
            if alike >= ALIKE and (known is None or alike > known.alike):
                dropped, changed = _differences(matcher, words, sought)
                known = self._origin(coded, (start, end), alike, dropped, changed)
        if known is not None:
            self.near[quote.span] = known

    def _origin(
        self,
        coded: CodedDocument,
        span: Span,
        alike: float,
        dropped: tuple[str, ...],
        changed: tuple[tuple[str, str], ...],
    ) -> Origin:
        said = innermost(coded, span) or max(
            (a for a in coded.attributions if _overlap(a, span)), key=lambda a: _overlap(a, span), default=None
        )
        who = None
        if said is not None and said.source is not None:
            who = voice(coded, said.source, Terms(coded, self.actors), self.actors)
        number = next((n for n, (s, e) in enumerate(coded.sentences) if s <= span[0] < e), 0)
        sentence = coded.sentences[number] if coded.sentences else span
        before = coded.sentences[number - 1] if number else (0, 0)
        return Origin(place(coded, sentence), who, coded.document.text[before[0] : before[1]], alike, dropped, changed)

    def remarks(self) -> Iterator[Remark]:
        """What is wrong with the words of the quotations."""
        for quote in self.quotes:
            if quote.span in self.exact:
                continue
            near = self.near.get(quote.span)
            if near is None:
                yield Remark(
                    "quotation", quote.span, "no source has these words: find who said them, or take the marks off", ()
                )
            elif near.dropped and all(not theirs and ours in _JOINING for theirs, ours in near.changed):
                left = ", ".join(f"“{words}”" for words in near.dropped)
                message = f"the source also has {left}; mark what is left out with an ellipsis"
                yield Remark("ellipsis", quote.span, message, (near.passage,))
            else:
                message = f"{_changes(near)}: quote word for word, or take the marks off"
                yield Remark("quotation", quote.span, message, (near.passage,))


def _overlap(attribution: Attribution, span: Span) -> int:
    """How many positions of a span stand in the content of an attribution."""
    return sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in attribution.content)


def _changes(near: Origin) -> str:
    told = [f"“{theirs}”, not “{ours}”" for theirs, ours in near.changed if theirs and ours]
    told += [f"no “{ours}”" for theirs, ours in near.changed if not theirs]
    told += [f"also “{words}”" for words in near.dropped]
    return f"not word for word: the source has {'; '.join(told)}" if told else "the source has other words"


def _marked(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"“[^“”]{2,4000}”|\"[^\"\n]{2,4000}\"", text)]


def _find(quote: Quote, words: list[str], spans: list[Span], line: str) -> Span | None:
    """The place of the first piece, where all pieces stand in order."""
    at, first = 0, None
    for piece in quote.pieces:
        found = line.find(" " + " ".join(piece) + " ", at)
        if found < 0:
            return None
        if first is None:
            start = line.count(" ", 0, found + 1) - 1
            first = spans[start][0], spans[start + len(piece) - 1][1]
        at = found + 1
    return first


def _differences(
    matcher: SequenceMatcher[str], theirs: list[str], ours: list[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Words of the source that the draft dropped inside the quotation, and pairs (source's, draft's) that differ."""
    operations = matcher.get_opcodes()
    equal = [n for n, op in enumerate(operations) if op[0] == "equal"]
    dropped, changed = [], []
    for number, (kind, a, b, c, d) in enumerate(operations):
        if kind == "equal":
            continue
        inner = equal and equal[0] < number < equal[-1]
        if kind == "delete" and inner:
            dropped.append(" ".join(theirs[a:b]))
        elif kind in {"replace", "insert"}:
            # Before and after the part in common the source goes on with words that the draft did not mean to quote.
            changed.append((" ".join(theirs[a:b]) if inner else "", " ".join(ours[c:d])))
    return tuple(dropped), tuple(changed)
