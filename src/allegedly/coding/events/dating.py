"""When an event took place: the time of its own words, then of its sentence, then what the paragraph carries on.

The publication date is never taken for an event's, nor the date of a dateline, nor the day on which somebody said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.coding.events.arguments import SUBJECTS, VERBAL, clause_verb
from allegedly.coding.times import dateline
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, EventDate, Time

# TIMEX3 values by their form, most exact first.
_PRECISIONS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-\d\d(-XX)?$"), "month"),
    (re.compile(r"\d{4}-Q\d"), "quarter"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI|H\d)"), "season"),
    (re.compile(r"\d{4}(-XX)*$"), "year"),
    (re.compile(r"\d{3}X?$"), "decade"),
    (re.compile(r"\d\d$"), "century"),
)
# A time behind one of these bounds what is told and does not date it: "the highest since 2014", "after Monday's talks".
BOUNDING = frozenset({"since", "until", "till", "before", "after", "than", "compared", "pending", "between"})
# A noun's own time: "Wednesday's attack", "the 2015 deal", "the Reform Act 2019".
OWNED = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
# From a clause up to the one that it shares its time with, and down to those that share theirs with it.
SHARED_UP = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep"})
SHARED_DOWN = frozenset({"conj", "advcl", "xcomp"})
# A day is carried on over so many sentences of a paragraph. Further on, news has mostly gone back to something else.
CARRIED = 2


# Between the two ends of a range, and between their values (as in ISO 8601).
JOINS = re.compile(r"\s?(?:to|until|till|through|and|-|–|—)\s?")
JOINT = "/"


def _joined(text: str, times: Sequence[Time]) -> list[Time]:
    """The times, with "from 3 to 5 April", "between Monday and Friday", "July 1-3" as one."""
    found: list[Time] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and last.start and last.end and time.start and time.end and last.end < time.start:
            gap, start = text[last.span[1] : time.span[0]], last.span[0]
            between = text[:start].rstrip().lower().endswith("between")
            if JOINS.fullmatch(gap) and (between or gap.strip() != "and") and JOINT not in last.value:
                span = (start, time.span[1])
                value = last.value + JOINT + time.value
                found[-1] = Time(span, text[start : time.span[1]], "DATE", value, last.start, time.end)
                continue
        found.append(time)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A time with the verb of its clause and the noun that it belongs to, if it is a part of one's name."""

    token: int
    time: Time
    verb: int
    owner: int | None


