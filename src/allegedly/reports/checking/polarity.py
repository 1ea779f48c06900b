"""Yes or no: statements that the sources tell the other way round, a "not" lost or added.

A word is negated where a negator stands before it within its clause. Compared are only words that the statement and the
passage share, and only where the other side's clause holds no negator of any kind: "declined to sign" is no "signed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.checking import negators
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft, Statement, inside, touch
from allegedly.reports.checking.record import Passage
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import LIGHT, Term, heavy_keys
from allegedly.reports.checking.tracing import Traced

# Words behind a negator that it reaches within its clause: "has not yet moved any troops", "no sign of a missile".
REACH = 6
# The passage tells what the statement tells where it has this share of its terms that are no names.
SAME_MATTER = 0.5
# Passages that have less of it than the best by this tell something else of the same.
AS_NEAR = 0.15
# … and so many of them.
SHARED = 2
# Of what somebody says in a statement, this share of the words must stand in the passage.
SAID = 0.75
# By these a text itself tells that something was so, or was said, before.
THEN = re.compile(
    r"\b(?:at first|first (?:said|told|denied|claimed)|"
    r"initially|originally|at the time|until then|had (?:long|earlier)|long denied)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+|[,;:.!?“”\"]")
# Where a clause ends, and with it what a negator reaches.
_END = frozenset(', ; : . ! ? “ ” " but and because while that who which when as until unless if so'.split())


@dataclass(frozen=True, slots=True)
class Polarity:
    """The keys of terms that are negated in a part of a text, and whether anything negates there at all."""

    negated: frozenset[str]
    plain: bool


@cache
def _negator() -> re.Pattern[str]:
    sure = "|".join(sorted(map(re.escape, negators("sure")), key=len, reverse=True))
    # "Not far from the dam", "not only", "no more than 8 percent" negate nothing.
    idle = r"(?!\s(?:far|only|long|least|once|fewer|more|less|later|sooner|just|merely|yet clear|surprisingly)\b)"
    return re.compile(rf"(?<![\w’'-])(?:{sure})(?![\w’'-]){idle}|n[’']t\b{idle}", re.IGNORECASE)


@cache
def _any() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, negators("sure") | negators("lexical")), key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{words})(?![\w’'-])|n[’']t\b", re.IGNORECASE)


def polarity(text: str, span: Span, terms: tuple[Term, ...]) -> Polarity:
    """What is negated in a part of a text; the terms are at positions of the same text."""
    negated = set()
    for found in _negator().finditer(text, *span):
        end = found.end()
        for count, word in enumerate(_WORD.finditer(text, found.end(), span[1])):
            if count == REACH or word.group().lower() in _END:
                break
            end = word.end()
        negated |= {t.key for t in terms if found.end() <= t.span[0] < end}
    return Polarity(frozenset(negated), _any().search(text, *span) is None)


def turned_round(draft: Draft, traced: list[Traced]) -> Iterator[Remark]:
    """Statements that every passage on them tells with a "not" more or less; where a newer one does, it overtakes."""
    for each in traced:
        statement = each.statement
        if statement.heading or not each.supports or not draft.is_own(statement.span):
            continue
        if THEN.search(draft.plain.text, *statement.span):
            continue  # it tells itself that it was so then
        ours = polarity(draft.plain.text, statement.span, statement.terms)
        heavy = heavy_keys(statement.terms)
        on = [
            s.passage
            for s in each.supports
            if s.own >= SAME_MATTER and len(heavy & s.passage.keys) >= min(SHARED, len(heavy))
        ]
        on += [p for p in each.passages if p not in on and _says_so(draft, statement, p)]
        if not on:
            continue
        best = max((s.own for s in each.supports), default=0.0)
        nearest = [s.passage for s in each.supports if s.passage in on and s.own >= best - AS_NEAR]
        on = [p for p in on if p in nearest or _says_so(draft, statement, p)] if nearest else on
        turned = [p for p in on if _turned(ours, p, heavy, statement.terms)]
        if turned and len(turned) == len(on):
            told = "without a “not” that" if ours.plain else "with a “not” that is not in"
            message = f"told {told} the source{' has' if ours.plain else ''}"
            yield Remark("negation", statement.span, message, tuple(p.place for p in turned[:3]))


def _says_so(draft: Draft, statement: Statement, passage: Passage) -> bool:
    """Whether a passage tells what somebody says in a statement, whoever says it and when."""
    contents = [
        part
        for a in draft.attributions(statement.span)
        if a.position == "affirms"
        for part in a.content
        if inside(part, statement.span)
    ]
    said = {t.key for t in statement.terms if t.is_heavy and any(touch(t.span, part) for part in contents)}
    common = said & passage.keys
    return len(common) >= SHARED and len(common) >= SAID * len(said)


def contradicts(draft: Draft, statement: Statement, passage: Passage) -> bool:
    """Whether a passage tells the opposite of a statement by a "not" more or less."""
    heavy = heavy_keys(statement.terms)
    whole = tuple(t for s in draft.statements if s.sentence == statement.sentence for t in s.terms)
    ours = polarity(draft.plain.text, statement.span, statement.terms)
    return _turned(ours, passage, heavy & passage.keys, whole) if heavy & passage.keys else False


def _turned(ours: Polarity, passage: Passage, heavy: set[str], statement_terms: tuple[Term, ...]) -> bool:
    """Whether a shared word is negated on one side, and nothing is on the other."""
    start = passage.place.span[0]
    terms = tuple(
        Term((t.span[0] - start, t.span[1] - start), t.key, t.weight) for t in passage.terms if t.weight != LIGHT
    )
    text = passage.place.text
    held = {span: heavy & {t.key for t in terms if span[0] <= t.span[0] < span[1]} for span in _clauses(text)}
    most = max(map(len, held.values()))
    named = any(t.is_name and t.key in passage.keys for t in statement_terms)
    if most < (SHARED if len(heavy) > 1 or not named else 1):
        return False
    if ours.negated & polarity(text, (0, len(text)), terms).negated:
        return False
    best = [(polarity(text, span, terms), keys) for span, keys in held.items() if len(keys) == most]
    return all(
        (ours.plain and bool(theirs.negated & keys)) or (theirs.plain and bool(ours.negated & keys))
        for theirs, keys in best
    )


_CUT = re.compile(
    r"[,;:]\s|\s(?=(?:but|while|because|although|and (?:had|has|have|was|were|is|are|would|will|said|that))\s)"
)


def _clauses(text: str) -> Iterator[Span]:
    at = 0
    for found in _CUT.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)
