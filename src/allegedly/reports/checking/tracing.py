"""Which passages of the sources a statement of the draft goes back to, and which statements go back to none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.checking import deeds
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft, Statement, inside, touch
from allegedly.reports.checking.outlets import of_outlets
from allegedly.reports.checking.record import Passage, Record, Support
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import Term, heavy_keys, lemma_of

# All thresholds here are on shares of terms, weighed by rarity; chosen on quality/data/drafts/seen (`python -m
# quality.drafts --supports` prints them for clean statements and planted claims).
# A statement goes back to a passage that has this share of it …
FOUND = 0.5
# … and this share of its terms that are no names.
FOUND_CORE = 0.42
# A free paraphrase shares less with its passage; it goes back to it all the same where it shares so many words with a
# meaning of their own, or one of them with a figure or a day …
SHARED = 2
# … and this share of it; in a sentence of a brief of ours words are the source's, so that less is chance.
LEAST, LEAST_CORE = 0.33, 0.25
# What else the sentence tells, and its neighbours, decides between passages that have the same share of a statement.
CONTEXT = 0.4
# … and so does a figure of the same things, which may be too small to be a term ("three tankers").
SAME_FIGURE = 0.5
# Other passages as good as the best but for this go with it.
AS_GOOD = 0.12
# A statement of fewer terms that are no names says too little to be missed.
LEAST_TERMS = 2
# What no passage has in the sentence itself or beside it, by share of the terms that are no names.
MISSING = 0.4
# "Made this known", "had denied it": that something is told, and not what.
TELLING = frozenset({"=tell", "=announce", "=report", "=deny"})
_PRONOUN = re.compile(r"(?:it|he|she|they|this|that)\b", re.IGNORECASE)
# What a sentence is about shows in so many sentences before and after it.
NEIGHBOURS = 2
# A document is on the matter where it has this share of what the best one has of these terms, or of the sentence's.
ON_CONTEXT, ON_SENTENCE = 0.35, 0.75
# … and this share of its names, in a wider part of the draft: another election has the same words and other names.
ON_NAMES = 0.1
NAMES_AROUND = 5


@dataclass(frozen=True, slots=True)
class Traced:
    """A statement with the passages that it goes back to, best first; none where no source tells it."""

    statement: Statement
    supports: tuple[Support, ...]
    best: Support | None
    about: frozenset[str]  # the documents on the matter
    topic: frozenset[str]  # the documents that speak of the same names, whatever they tell
    sentence_terms: tuple[Term, ...]  # of the whole sentence

    @property
    def is_telling(self) -> bool:
        """Whether enough of what it says, names apart, stands in the best passage itself to compare how it is said."""
        heavy = heavy_keys(self.statement.terms)
        return bool(self.supports) and len(heavy & self.supports[0].passage.keys) >= LEAST_TERMS

    @property
    def passages(self) -> list[Passage]:
        """The passages."""
        return [support.passage for support in self.supports]


def trace(draft: Draft, record: Record) -> list[Traced]:
    """Every statement of the draft with its passages."""
    found = []
    whole: dict[Span, tuple[Term, ...]] = {}
    beside = list(of_outlets(draft.plain.text, record.outlets))
    for statement in draft.statements:
        own = (t for t in statement.terms if not any(inside(t.span, s) for s in beside))
        whole[statement.sentence] = (*whole.get(statement.sentence, ()), *own)
    for statement in draft.statements:
        about = record.documents_on(_around(whole, statement.sentence), ON_CONTEXT)
        about |= record.documents_on(whole[statement.sentence], ON_SENTENCE)
        names = [t for t in _around(whole, statement.sentence, NAMES_AROUND) if t.is_name and t.key[0] != "="]
        topic = record.documents_on(names, ON_NAMES)
        about = about & topic or about
        told = [t for t in statement.terms if not any(inside(t.span, s) for s in beside)]
        ranked = [
            s
            for s in record.support(told, _saying(draft, statement))
            if s.passage.place.document in about
            or (s.passage.place.document in topic and min(s.cover, s.core) >= FOUND and s.own >= FOUND)
        ]
        around = {id(s.passage): s.cover for s in record.support(whole[statement.sentence])}
        counted = {(q.value, q.unit) for q in draft.coded.quantities if q.unit and touch(q.span, statement.span)}
        ranked.sort(
            key=lambda s: (
                -s.cover
                - s.core
                - CONTEXT * around.get(id(s.passage), 0.0)
                - SAME_FIGURE * any((q.value, q.unit) in counted for q in s.passage.figures)
            )
        )
        best = ranked[0] if ranked else None
        good: tuple[Support, ...] = ()
        if best is not None and _is_enough(best, statement):
            good = tuple(
                s
                for s in ranked
                if s is best
                or (s.cover >= best.cover - AS_GOOD and s.core >= best.core - AS_GOOD and _is_enough(s, statement))
            )
        found.append(
            Traced(statement, good, best, frozenset(about), frozenset(topic | about), whole[statement.sentence])
        )
    return found


def _is_enough(support: Support, statement: Statement) -> bool:
    """Whether a passage has enough of a statement for the statement to go back to it."""
    if support.cover >= FOUND and support.core >= FOUND_CORE:
        return True
    shared = {t.key: t for t in statement.terms if t.key in support.passage.keys}
    heavy = sum(t.is_heavy for t in shared.values())
    numbers = sum(t.is_number for t in shared.values())
    return heavy > 0 and heavy + numbers >= SHARED and support.cover >= LEAST and support.core >= LEAST_CORE


def _saying(draft: Draft, statement: Statement) -> frozenset[str]:
    """The keys of terms that tell who says a statement, and that he says it, where more of it tells what is said."""
    spans = [
        span
        for a in draft.attributions(statement.span)
        if any(touch(part, statement.span) for part in a.content)
        for span in (a.cue.span, *((a.source.span,) if a.source is not None else ()))
    ]
    said = {t.key for t in statement.terms if not any(touch(t.span, span) for span in spans)}
    saying = {t.key for t in statement.terms} - said
    return frozenset(saying) if len(said) >= SHARED else frozenset()


def _around(whole: dict[Span, tuple[Term, ...]], sentence: Span, reach: int = NEIGHBOURS) -> list[Term]:
    """The terms of a sentence and of its neighbours: what is spoken of there."""
    order = list(whole)
    at = order.index(sentence)
    return [term for span in order[max(0, at - reach) : at + reach + 1] for term in whole[span]]


def _strangers(draft: Draft, statement: Statement, record: Record) -> list[Term]:
    """Names of which no source speaks at all; one that stands beside a known name is a given name or the like."""
    beside = list(of_outlets(draft.plain.text, record.outlets))
    names = [
        t for t in statement.terms if t.is_name and t.key[0] not in "@=" and not any(inside(t.span, s) for s in beside)
    ]
    known = {t.span for t in names if t.key in record.frequency or t.key in record.titled}
    return [
        t
        for t in names
        if t.span not in known
        and not any(s[0] - 2 <= t.span[1] <= s[0] or s[1] <= t.span[0] <= s[1] + 2 for s in known)
        and draft.plain.text[t.span[0]].isupper()
    ]


def _new_deeds(draft: Draft, each: Traced, record: Record) -> list[Term]:
    """Verbs of deeds that stand, in no words of their meaning, in no document on those who are named.

    "The minister was arrested" of a minister who resigned. A verb is known by its form of the past.
    """
    told = [t for t in each.statement.terms if _is_deed(draft.text(t.span)) and not draft.is_cue(t.span)]
    names = {t.key for t in each.statement.terms if t.is_name and t.key[0] != "="}
    most = max((len(names & p.away) for p in record.passages), default=0)
    away = [p.away for p in record.passages if p.place.document in each.about and 2 * len(names & p.away) >= most]
    return [t for t in told if most and not any(t.key in keys for keys in away)]


def _is_deed(word: str) -> bool:
    """Whether a word is the past of a verb of a deed: "arrested", "fled"."""
    return word.islower() and not word.endswith(("s", "ing")) and lemma_of(word) != word and lemma_of(word) in _deeds()


@cache
def _deeds() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in deeds())


def not_found(traced: list[Traced], draft: Draft, record: Record) -> Iterator[Remark]:
    """Statements that no source tells."""
    for each in traced:
        statement = each.statement
        strangers = (
            _strangers(draft, statement, record) if not statement.heading and draft.is_own(statement.span) else []
        )
        if strangers:
            words = ", ".join(f"“{draft.text(t.span)}”" for t in strangers)
            evidence = (each.best.passage.place,) if each.best else ()
            yield Remark(
                "not found",
                statement.span,
                f"no source on this speaks of {words}: name a source for it, or take it out",
                evidence,
            )
            continue
        new = _new_deeds(draft, each, record) if not statement.heading and draft.is_own(statement.span) else []
        if new:
            words = ", ".join(f"“{draft.text(t.span)}”" for t in new)
            evidence = (each.best.passage.place,) if each.best else ()
            yield Remark(
                "not found",
                statement.span,
                f"no source on this tells of {words}: name a source for it, or take it out",
                evidence,
            )
            continue
        heavy = [t for t in statement.terms if t.is_heavy and t.key not in TELLING]
        if not statement.is_claim or each.supports or statement.heading or len({t.key for t in heavy}) < LEAST_TERMS:
            continue
        if each.best is not None and (each.best.core >= MISSING or each.best.cover >= FOUND):
            continue
        if _PRONOUN.match(draft.text(statement.span)) and len({t.key for t in heavy}) <= LEAST_TERMS:
            continue  # "it went on again": what it is stands elsewhere
        telling = [t for t in statement.terms if t.key not in TELLING]
        if len(telling) < len(statement.terms) and any(s.core >= MISSING for s in record.support(telling)):
            continue
        if draft.introduces(statement.span) or draft.text(statement.span).endswith(":"):
            continue
        missing = [
            t
            for t in statement.terms
            if not t.is_number and (each.best is None or t.key not in each.best.passage.beside)
        ]
        missing = [t for t in missing if t.is_heavy] or missing
        words = ", ".join(dict.fromkeys(f"“{draft.text(t.span)}”" for t in missing))
        message = "no source tells this" + (f"; the nearest passage has nothing of {words}" if each.best else "")
        message += ": name a source for it, or take it out"
        yield Remark("not found", statement.span, message, (each.best.passage.place,) if each.best else ())
