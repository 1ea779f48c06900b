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
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.speaking import runs_on
from allegedly.reports.checking.terms import LIGHT, Term, Terms, heavy_keys
from allegedly.reports.checking.tracing import Traced
from allegedly.reports.checking.voices import same_voice, voice

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


def turned_round(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Statements that every passage on them tells with a "not" more or less; where a newer one does, it overtakes."""
    terms = Terms(draft.coded, record.actors)
    for each in traced:
        statement = each.statement
        if statement.heading or not each.supports or not draft.is_own(statement.span):
            continue
        if THEN.search(draft.plain.text, *statement.span) or runs_on(draft, statement):
            continue  # it tells itself that it was so then
        ours = polarity(draft.plain.text, statement.span, statement.terms)
        heavy = heavy_keys(statement.terms)
        on = [
            s.passage
            for s in each.supports
            if s.own >= SAME_MATTER and len(heavy & s.passage.keys) >= min(SHARED, len(heavy))
        ]
        on += [p for p in each.passages if p not in on and _says_so(draft, statement, p)]
        best = max((s.own for s in each.supports), default=0.0)
        nearest = [s.passage for s in each.supports if s.passage in on and s.own >= best - AS_NEAR]
        on = [p for p in on if p in nearest or _says_so(draft, statement, p)] if nearest else on
        turned = [p for p in on if _turned(ours, p, heavy, statement.terms)]
        by_word = _word_turned(draft, each)
        if by_word is None:
            continue
        if not (turned and len(turned) == len(on)):
            turned = by_word
        turned = [p for p in turned if not _is_of_another(draft, statement, p, terms, record)]
        if turned:
            told = "without a “not” that" if ours.plain else "with a “not” that is not in"
            cure = "restore the “not”" if ours.plain else "take out the “not”, or name a source for it"
            message = f"told {told} the source{' has' if ours.plain else ''}: {cure}"
            yield Remark("negation", statement.span, message, tuple(p.place for p in turned[:3]))


# A single word that is negated on one side shows a fault where the passage has this share of the statement.
WORD_FOUND = 0.5
# "Refused to confirm", "was unable to find": the verb is negated as by a "not".
_FAILING = re.compile(
    r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|fail(?:ed|s|ing)|unable|stopped short of|not able|yet)\s(?:so far\s)?"
    r"(?:to|in)?\s*(?=\w)",
    re.IGNORECASE,
)
# What a negator bears on stands at most so many words behind it: "has not, as of yesterday, announced".
NEXT = 4
# Behind these the "not" bears on what follows too: "no danger of a shortage", "did not want to confirm".
_GOES_ON = re.compile(
    r"(?:\s(?:to|in)\s|\b(?:sign|trace|evidence|proof|danger|risk|hint|indication|threat|fear|word)s?\sof\s)\Z"
)
_ASIDE = re.compile(r",[^,.;:]{2,40},\s")
# "Ordered everybody to leave", "is to be finished": whether it comes to that is open.
_WANTED = re.compile(
    r"\b(?:order|tell|told|ask|urge|want|plan|advise|is|are|was|were|call(?:s|ed)? (?:on|upon))(?:e?d|s)?"
    r"(?:\s[\w’'-]+){0,3}\sto\s(?:be\s)?\Z"
)
_LINKED = re.compile(r"\s(?:to|in|any|the|a|an|of|that|up|out|so far|yet)?(?:\s(?:the|a|an|any))?\s?\Z")


def _is_of_another(draft: Draft, statement: Statement, passage: Passage, terms: Terms, record: Record) -> bool:
    """Whether a statement is what somebody says, and the passage what somebody else says: they differ."""
    said = [a.source for a in draft.attributions(statement.span) if a.source is not None and a.position == "affirms"]
    ours = [v for source in said if (v := voice(draft.coded, source, terms, record.actors)) is not None]
    shared = [t for t in passage.terms if t.is_heavy and t.key in statement.keys]
    theirs = [
        s.voice
        for s in passage.said
        if s.voice is not None and any(touch(t.span, part) for part in s.attribution.content for t in shared)
    ]
    if not ours or not theirs:
        return False
    return not any(same_voice(one, other, record.actors) for one in ours for other in theirs)


def _word_turned(draft: Draft, each: Traced) -> list[Passage] | None:
    """The passages that negate the very word that the statement does not, or the reverse; None where one agrees."""
    statement = each.statement
    ours = _stances(draft.plain.text, statement.span, statement.terms)
    turned: list[tuple[Passage, set[str]]] = []
    told: set[str] = set()
    for support in each.supports:
        passage = support.passage
        start = passage.place.span[0]
        terms = tuple(Term((t.span[0] - start, t.span[1] - start), t.key, t.weight) for t in passage.terms)
        theirs = _stances(passage.place.text, (0, len(passage.place.text)), terms)
        both = [key for key in ours if key in theirs and len(ours[key]) == len(theirs[key]) == 1]
        against = [key for key in both if ours[key] | theirs[key] == {True, False}]
        agreeing = [key for key in both if ours[key] == theirs[key] == {False}]
        if agreeing:
            return None
        later = any(
            t.start is not None and t.start > passage.date for t in draft.coded.times if touch(t.span, statement.span)
        )
        heavy = {t.key for t in statement.terms if not t.is_number and t.weight != LIGHT} & passage.keys
        heavy |= {t.key for t in statement.terms if t.is_name and t.key[0] != "="} & passage.beside
        if (
            against
            and not later
            and len(heavy) >= SHARED
            and support.cover >= WORD_FOUND
            and support.core >= WORD_FOUND
        ):
            turned.append((passage, set(against)))
        told |= {key for key in both if ours[key] == theirs[key] == {True}}
    return [passage for passage, against in turned if not against & told]


def _stances(text: str, span: Span, terms: tuple[Term, ...]) -> dict[str, set[bool | None]]:
    """For each term in a part of a text whether it is told as so (True), as not so (False), or unclearly (None)."""
    negated = set()
    for found in (*_negator().finditer(text, *span), *_FAILING.finditer(text, *span)):
        aside = _ASIDE.match(text, found.end())
        at = aside.end() if aside else found.end()
        near = sorted((t for t in terms if at <= t.span[0] < span[1] and not t.is_number), key=lambda t: t.span)
        end = at
        for term in near:
            between = text[end : term.span[0]]
            if len(between.split()) > NEXT or set(between) & set(",;:.!?“”"):
                break
            if end > at and _LINKED.match(f" {between.strip()} ") is None and between.strip():
                break
            negated.add(term.span)
            end = term.span[1]
            if text[term.span[0] : term.span[1]].endswith("ly"):
                negated.discard(term.span)
            elif term.is_heavy and not _GOES_ON.search(text[term.span[0] : end + 4]):
                break
    stances: dict[str, set[bool | None]] = {}
    lexical = [m.span() for m in _any().finditer(text, *span)]
    clauses = list(_clauses(text[: span[1]]))
    for term in terms:
        if not span[0] <= term.span[0] < span[1] or term.is_number or (term.is_name and term.key[0] in "@="):
            continue
        if term.span not in negated and _WANTED.search(text, span[0], term.span[0]):
            stances.setdefault(term.key, set()).add(None)
            continue
        clause = next((c for c in clauses if c[0] <= term.span[0] <= c[1]), span)
        if term.span in negated:
            stance: bool | None = False
        elif any(clause[0] <= s < clause[1] and not (s <= term.span[0] < e) for s, e in lexical):
            stance = None
        else:
            stance = True
        stances.setdefault(term.key, set()).add(stance)
    return stances


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
