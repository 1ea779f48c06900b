"""Who speaks in documents: how they are introduced, and who is quoted how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.knowledge.briefing import words
from allegedly.ledger import Origins
from allegedly.nouns import CodedDocument, Mention, Party, Span
from allegedly.reports.dyad import Dyad, Side
from allegedly.reports.names import Names, flat
from allegedly.reports.passages import Sentence

# Voices in a brief's list: more are a register and not a list.
MOST_VOICES = 10
# A longer introduction is a sentence of its own.
LONGEST_INTRODUCTION = 18


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is quoted: in how many sentences, documents and origins, and on which side of the two."""

    actor: str | None
    name: str
    side: Side | None
    sentences: int
    reports: int
    origins: int


class Introductions:
    """How the documents introduce the people who speak in them: full name and office."""

    def __init__(self, coded: Iterable[CodedDocument]) -> None:
        self._known: dict[str, Counter[str]] = {}
        for document in coded:
            for mention in document.mentions:
                if mention.kind == "person" and mention.role is not None and mention.actor is not None:
                    self._known.setdefault(mention.actor, Counter())[flat(mention.text)] += 1

    def introduce(self, coded: CodedDocument, party: Party, names: Names) -> str:
        """A speaker at first mention: full name and office as the document has them, else as others have them."""
        name = names.speaker(coded, party)
        if party.actor is not None and names.actors.kind(party.actor) != "person":
            return name
        last = name.split()[-1] if name else ""
        own = Counter(
            flat(m.text)
            for m in coded.mentions
            if m.kind == "person" and m.role is not None and _fits(m, party, last) and _well_formed(m)
        )
        # A surname alone introduces nobody.
        if last and last in party.text and party.text[:1].isupper() and len(party.text.split()) > len(name.split()):
            own[flat(party.text)] += 1
        for attribution in coded.attributions:
            source = attribution.source
            if source is not None and source.text.startswith(name + ",") and len(name.split()) > 1:
                own[flat(source.text)] += 1
        found = _best(own, name)
        if found is not None and len(found) > len(name):
            return found
        if party.actor is not None and party.actor in self._known:
            elsewhere = Counter({text: n for text, n in self._known[party.actor].items() if text[:1].isupper()})
            found = _best(elsewhere, name)
            if found is not None and len(found) > len(name):
                return found
        return name


def _fits(mention: Mention, party: Party, last: str) -> bool:
    if party.actor is not None:
        return mention.actor == party.actor
    return last in mention.text.split()


def _well_formed(mention: Mention) -> bool:
    """Whether words begin with the office or the name, and not with what stood before it."""
    text = flat(mention.text)
    return text[:1].isupper() or text.startswith("the ")


def _best(texts: Mapping[str, int], name: str) -> str | None:
    """The most frequent of the introductions that hold the most of the name."""
    parts = name.split()
    fitting = [text for text in texts if parts and parts[-1] in text and len(text.split()) <= LONGEST_INTRODUCTION]
    # The name alone introduces nobody where other words say more.
    fitting = [text for text in fitting if len(text.split()) > len(parts)] or fitting

    def rank(text: str) -> tuple[int, int, int, str]:
        held = sum(part in text for part in parts)
        return held, texts[text], -len(text), text

    return max(fitting, key=rank, default=None)


def voices(held: Sequence[Sentence], dyad: Dyad, names: Names, origin: Origins) -> tuple[Voice, ...]:
    """Who is quoted most in the sentences that name one of the two, by origins first and sentences next."""
    places: dict[tuple[str | None, str], set[tuple[str, Span]]] = {}
    for sentence in held:
        if not sentence.sides:
            continue
        for party in sentence.voices:
            if party.text.lower() in words("unnamed"):
                continue
            known = names.name(party.actor) if party.actor is not None else names.speaker(sentence.coded, party)
            key = (party.actor, known.split(",")[0])
            places.setdefault(key, set()).add((sentence.coded.document.id, sentence.span))
    rows = [
        Voice(
            actor,
            name,
            dyad.side(actor),
            len(at),
            len({document for document, _ in at}),
            len({origin.at(document, span) for document, span in at}),
        )
        for (actor, name), at in places.items()
    ]
    rows.sort(key=lambda row: (-row.origins, -row.sentences, row.name))
    return tuple(rows[:MOST_VOICES])
