"""How actors and speakers are called in a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.knowledge.actors import Actors
from allegedly.nouns import CodedDocument, Party, Stance

_SPACE = re.compile(r"\s+")
PRONOUNS = frozenset("he she it they we i you his her its their this that these those him them us there what".split())
# Names in a list; four states that complain together still stand there.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Names:
    """How actors and speakers are called in a report."""

    actors: Actors

    def name(self, actor: str) -> str:
        """The name of a known actor."""
        return self.actors.name(actor)

    def speaker(self, coded: CodedDocument, party: Party) -> str:
        """A speaker's name: the known actor's, with the words of the text where they say more; else the words."""
        return self._called(coded, party.actor, party.text)

    def stance(self, coded: CodedDocument, stance: Stance) -> str:
        """The name of one who takes a position."""
        return self._called(coded, stance.actor, stance.text)

    def introduced(self, coded: CodedDocument, party: Party) -> str:
        """A speaker at first mention: the fullest words of the document for this person, office included."""
        name = self.speaker(coded, party)
        last = name.split()[-1] if name else ""
        fullest = [m.text for m in coded.mentions if m.kind == "person" and m.role and last in m.text.split()]
        if party.actor is not None:
            fullest = [m.text for m in coded.mentions if m.kind == "person" and m.role and m.actor == party.actor]
        named = [text for text in (*fullest, party.text) if last in text and len(text) > len(name)]
        return flat(max(named, key=len)) if named else name

    def _called(self, coded: CodedDocument, actor: str | None, words: str) -> str:
        plain = flat(words)
        if actor is not None:
            if self.actors.kind(actor) == "person" or plain.lower() in PRONOUNS:
                return self.actors.name(actor)
            # "Iran on Friday": the words that name the actor, without what stands around them.
            inside = [m for m in coded.mentions if m.actor is not None and _holds(plain, m.text)]
            if any(m.actor == actor for m in inside) and len({m.actor for m in inside}) == 1:
                named = flat(max((m.text for m in inside), key=len))
                return plain if plain.lower() == f"the {named.lower()}" else named
        elif plain.lower() in PRONOUNS:
            return f"“{plain}” (not resolved)"
        elif len(plain.split()) <= 2:
            # "Wasser": the fullest mention of the same name in the document.
            last = plain.split()[-1] if plain else ""
            fuller = [m.text for m in coded.mentions if m.kind == "person" and m.text.split()[-1:] == [last]]
            if fuller:
                return flat(max(fuller, key=len))
        return plain


def _holds(words: str, part: str) -> bool:
    """Whether some words hold a part as whole words."""
    return re.search(rf"(?<!\w){re.escape(flat(part))}(?!\w)", words) is not None


def is_unresolved(who: Party | Stance) -> bool:
    """Whether a source names nobody: a pronoun that the document does not resolve."""
    return who.actor is None and who.text.lower() in PRONOUNS


def flat(text: str) -> str:
    """A text in one line."""
    return _SPACE.sub(" ", text).strip()


def inline(name: str) -> str:
    """A name as it stands inside a sentence: "The U.S." becomes "the U.S."."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in {"The", "A", "An"} else name


def listed(names: Sequence[str]) -> str:
    """Some names as they stand in a sentence: "A, B and C"."""
    if len(names) > MOST_NAMED:
        return ", ".join(names[:MOST_NAMED]) + f" and {len(names) - MOST_NAMED} more"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
