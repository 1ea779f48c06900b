"""A draft as it is checked: coded without its markup, cut into statements, with its quotations and citations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from allegedly.coding import code_parse
from allegedly.grammar import parse
from allegedly.knowledge.actors import Actors
from allegedly.nouns import Attribution, CodedDocument, Document, Span
from allegedly.reports.checking.asserting import is_claim
from allegedly.reports.checking.markup import Plain, own_marks, plain
from allegedly.reports.checking.quoting import Quote, quotes
from allegedly.reports.checking.terms import TOKEN, Term, Terms, lemma_of

# Where one statement of a sentence ends and the next begins.
_CUT = re.compile(
    r"[;:](?=\s)|\s[–—-]\s|,?\s(?=(?:and|but)\s+(?:\w+)\b)|,\s(?=(?:which|who|where|whereas|while|although|though|as)\s)"
    r"|\s(?=(?:while|whereas|although|though|but)\s)"
)
# "and the government might pay": a subject with its finite verb behind "and".
_CLAUSE = re.compile(
    r"and (?:the|an?|its|his|her|their|it|he|she|they|that)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:may|might|will|would|could|can|should|is|are|was|were|has|have|had)\s"
)
# Parts of a draft that tell of the draft and not of the world.
_ABOUT_ITSELF = re.compile(
    r"^\W*(?:sources?|references?|notes?|method|methods|methodology|coverage|further reading"
    r"|how this (?:brief )?was made|about this (?:brief|draft|page)"
    r"|coverage and gaps|gaps|who is quoted(?: how often)?)\b[^.]{0,40}$",
    re.IGNORECASE,
)
# A main date of a brief of ours that was told above.
_POINTER = re.compile(r"\*\*.+\*\*: told under \d+\.")
# A label of a brief of ours, which tells nothing.
_OWN_LABEL = re.compile(r"(?:\*\*|#{1,6}\s)Who takes which position(?:\*\*)?")
# "**7 November 2023.**", "- 12 May: …": an entry of a chronology.
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATED = re.compile(
    rf"[-*+•\s]*(?:\*\*|__)?(?:\d{{4}}-\d\d-\d\d|(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}},)?(?:\s\d{{4}})?)"
    r"(?:[.:]?(?:\*\*|__)[.:]?|:)\s"
)
# It has no verb, so that it says nothing of how sure its figure is.
_FIGURE_LINE = re.compile(r"[-*] [^.!?]*\d[^.!?]* — [^.!?]*")
_CLOSED = re.compile(r"[.!?…:;,][\"”’'»)\]*_]*\s*$")
# "**Cause.** Investigators believe …", "**Verdict:** False": a heading at the head of its paragraph.
_LABEL = re.compile(r"(?:[-*+•]\s+)?(?:\*\*|__)[^*_\n]{2,80}(?:[.:?!](?:\*\*|__)|(?:\*\*|__)[.:])")
# "Claim: …": what a fact check looks into is not what it says.
_LOOKED_INTO = re.compile(
    r"\W*(?:the )?(?:claim|assertion|rumou?r|what (?:is|was|they) (?:claimed|said|say|claim))\W+", re.IGNORECASE
)
# A line of more words without a full stop is text that lacks one; an item of a list of so few is no sentence.
HEADING_WORDS = 16
ITEM_WORDS = 10


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the draft, or a sentence that has only one. `sentence` is the span of the whole."""

    span: Span
    sentence: Span
    terms: tuple[Term, ...]
    heading: bool
    is_claim: bool = False  # whether it tells something done, which sources can be asked for

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its terms."""
        return frozenset(term.key for term in self.terms)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with what was read from it. Positions are those of the draft as it was given."""

    document: Document
    coded: CodedDocument
    plain: Plain
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    passed_over: tuple[Span, ...]  # what a brief of ours says of itself, and the draft of its sources

    @staticmethod
    def of(document: Document, actors: Actors) -> Draft:
        """Reads a draft. Raises what coding raises."""
        bare = plain(document.text)
        (parsed,) = parse([replace(document, text=bare.text)])
        coded = code_parse(parsed, actors)
        found = quotes(document.text)
        skipped = tuple(_passed_over(document.text))
        # Words that are quoted are checked as a quotation; what is coded in them is not the draft's own.
        statements = _statements(coded, actors, [q.span for q in found], skipped, _headings(document.text))
        statements = [replace(s, is_claim=is_claim(parsed, s.span, coded)) for s in statements]
        return Draft(document, coded, bare, tuple(found), tuple(statements), skipped)

    def text(self, span: Span) -> str:
        """The draft's words at a place, in one line and without markup."""
        return " ".join(self.plain.text[span[0] : span[1]].split())

    def is_own(self, span: Span) -> bool:
        """Whether a place is of the draft's own words: not quoted, and not passed over."""
        return not any(inside(span, other) for other in (*self.passed_over, *(q.span for q in self.quotes)))

    def is_figure_line(self, span: Span) -> bool:
        """Whether a place is in a line of a list of figures: "- at least 23 children — the United Nations"."""
        text = self.document.text
        start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[0])
        return _FIGURE_LINE.fullmatch(text[start : end if end >= 0 else len(text)]) is not None

    def is_dated(self, span: Span) -> bool:
        """Whether a place is in a paragraph that a date heads, as in a chronology: all in it is of then."""
        text = self.document.text
        start = text.rfind("\n", 0, span[0]) + 1
        return _DATED.match(text, start, span[0]) is not None

    def is_cue(self, span: Span) -> bool:
        """Whether a place is the word by which somebody is quoted or reported: "recalled Ms Lind"."""
        return any(touch(span, a.cue.span) for a in self.coded.attributions)

    def introduces(self, span: Span) -> bool:
        """Whether a clause only leads to a quotation: "She struck a defiant note: “…”"."""
        rest = self.plain.text[span[1] - 1 :][:4].strip()
        return self.plain.text[span[0] : span[1]].rstrip().endswith((":", ",")) and bool(
            re.match(r"[:,]?\s*[“\"‘]", rest)
        )

    def attributions(self, span: Span) -> list[Attribution]:
        """The attributions whose content touches a place, or whose cue stands in it."""
        return [
            a
            for a in self.coded.attributions
            if any(touch(span, part) for part in a.content) or touch(a.cue.span, span)
        ]


