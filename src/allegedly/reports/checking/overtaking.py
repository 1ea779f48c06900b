"""Claims that newer sources have taken back, undone or owned up to, where the draft does not tell that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from allegedly.knowledge.checking import Phrase, overtaking
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft
from allegedly.reports.checking.polarity import THEN, contradicts
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import denies, has_phrase, heavy_keys, lemma_of, tokens
from allegedly.reports.checking.tracing import Traced
from allegedly.reports.checking.voices import same_voice

# A newer passage is on a statement where it has this share of the statement's terms that are no names in itself …
ON = 0.45
# … and at least so many of them.
TERMS = 2
# … or contradicts it, and has this share of its terms that are no names.
CONTRARY = 0.4
# The draft tells the newer passage where one of its statements has this share of it.
TOLD = 0.5
# A statement whose words an older passage has to this share is of then, though a newer one has them too.
WHOLLY = 0.9
# Sorts of overtaking.csv: a "turned" only turns round what it says the opposite of.
RETRACTING, TURNING = "taken back", "turned"
SORTS = frozenset({RETRACTING, TURNING, "owned up to", "undone"})
NOT_OWNED = SORTS - {"owned up to"}
# Who owns up to something with this share of its words in a statement owns up to that.
CONFIRMED = 0.5
# "Wants the company to take back the dismissals" takes nothing back.
_WANTED = re.compile(
    r"\b(?:want|demand|ask|urge|call(?:ed|s)? (?:on|for)|refus|declin|press|should|must|not|never|if|whether)\w*"
    r"(?:\s[\w’'-]+){0,6}\s\Z",
    re.IGNORECASE,
)
_DETERMINERS = frozenset("the a an its his her their this that".split())


@cache
def phrases(sorts: frozenset[str]) -> frozenset[Phrase]:
    """The phrases of some sorts by the lemmas as they are made here."""
    wanted = (phrase for phrase, sort in overtaking().items() if sort in sorts)
    return frozenset(tuple(lemma_of(word) for word in phrase) for phrase in wanted)


def overtaken(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Statements that rest on older passages, where a newer one takes them back."""
    told = {
        (s.passage.place.document, s.passage.number)
        for t in traced
        for s in t.supports
        if s.own >= TOLD
        and _tells(draft.plain.text, t.statement.sentence)
        and (
            _tells(draft.plain.text, t.statement.span)
            or len({x.key for x in t.statement.terms if not x.is_name} & s.passage.keys) >= TERMS
        )
    }
    telling = {
        t.best.passage.place.document
        for t in traced
        if t.best is not None and _tells(draft.plain.text, t.statement.sentence)
    }
    newer = [p for p in record.passages if p.date and _takes_back(p)]
    for each in traced:
        statement = each.statement
        if statement.heading or not each.supports or not draft.is_own(statement.span):
            continue
        outdated = next((p for p in each.passages if _is_given_up(draft, statement.span, p)), None)
        if outdated is not None:
            message = f"the source ({outdated.date}) has given up this denial: tell what is said now beside it"
            yield Remark("overtaken", statement.span, message, (outdated.place,))
            continue
        resting = [p for p in each.passages if not _takes_back(p)]
        latest = max((p.date for p in resting), default="0")
        if not latest or _tells(draft.plain.text, statement.sentence):
            continue
        if is_of_then(draft, statement.span) or draft.is_dated(statement.span):
            continue
        beside = _told_beside(draft, traced, statement.sentence)
        for passage in newer:
            if (
                passage.place.document not in each.topic
                or passage.date <= latest
                or (passage.place.document, passage.number) in told
            ):
                continue
            denied = any(a.position == "denies" for a in draft.attributions(statement.span))
            back = denied and passage in each.passages
            older = [s for s in each.supports if s.passage.date < passage.date and s.own >= WHOLLY]
            outlived = any(s.passage in resting for s in older) and contradicts(draft, statement, passage)
            if passage is each.passages[0] and not back and not outlived:
                continue  # it rests on the newer report itself
            if passage.place.document in beside and not back:
                continue  # a denial that was itself taken back does not stand, whatever is told beside it
            common = heavy_keys(statement.terms) & passage.keys
            support = next((s for s in record.support(statement.terms) if s.passage is passage), None)
            theirs = heavy_keys(passage.terms)
            if support is None or not common:
                continue
            denying = denied or denies(tokens(draft.plain.text, statement.sentence))
            if not denying and not _tells(passage.place.text, (0, len(passage.place.text)), NOT_OWNED):
                bears_out = len(common) >= CONFIRMED * len(theirs) and not contradicts(draft, statement, passage)
                if bears_out:
                    continue  # who owns up to it confirms it
            contrary = contradicts(draft, statement, passage)
            if contrary and support.own < CONTRARY:
                continue
            on = len(common) >= TERMS and max(support.own, len(common) / len(theirs)) >= ON
            document = passage.place.document
            untold = document in each.about and document not in telling
            if not contrary and not on and not (untold and _own_words_back(passage, resting, record)):
                continue
            if not contrary and not _takes_back(passage, turned=False):
                continue
            message = (
                f"newer sources ({passage.date}) have overtaken this: tell what is so now, or that this was so before"
            )
            yield Remark("overtaken", statement.span, message, (passage.place, each.passages[0].place))
            break


