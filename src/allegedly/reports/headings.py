"""Names for readers, and headings made from a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.knowledge.actors import Actors
from allegedly.nouns import CodedDocument, Party, Span, Stance
from allegedly.reports.dyad import Dyad
from allegedly.reports.passages import Sentence, Told

_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^(that|and|but|as|when|while|because|if)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """How actors and speakers are called in a report."""

    actors: Actors

    def name(self, actor: str) -> str:
        """The name of a known actor."""
        return self.actors.name(actor)

    def speaker(self, coded: CodedDocument, party: Party) -> str:
        """A speaker's name: the known actor's, with the words of the text where they say more; else the words."""
        return self._called(coded, party.actor, party.text, party.span)

    def stance(self, coded: CodedDocument, stance: Stance) -> str:
        """The name of one who takes a position."""
        return self._called(coded, stance.actor, stance.text, None)

    def _called(self, coded: CodedDocument, actor: str | None, words: str, span: Span | None) -> str:
        plain = _SPACE.sub(" ", words).strip()
        if actor is not None:
            kind = self.actors.kind(actor)
            if kind == "person":
                return self.actors.name(actor)
            if plain.lower() in _PRONOUNS:
                return self.actors.name(actor)
            return plain
        if span is not None and len(plain.split()) <= 2:
            # "Wasser": the fullest mention of the same name in the document.
            last = plain.split()[-1] if plain else ""
            fuller = [m.text for m in coded.mentions if m.kind == "person" and m.text.split()[-1:] == [last]]
            if fuller:
                return max(fuller, key=len)
        return plain


_PRONOUNS = frozenset("he she it they we i you his her its their".split())


def heading(sentence: Sentence, told: Told, dyad: Dyad, names: Names) -> str:
    """A headline from a claim's own clause, with who says so, and who says otherwise.

    The clause stands as the article has it, modality included ("may be advising"); the template adds the sources. What
    somebody only says is never told as having happened.
    """
    clause = _SPACE.sub(" ", told.claim.clause.text).strip(" ,;:—–-")
    clause = _LEADING.sub("", clause)
    if clause.count("“") != clause.count("”"):
        clause = clause.replace("“", "").replace("”", "")
    clause = clause[:1].upper() + clause[1:]
    by: dict[str, list[str]] = {}
    for stance in told.claim.positions:
        who = names.stance(sentence.coded, stance)
        if who not in by.setdefault(stance.position, []):
            by[stance.position].append(who)
    negative = told.event.polarity == "negative"
    affirming, denying = (
        by.get("denies" if negative else "affirms", []),
        by.get("affirms" if negative else "denies", []),
    )
    if affirming and denying:
        return f"{clause}: {_list(affirming)} says so, {_list(denying)} denies it"
    if denying:
        return f"{clause}? {_list(denying)} denies it"
    if affirming:
        return f"{clause}, according to {_list(affirming)}"
    if by.get("doubts"):
        return f"{clause}? {_list(by['doubts'])} doubts it"
    if by.get("withholds"):
        return f"{clause}? {_list(by['withholds'])} does not say"
    if told.event.attribution is not None:
        return f"{clause}, reportedly"
    return clause


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
