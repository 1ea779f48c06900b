"""Who says something, as far as two texts can be compared on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.knowledge.actors import Actors
from allegedly.knowledge.families import function_words
from allegedly.nouns import Attribution, CodedDocument, Party, Span
from allegedly.reports.checking.terms import LIGHT, NAMING, Term, Terms
from allegedly.reports.passages import PRONOUNS

_CAPITAL = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# A speaker in front of "said": a noun phrase behind a comma, with an apposition between two others.
_IN_FRONT = re.compile(r", ((?:an?|the|his|her|its|their|two|three)\s[^,]{2,60}(?:, [A-Z][^,]{1,60})?),? $")
# Speakers of whom the name says nothing about which ones are meant.
_ANYBODY = frozenset(
    "official officials source sources authorities government spokesperson spokesman spokeswoman".split()
)


# Meanings (paraphrases.csv) of speakers of whom one is surely not the other.
SORTS = frozenset(
    {"=police", "=doctor", "=court", "=lawyer", "=opposition", "=rebel", "=prosecutor", "=union", "=farm"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: ids of the actors meant, last names and names of bodies, keys of the other content words."""

    text: str
    actors: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def is_specific(self) -> bool:
        """Whether it is clear who is meant: an actor or a name."""
        return bool(self.actors or self.names)


def voice(coded: CodedDocument, party: Party, terms: Terms, actors: Actors) -> Voice | None:
    """The speaker that some words stand for; None for a pronoun that the document does not resolve."""
    if party.actor is None and party.text.lower() in PRONOUNS:
        return None
    inside = [m for m in coded.mentions if party.span[0] <= m.span[0] and m.span[1] <= party.span[1]]
    ids = {m.actor for m in inside if m.actor is not None} | ({party.actor} if party.actor is not None else set())
    ids |= {m.role.of for m in inside if m.role is not None and m.role.of is not None}
    # At the head of a sentence a common noun has a capital too: "Survivors said".
    names = {name.lower() for name in last_names(party.text, actors) if terms.is_name(name)}
    words = _words(terms.of(party.span))
    return Voice(" ".join(party.text.split()), frozenset(ids), frozenset(names), words)


def _words(terms: Iterable[Term]) -> frozenset[str]:
    """The keys of common nouns and their like: "doctors", "the electoral commission"."""
    return frozenset(t.key for t in terms if t.weight != LIGHT and (not t.is_name or t.key.startswith("=")))


def unread_voice(coded: CodedDocument, attribution: Attribution, terms: Terms) -> Voice | None:
    """The speaker in front of a verb of saying where coding found none: "…, a lawyers' group, Open Court, said"."""
    text = coded.document.text
    start = max((s for s, _ in coded.sentences if s <= attribution.cue.span[0]), default=0)
    found = _IN_FRONT.search(text, start, attribution.cue.span[0])
    if found is None:
        return None
    span = found.span(1)
    names = frozenset(name.lower() for name in last_names(found[1], terms.actors))
    return Voice(found[1], frozenset(), names, _words(terms.of(span)))


def last_names(text: str, actors: Actors) -> list[str]:
    """The last word of each run of capitalised words that is no state, title or role: "Brandvik", "Court"."""
    found: list[str] = []
    run: list[str] = []
    at = 0

    def close() -> None:
        if run:
            found.append(run[-1])
        run.clear()

    for match in _CAPITAL.finditer(text):
        word = match.group()
        gap = text[at : match.start()]
        at = match.end()
        bare = word.removesuffix("'s").removesuffix("’s")
        if gap.strip(" ") or not word[0].isupper():
            close()
        if not word[0].isupper():
            continue
        if run and is_role(bare, actors):
            continue  # "Open Court", "Keli Lines"
        if word != bare or is_role(bare, actors) or _is_state(bare, actors) or bare.lower() in function_words():
            run.clear()
            continue
        run.append(bare)
    close()
    return found


def _is_state(word: str, actors: Actors) -> bool:
    """Whether a word names a state, its people or a body; a person's name ("Sall") is a last name all the same."""
    return any(sense.sort in NAMING or actors.kind(sense.actor) != "person" for sense in actors.senses.get(word, ()))


def is_role(word: str, actors: Actors) -> bool:
    """Whether a word is a title or a common noun for people of a state: "President", "Police"."""
    lower = word.lower()
    known = actors.words
    return lower in _roles(known.nouns, known.titles) or lower in {"mr", "mrs", "ms", "dr", "the", "a", "an"}


_ROLES: dict[int, frozenset[str]] = {}


def _roles(nouns: Iterable[str], titles: Iterable[str]) -> frozenset[str]:
    key = id(nouns)
    if key not in _ROLES:
        _ROLES[key] = frozenset(word for phrase in (*nouns, *titles) for word in phrase.split())
    return _ROLES[key]


def kin(one: str, other: str, actors: Actors) -> bool:
    """Whether one actor is the other, a part of it, or of the same state."""
    first, second = actors.country(one) or one, actors.country(other) or other
    return first == second or one.startswith(other + ".") or other.startswith(one + ".")


def same_voice(one: Voice, other: Voice, actors: Actors) -> bool | None:
    """Whether two speakers are one, None where that cannot be told."""
    if one.names & other.names or _bare(one.text) == _bare(other.text):
        return True
    if one.names & _written(other.text) or other.names & _written(one.text):
        return True  # "Tarn Coal, the owner" is "the owner of the mine at Tarn"
    if _short_for(one.text, other.text) or _short_for(other.text, one.text):
        return True
    if one.names and other.names:
        shared_actor = any(_same_actor(a, b, actors) for a in one.actors for b in other.actors)
        return shared_actor and not (_persons(one, actors) and _persons(other, actors))
    if any(kin(a, b, actors) for a in one.actors for b in other.actors):
        return True
    if _of_states(one, actors) and _of_states(other, actors):
        return False  # "Germany's environment agency" is not "Denmark's energy agency"
    if one.words & other.words:
        return True
    if one.actors and other.actors:
        return False
    if not (one.is_specific or other.is_specific):
        sorts = [v.words & SORTS for v in (one, other)]
        return False if all(sorts) and not sorts[0] & sorts[1] else None
    if {w.lower() for w in one.text.split()} & _ANYBODY or {w.lower() for w in other.text.split()} & _ANYBODY:
        return None
    return False


def _bare(text: str) -> str:
    return text.lower().removeprefix("the ")


def _short_for(short: str, full: str) -> bool:
    """Whether a speaker is "the union" and the other "the Gulf Union"."""
    words, whole = short.lower().split(), full.lower().split()
    return len(words) == 2 and words[0] == "the" and len(whole) > 2 and whole[0] == "the" and whole[-1] == words[1]


def _written(text: str) -> set[str]:
    bare = (word.removesuffix("'s").removesuffix("’s") for word in _CAPITAL.findall(text))
    return {word.lower() for word in bare if word[0].isupper()}


def _of_states(voice: Voice, actors: Actors) -> bool:
    return any(actors.country(actor) is not None for actor in voice.actors)


def _same_actor(one: str, other: str, actors: Actors) -> bool:
    return kin(one, other, actors)


def _persons(one: Voice, actors: Actors) -> bool:
    return any(actors.kind(a) == "person" for a in one.actors)


def innermost(coded: CodedDocument, span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds a span."""
    holding = [a for a in coded.attributions if any(s <= span[0] + 1 and span[1] - 1 <= e for s, e in a.content)]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content), default=None)
