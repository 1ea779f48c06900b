"""How sure: statements told as surer than any source tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from allegedly.knowledge.checking import LEVELS, hedges
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft, Statement
from allegedly.reports.checking.record import Passage
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import LIGHT
from allegedly.reports.checking.tracing import Traced

FACT = len(LEVELS)
# In a source's sentence a hedge belongs to the clause that it stands in.
_CUT = re.compile(r"[;:]\s|,\s(?=(?:and|but|which|who|where|while|although|though)\s)|\s(?=but\s|while\s)")


# Where what a hedge bears on ends at the latest; so many characters behind it, and before it.
_STOP = re.compile(r"\s[—–-]\s|[;:]\s|,\s(?:and|but|which|who|where|while|as)\s|\s(?:where|while|because|although)\s")
REACH, BEHIND = 90, 12


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(hedges(), key=len, reverse=True)
    # "Could not", "cannot" tell of a failure, which is a fact; "may not" leaves open what it tells.
    either = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w’'-])(?!(?:could|can)\s+not\b(?! rule))(?:{either})(?![\w’'-])", re.IGNORECASE)


def level(text: str) -> tuple[int, str]:
    """How sure some words are at their least sure (index in LEVELS, FACT where nothing hedges), and the hedge."""
    found = [(hedges()[match.group().lower()], match.group()) for match in _hedges(text)]
    return min(found, default=(FACT, ""))


def _hedges(text: str) -> Iterator[re.Match[str]]:
    """The hedges of a text; "in May" is a month."""
    return (m for m in _pattern().finditer(text) if m.group() != "May" or not m.start())


def raised(draft: Draft, traced: list[Traced]) -> Iterator[Remark]:
    """Statements without the “may”, “probably” or “suspected” that every source has."""
    for each in traced:
        statement = each.statement
        if not each.is_telling or not draft.is_own(statement.span) or draft.is_figure_line(statement.span):
            continue
        ours, _ = level(draft.text(statement.span))
        theirs = [_told_level(passage, statement) for passage in each.passages]
        surest, hedge = max(theirs)
        if ours > surest:
            told = "as a fact" if ours == FACT else "as surer"
            message = f"told {told}; the source has “{hedge}”: restore “{hedge}”"
            yield Remark("modality raised", statement.span, message, tuple(p.place for p in each.passages[:3]))


def _told_level(passage: Passage, statement: Statement) -> tuple[int, str]:
    """How sure a passage is of what a statement tells, and its hedge.

    A hedge bears on the words behind it within its clause: in "Moscow is weighing advice on protests, in which 23 were
    killed", nobody doubts the 23. One that bears on none of the statement's words is of something else.
    """
    clause = _clause(passage, statement)
    start = passage.place.span[0] + passage.place.text.index(clause)
    shared = [
        t.span[0] - start for t in passage.terms if t.weight != LIGHT and not t.is_number and t.key in statement.keys
    ]
    found = []
    for match in _hedges(clause):
        stop = _STOP.search(clause, match.end())
        end = min(match.end() + REACH, stop.start() if stop else len(clause))
        # "A suspected thief", "the theft is suspected": the hedge may stand among the words itself, or right behind.
        if any(match.start() - BEHIND <= at < end for at in shared):
            found.append((hedges()[match.group().lower()], match.group()))
    return min(found, default=(FACT, ""))


def _clause(passage: Passage, statement: Statement) -> str:
    """The clause of a passage that has most of a statement's terms."""
    start, end = passage.place.span
    text = passage.place.text
    cuts = [start, *(start + found.end() for found in _CUT.finditer(text)), end]
    clauses = list(pairwise(cuts))

    def common(span: Span) -> float:
        keys = {t.key for t in passage.terms if span[0] <= t.span[0] < span[1] and not t.is_name and not t.is_number}
        return len(keys & statement.keys)

    best = max(clauses, key=common)
    return text[best[0] - start : best[1] - start]
