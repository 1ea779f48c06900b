"""Claims that newer sources have taken back, undone or owned up to, where the draft does not tell that they have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from allegedly.knowledge.checking import Phrase, overtaking
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft
from allegedly.reports.checking.polarity import contradicts
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import has_phrase, lemma_of, tokens
from allegedly.reports.checking.tracing import Traced

# A newer passage is on a statement where it has this share of the statement's terms that are no names in itself …
ON = 0.45
# … and at least so many of them.
TERMS = 2
# … or contradicts it, and has this share of its terms that are no names.
CONTRARY = 0.4
# The draft tells the newer passage where one of its statements has this share of it.
TOLD = 0.5
_DETERMINERS = frozenset("the a an its his her their this that".split())


@cache
def phrases(turned: bool = True) -> frozenset[Phrase]:
    """The phrases by the lemmas as they are made here, with or without those that only turn round."""
    wanted = (phrase for phrase, sort in overtaking().items() if turned or sort != "turned")
    return frozenset(tuple(lemma_of(word) for word in phrase) for phrase in wanted)


def overtaken(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Statements that rest on older passages, where a newer one takes them back."""
    told = {
        (s.passage.place.document, s.passage.number)
        for t in traced
        for s in t.supports
        if s.own >= TOLD and _tells(draft.plain.text, t.statement.sentence)
    }
    newer = [p for p in record.passages if p.date and _takes_back(p)]
    for each in traced:
        statement = each.statement
        if statement.heading or not each.supports or not draft.is_own(statement.span):
            continue
        resting = [p for p in each.passages if not _takes_back(p)]
        latest = max((p.date for p in resting), default="0")
        if not latest or _tells(draft.plain.text, statement.sentence):
            continue
        beside = _told_beside(draft, traced, statement.sentence)
        for passage in newer:
            if passage.date <= latest or (passage.place.document, passage.number) in told:
                continue
            if passage.place.document in beside:
                continue
            common = {t.key for t in statement.terms if not t.is_name and t.weight == 1.0} & passage.keys
            support = next((s for s in record.support(statement.terms) if s.passage is passage), None)
            theirs = {t.key for t in passage.terms if not t.is_name and t.weight == 1.0}
            if support is None or not common:
                continue
            contrary = contradicts(draft, statement, passage)
            if contrary and support.own < CONTRARY:
                continue
            if not contrary and (len(common) < TERMS or max(support.own, len(common) / len(theirs)) < ON):
                continue
            if not contrary and not _takes_back(passage, turned=False):
                continue
            message = f"newer sources ({passage.date}) have overtaken this; the draft does not say so"
            yield Remark("overtaken", statement.span, message, (passage.place, each.passages[0].place))
            break


def _told_beside(draft: Draft, traced: list[Traced], sentence: Span) -> frozenset[str]:
    """The documents to which a sentence right before or behind goes back that tells of a retraction or reversal."""
    sentences = list(draft.coded.sentences)
    at = sentences.index(sentence)
    near = [s for s in sentences[max(0, at - 1) : at + 2] if s != sentence and _tells(draft.plain.text, s)]
    return frozenset(
        p.place.document for t in traced if t.statement.sentence in near for p in ([t.best.passage] if t.best else [])
    )


def _takes_back(passage: Passage, turned: bool = True) -> bool:
    return _tells(passage.place.text, (0, len(passage.place.text)), turned)


def _tells(text: str, span: Span, turned: bool = True) -> bool:
    """Whether a part of a text tells that something was taken back, undone or owned up to."""
    words = [word for word in tokens(text, span) if word.text.lower() not in _DETERMINERS]
    return has_phrase(words, phrases(turned)) is not None
