"""How actors and speakers are called in a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.knowledge.actors import Actors
from allegedly.knowledge.briefing import words as words_of
from allegedly.nouns import CodedDocument, Party, Stance
from allegedly.reports.passages import PRONOUNS, is_voice

_SPACE = re.compile(r"\s+")
# Names in a list; four states that complain together still stand there.
MOST_NAMED = 4
# Words of a person's own name: three hold nearly all ("Ali Najafi Khoshroudi").
SHORT_NAME = 3
# Whoever answers in an interview and is named nowhere in a way that could be read.
INTERVIEWED = "the person interviewed"
# Names that keep their article's capital within a sentence.
CAPITAL_THE = ("The Hague", "The Gambia")


@dataclass(frozen=True, slots=True)
class Names:
    """How actors and speakers are called in a report."""

    actors: Actors

    def name(self, actor: str) -> str:
        """The name of a known actor."""
        return self.actors.name(actor)

    def the(self, actor: str) -> str:
        """The name of a known actor inside a sentence: "the United States"."""
        name = self.actors.name(actor)
        return f"the {name}" if name in words_of("article") or name.endswith(" government") else inline(name)

    def speaker(self, coded: CodedDocument, party: Party) -> str:
        """A speaker's name: the known actor's, with the words of the text where they say more; else the words."""
        return self._called(coded, party.actor, party.text)

    def stance(self, coded: CodedDocument, stance: Stance) -> str:
        """The name of one who takes a position."""
        return self._called(coded, stance.actor, stance.text)

    def holder(self, actor: str | None, words: str) -> str:
        """The name of one who holds a position, without the document: the known actor, else the words."""
        if actor is not None:
            return self.actors.name(actor)
        plain = flat(words)
        return f"“{plain}” (not resolved)" if plain.lower() in PRONOUNS else plain

    def short(self, coded: CodedDocument, actor: str | None, words: str) -> str:
        """A name for a headline: a person without office, a name without what follows its comma."""
        name = self._called(coded, actor, words).split(",")[0]
        for mention in coded.mentions:
            if mention.kind == "person" and mention.role is not None and flat(mention.text) == name:
                after = name.rpartition(flat(mention.role.title))[2].strip()
                if after[:1].isupper() and len(after.split()) > 1:
                    return " ".join(after.split()[-SHORT_NAME:])
        return name

    def is_named(self, coded: CodedDocument, who: Party | Stance) -> bool:
        """Whether a holder of a position is somebody in particular, and not "some", "A" or "the construction"."""
        if isinstance(who, Stance):
            at = coded.document.text.find(who.text)
            who = Party((at, at + len(who.text)), who.text, who.actor)
        return is_voice(coded, who)

    def _called(self, coded: CodedDocument, actor: str | None, words: str) -> str:
        plain = flat(words)
        if plain.strip(" :").lower() in words_of("label") and (actor is None or self.actors.kind(actor) != "person"):
            return INTERVIEWED  # an outlet or institute named beside the turn does not answer in it
        if actor is not None:
            if self.actors.kind(actor) == "person" or plain.lower() in PRONOUNS:
                return self.actors.name(actor)
            # "Iran on Friday": the words that name the actor, without what stands around them.
            inside = [m for m in coded.mentions if m.actor is not None and _holds(plain, m.text)]
            if any(m.actor == actor for m in inside) and len({m.actor for m in inside}) == 1:
                named = flat(max((m.text for m in inside), key=len))
                return plain if plain.lower() == f"the {named.lower()}" else named
            if inside and all(m.actor != actor and flat(m.text) == plain for m in inside):
                return self.actors.name(actor)  # a person said that the words mean another one
        elif plain.lower() in PRONOUNS:
            return self.holder(None, plain)
        elif len(plain.split()) <= 2 or plain.isupper():
            # "Wasser", "MR PRICE": the fullest mention of the same name in the document.
            last = plain.split()[-1].casefold() if plain else ""
            fuller = [
                flat(m.text)
                for m in coded.mentions
                if m.kind == "person" and m.text.split()[-1:] and m.text.split()[-1].casefold() == last
            ]
            fuller = [text for text in fuller if not text.isupper()]
            if fuller:
                return max(fuller, key=len)
            if plain.isupper() and " " in plain:
                return plain.title()
        return plain


def _holds(words: str, part: str) -> bool:
    """Whether some words hold a part as whole words."""
    at = words.find(part)
    if at < 0:
        return False
    before, after = words[at - 1 : at], words[at + len(part) : at + len(part) + 1]
    return not (before.isalnum() or after.isalnum())


def is_unresolved(who: Party | Stance) -> bool:
    """Whether a source names nobody: a pronoun that the document does not resolve."""
    return who.actor is None and who.text.lower() in PRONOUNS


def flat(text: str) -> str:
    """A text in one line."""
    return _SPACE.sub(" ", text).strip()


def inline(name: str) -> str:
    """A name as it stands inside a sentence: "The U.S." becomes "the U.S."; The Hague keeps its capital."""
    if name.startswith(CAPITAL_THE):
        return name
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in {"The", "A", "An"} else name


def listed(names: Sequence[str]) -> str:
    """Some names as they stand in a sentence: "A, B and C"."""
    if len(names) > MOST_NAMED:
        return ", ".join(names[:MOST_NAMED]) + f" and {len(names) - MOST_NAMED} more"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