def inside(span: Span, other: Span) -> bool:
    """Whether a span lies in another."""
    return other[0] <= span[0] and span[1] <= other[1]


def touch(one: Span, other: Span) -> bool:
    """Whether two spans have a position in common."""
    return one[0] < other[1] and other[0] < one[1]


def _passed_over(text: str) -> Iterable[Span]:
    """Marks of a brief of ours with their lines, notes in italics, and sections on the draft itself."""
    yield from own_marks(text)
    at = 0
    skipping = False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if re.match(r"#{1,6}\s", bare) or (bare.startswith("**") and bare.endswith("**")):
            skipping = _ABOUT_ITSELF.match(bare.strip("#* ")) is not None
        note = re.fullmatch(r"\*(?!\*).+(?<!\*)\*|_(?!_).+(?<!_)_", bare) is not None
        looked_into = (label := _LABEL.match(bare)) is not None and _LOOKED_INTO.fullmatch(label.group()) is not None
        if (
            skipping
            or note
            or looked_into
            or re.match(r">\s+[—–-]", bare)
            or _POINTER.fullmatch(bare)
            or _OWN_LABEL.fullmatch(bare)
        ):
            yield at, at + len(line)
        at += len(line)


def _headings(text: str) -> list[Span]:
    """Lines that are no sentences: marked as headings, or short and without a full stop."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        longest = ITEM_WORDS if re.match(r"[-*+•>|]|\d+[.)]", bare) else HEADING_WORDS
        if (label := _LABEL.match(bare)) is not None:
            found.append((at, at + line.index(label.group()) + label.end()))
        if re.match(r"#{1,6}\s", bare) or (not _CLOSED.search(bare) and 0 < len(bare.split()) <= longest):
            found.append((at, at + len(line)))
        at += len(line)
    return found


def _statements(
    coded: CodedDocument,
    actors: Actors,
    quoted: list[Span],
    skipped: tuple[Span, ...],
    headings: list[Span],
) -> Iterable[Statement]:
    terms = Terms(coded, actors)
    for sentence in coded.sentences:
        if any(inside(sentence, other) for other in skipped):
            continue
        heading = any(touch(sentence, other) for other in headings)
        for span in _clauses(coded.document.text, sentence, quoted):
            own = tuple(term for term in terms.of(span) if not any(inside(term.span, other) for other in quoted))
            if own:
                yield Statement(span, sentence, own, heading)


def _clauses(text: str, sentence: Span, quoted: list[Span]) -> Iterable[Span]:
    """The clauses of a sentence. "and" joins clauses where a verb follows, with or without a subject of its own."""
    cuts = [sentence[0]]
    for found in _CUT.finditer(text, *sentence):
        if any(inside(found.span(), other) for other in quoted):
            continue
        rest = text[found.end() : sentence[1]]
        joined = found.group().startswith(",") or _verb_follows(rest) or _CLAUSE.match(rest)
        if rest.startswith(("and ", "but ")) and (not joined or rest[4:].startswith("not ")):
            continue  # "ice, and not a missile, brought it down" is one clause
        cuts.append(found.end())
    cuts.append(sentence[1])
    for start, end in pairwise(cuts):
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            yield start, end


def _verb_follows(rest: str) -> bool:
    """Whether the first word after "and" is a finite verb by its form: "and ordered", "and left"."""
    words = TOKEN.findall(rest)
    if len(words) < 2:
        return False
    word = words[1].lower()
    return word.isalpha() and not word.endswith(("s", "ing")) and lemma_of(word) != word


def index_at(starts: list[int], position: int) -> int:
    """The number of the last start at or before a position."""
    return max(0, bisect_right(starts, position) - 1)