class Dates:
    """The times of one document, ready to be asked for an event's."""

    def __init__(self, parse: Parse, times: Sequence[Time], attributions: Sequence[Attribution]) -> None:
        self.parse = parse
        self.published = (parse.document.published or "")[:10]
        self.cues = {token for a in attributions for token in parse.tokens(a.cue.span)}
        own = dateline(parse.text)
        self.told: dict[int, list[_Told]] = {}
        for time in _joined(parse.text, times):
            tokens = parse.tokens(time.span)
            if not time.start or not tokens or (own is not None and own.span == time.span):
                continue
            told = self._told(time, tokens)
            if told is not None:
                self.told.setdefault(parse.sentence_of[told.token], []).append(told)

    def date(self, trigger: int, tense: str) -> EventDate | None:
        """The date of the event that the token tells; None where the text does not say it.

        `tense` is the event's: only what is past is dated by an earlier sentence, and nothing past by a coming day.
        """
        here = self.told.get(self.parse.sentence_of[trigger], [])
        time = self._own(trigger, here) or self._shared(trigger, here)
        if time is None and not here and tense == "past":
            time = self._carried(trigger)
        if time is None or time.start is None or time.end is None:
            return None
        if tense == "past" and self.published and time.start > self.published:
            return None
        known = "period" if JOINT in time.value else ""
        precision = known or next((name for form, name in _PRECISIONS if form.match(time.value)), "period")
        return EventDate(time.span, time.text, time.start, time.end, precision, "text")

    def _told(self, time: Time, tokens: range) -> _Told | None:
        """Where a time hangs in its sentence; None for one that only bounds what is told."""
        parse = self.parse
        head = next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[0])
        before = parse.lowers[tokens[0] - 1] if tokens[0] else ""
        above = parse.heads[head]
        words = {before, parse.lowers[above]} if parse.pos[above] in {"ADP", "SCONJ"} else {before}
        if words & {"with", "to"}:
            words.add(parse.lowers[parse.heads[above]])  # "compared with Monday"
        if words & BOUNDING and JOINT not in time.value:
            return None
        owner = None
        if parse.deps[head] in OWNED and above not in tokens:
            owner = above
            governor = parse.heads[owner]
            if parse.lowers[governor] in BOUNDING:
                return None
        return _Told(tokens[0], time, clause_verb(self.parse, head), owner)

    def _own(self, trigger: int, here: list[_Told]) -> Time | None:
        """The time before the event's noun, else the nearest of its own clause."""
        for told in here:
            if told.owner == trigger:
                return told.time
        verb = clause_verb(self.parse, trigger)
        if trigger != verb and verb in self.cues:
            return None  # "condemned the attack on Wednesday": the day of the words
        own = [told for told in here if told.verb == verb and told.owner is None]
        return min(own, key=lambda told: abs(told.token - trigger)).time if own else None

    def _shared(self, trigger: int, here: list[_Told]) -> Time | None:
        """The time of a clause that tells of the same: "came on Monday and met", "shelled it, killing 12 on Monday"."""
        verb = clause_verb(self.parse, trigger)
        if trigger != verb and verb in self.cues:
            return None
        near = {*self._above(verb), *self._below(verb)}
        found = [told for told in here if told.verb in near and told.owner is None]
        return min(found, key=lambda told: abs(told.token - trigger)).time if found else None

    def _above(self, verb: int) -> list[int]:
        parse, found = self.parse, []
        while parse.deps[verb] in SHARED_UP and parse.heads[verb] != verb:
            verb = parse.heads[verb]
            if verb in self.cues:
                break
            found.append(verb)
        return found

    def _below(self, verb: int) -> list[int]:
        parse, found, todo = self.parse, [], [verb]
        while todo:
            for child in parse.children[todo.pop()]:
                shares = parse.deps[child] in SHARED_DOWN and parse.pos[child] in VERBAL and child not in self.cues
                if shares and parse.child(child, *SUBJECTS) is None:
                    found.append(child)
                    todo.append(child)
        return found

    def _carried(self, trigger: int) -> Time | None:
        """The day told by a sentence before, in the paragraph: "On Tuesday a bridge fell. It killed two people." """
        parse = self.parse
        at = parse.sentence_of[trigger]
        verb = clause_verb(self.parse, trigger)
        if verb in self.cues or not self._told_simply(verb):
            return None
        for before in range(at - 1, at - 1 - CARRIED, -1):
            if before < 0 or parse.paragraph_of[before] != parse.paragraph_of[at]:
                return None
            told = self.told.get(before)
            if told:
                return self._day_of(told)
        return None

    def _day_of(self, told: list[_Told]) -> Time | None:
        """The one day of a sentence's main clause, when it dates a deed and not words."""
        main = [one for one in told if one.owner is None and self.parse.heads[one.verb] == one.verb]
        if len({one.time.start for one in main}) != 1:
            return None
        first = main[0]
        deed = first.verb not in self.cues and self._told_simply(first.verb)
        return first.time if deed and first.time.start == first.time.end else None

    def _told_simply(self, verb: int) -> bool:
        """Whether a verb stands in the simple past: what comes next in the story, and no look back ("had met")."""
        parse = self.parse
        helpers = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in {"aux", "auxpass"}}
        if parse.tags[verb] == "VBD":
            return "had" not in helpers
        return bool(helpers & {"was", "were", "did"}) and not helpers & {"had", "has", "have", "will", "would"}