# A source by which a denial is a thing of the past: "until then it had always denied having made any".
_GIVEN_UP = re.compile(
    r"\b(?:until then|at first|initially|for (?:several |some |many )?(?:days|weeks|months|years)|had (?:always|long|"
    r"first|earlier|previously|initially|repeatedly))\b[^.;]{0,40}\b(?:denied|denials?|disputed|rejected)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:denies|deny|is denying|are denying|disputes|rejects|has denied|have denied)\b")


def _is_given_up(draft: Draft, span: Span, passage: Passage) -> bool:
    """Whether a part of the draft tells as present a denial that the passage tells as past."""
    return _DENIES.search(draft.plain.text, *span) is not None and _GIVEN_UP.search(passage.place.text) is not None


def is_of_then(draft: Draft, span: Span) -> bool:
    """Whether a statement is told as what was so, or was said, before: "at first it denied this"."""
    return THEN.search(draft.plain.text, *span) is not None


def _own_words_back(passage: Passage, resting: list[Passage], record: Record) -> bool:
    """Whether whoever says what a statement rests on takes something back in a newer passage, in whatever words."""
    if not _tells(passage.place.text, (0, len(passage.place.text)), sorts=frozenset({RETRACTING})):
        return False
    earlier = [said.voice for p in resting[:1] for said in p.said if said.voice is not None and said.voice.is_specific]
    back = [said.voice for said in passage.said if said.voice is not None]
    return any(same_voice(voice, other, record.actors) is True for voice in back for other in earlier)


def _told_beside(draft: Draft, traced: list[Traced], sentence: Span) -> frozenset[str]:
    """The documents to which a sentence right before or behind goes back that tells of a retraction or reversal."""
    sentences = list(draft.coded.sentences)
    at = sentences.index(sentence)
    near = [s for s in sentences[max(0, at - 1) : at + 2] if s != sentence and _tells(draft.plain.text, s)]
    return frozenset(
        p.place.document for t in traced if t.statement.sentence in near for p in ([t.best.passage] if t.best else [])
    )


def _takes_back(passage: Passage, turned: bool = True) -> bool:
    return _tells(passage.place.text, (0, len(passage.place.text)), SORTS if turned else SORTS - {TURNING})


def _tells(text: str, span: Span, sorts: frozenset[str] = SORTS) -> bool:
    """Whether a part of a text tells that something was taken back, undone or owned up to, or some of these `sorts`."""
    words = [word for word in tokens(text, span) if word.text.lower() not in _DETERMINERS]
    found = has_phrase(words, phrases(sorts))
    return found is not None and _WANTED.search(text, span[0], found.span[0]) is None
