"""What a person says of a claim, as a decision: names become ids, and every party and date gets its words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from allegedly.errors import UsageError
from allegedly.knowledge.actors import Actors
from allegedly.ledger import Kind, Wanted
from allegedly.nouns import Claim, CodedDocument, Event, Party, Position, Span
from allegedly.reports.dyad import actor_named, belongs

NONE = "none"
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a document, and the actors by whose names people speak of it."""

    coded: CodedDocument
    claim: Claim
    actors: Actors

    @property
    def event(self) -> Event:
        """The event that is claimed."""
        return next(event for event in self.coded.events if event.id == self.claim.event)

    def wanted(self, kind: Kind, value: Any = None) -> Wanted:
        """A decision of this kind as a person puts it: words, or for speaker and position words and whose they are.

        Raises UsageError where the value cannot be understood.
        """
        if kind in ("accept", "reject", "split", "note"):
            return Wanted(kind)
        if value is None:
            raise UsageError(f"a decision on {kind} needs a value")
        if kind in ("actor", "recipient"):
            return self.side(kind, [value] if isinstance(value, str) else value)
        if kind == "date":
            return self.date(value)
        if kind in ("speaker", "position"):
            words, of = (value, None) if isinstance(value, str) else value
            return self.speaker(words, of) if kind == "speaker" else self.position(words, of)
        if kind == "type":
            name, _, mode = value.partition(" ")
            return Wanted("type", {"type": name.upper(), "mode": mode.strip().lower() or None})
        return Wanted(kind, value)

    def side(self, role: str, names: Iterable[str]) -> Wanted:
        """Other actors or recipients: each `NAME`, or `NAME=WORDS` with the words of the document for it.

        "none" empties the side; `=WORDS` is somebody whom nobody knows. Raises UsageError where no words are found.
        """
        known = self.event.actors if role == "actor" else self.event.recipients
        given = [name for name in names if name.strip().lower() != NONE]
        return Wanted("actor" if role == "actor" else "recipient", [self._party(name, known) for name in given])

    def date(self, value: str) -> Wanted:
        """Another date: `2022`, `2022-10`, `2022-10-05`, two of these with `..` between, "none"; or `DATE=WORDS`."""
        if value.strip().lower() == NONE:
            return Wanted("date", None)
        day, _, words = value.partition("=")
        first, last, precision = _days(day.strip())
        start, end = self._dated(first, last, words.strip())
        text = self.coded.document.text[start:end]
        place = {"start": start, "end": end, "text": text}
        return Wanted("date", {"first_day": first, "last_day": last, "precision": precision, **place})

    def speaker(self, value: str, of: str | None) -> Wanted:
        """Another actor for a source; where the claim has none, one that the machine missed (`NAME=WORDS`)."""
        if not self.claim.positions and of is None:
            party = self._party(value, ())
            return Wanted("speaker", {"was": None, "actor": party["actor"], "text": party["text"]})
        name = value.partition("=")[0].strip()
        return Wanted("speaker", {"was": self._held(of), "actor": actor_named(self.actors, name), "text": None})

    def position(self, value: str, of: str | None) -> Wanted:
        """Another position of a source; "none": it takes none."""
        position = value.strip().lower()
        allowed = (*get_args(Position), NONE)
        if position not in allowed:
            raise UsageError(f"position {value} is unknown; choose one of: {', '.join(allowed)}")
        return Wanted("position", {"was": self._held(of), "position": None if position == NONE else position})

    def _held(self, of: str | None) -> str:
        """The words of the source that is meant: by them, by its actor's name or id; the only one needs no name."""
        held = self.claim.positions
        if of is not None:
            named = self.actors.find(of)
            found = [s for s in held if of in (s.text, s.actor) or (named is not None and s.actor == named)]
        else:
            found = list(held)
        texts = list(dict.fromkeys(stance.text for stance in found))
        if len(texts) == 1:
            return texts[0]
        told = ", ".join(f"“{stance.text}”" for stance in held) or "nobody"
        if of is None:
            raise UsageError(f"who is meant? {told} takes a position to this claim; say which with --of")
        raise UsageError(f"“{of}” is not one who takes a position to this claim: {told}")

    def _party(self, value: str, known: tuple[Party, ...]) -> dict[str, Any]:
        name, _, words = (part.strip() for part in value.partition("="))
        actor = actor_named(self.actors, name) if name else None
        start, end = self._words(words, name) if words else self._named(actor, name, known)
        return {"actor": actor, "start": start, "end": end, "text": self.coded.document.text[start:end]}

    def _words(self, words: str, name: str) -> Span:
        """Where given words stand: in the claim's sentence, or once in the document."""
        text, (low, high) = self.coded.document.text, self.claim.quote.span
        found = [match.span() for match in re.finditer(re.escape(words), text)]
        near = [span for span in found if low <= span[0] and span[1] <= high] or (found if len(found) == 1 else [])
        if not near:
            fault = "do not stand in the document" if not found else "stand in several other sentences"
            raise UsageError(f"the words “{words}” {fault}; give words of the claim's sentence for {name or 'it'}")
        return min(near, key=self._far)

    def _named(self, actor: str | None, name: str, known: tuple[Party, ...]) -> Span:
        """Where the document names an actor: nearest in the sentence, or last before it."""
        low, high = self.claim.quote.span
        if actor is not None:
            spans = [m.span for m in self.coded.mentions if m.actor == actor]
            spans = spans or [m.span for m in self.coded.mentions if m.actor is not None and belongs(m.actor, actor)]
            near = [span for span in spans if low <= span[0] and span[1] <= high]
            before = [span for span in spans if span[1] <= low]
            if near or before:
                return min(near, key=self._far) if near else before[-1]
        if len(known) == 1:
            return known[0].span
        raise UsageError(f"no words of the document before this claim name {name}; give them: “{name}=WORDS”")

    def _far(self, span: Span) -> int:
        return abs(span[0] - self.event.trigger.span[0])

    def _dated(self, first: str, last: str, words: str) -> Span:
        """The words for a date: those given, a time of the sentence that means it, those of the machine's date."""
        if words:
            return self._words(words, "the date")
        low, high = self.claim.quote.span
        for time in self.coded.times:
            if low <= time.span[0] and time.span[1] <= high and (time.start, time.end) == (first, last):
                return time.span
        if self.event.date is not None:
            return self.event.date.span
        raise UsageError(f"no words of the claim's sentence give {first}; name them: “{first}=WORDS”")


def _days(value: str) -> tuple[str, str, str]:
    """First and last day of a date, with its precision. Raises UsageError."""
    begin, _, end = value.partition("..")
    first, last = _period(begin), _period(end or begin)
    if first is None or last is None or first[0] > last[1]:
        raise UsageError(f"date {value} is none; write it as 2022-10-26, 2022-10, 2022 or 2022-10-03..2022-10-05")
    return first[0], last[1], first[2] if not end else "period"


def _period(value: str) -> tuple[str, str, str] | None:
    found = DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return value, value, "day"
    last_month = month or 12
    last = date(year, last_month, calendar.monthrange(year, last_month)[1])
    return first.isoformat(), last.isoformat(), "month" if month else "year"
