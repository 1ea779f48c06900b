"""Predicates: which words tell which PLOVER event, and where its actor and recipient stand (`language/predicates/`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.plover import plover
from allegedly.knowledge.tables import Row, table

FOLDER = "language/predicates"
COLUMNS = ("words", "pos", "to", "by", "mode", "contexts", "object", "note")
POS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
KINDS = frozenset({"actor", "recipient", "through", "reverse", "cancel", "commit"})
SHIFTS = frozenset({"commit", "reverse", "cancel", "refuse"})
# Slots that are grammar; every other slot is a preposition.
# Not a slot: the one acted upon must be a known actor.
KNOWN = "known"
MUTUAL, SUBJECT, OBJECT, DATIVE, CLAUSE = "mutual", "subj", "obj", "dative", "clause"
# Whom the clause below binds ("said that [B] must …") or blames ("said that [B] was responsible"), and the clause of
# "told B to [do it]": without them, no sense fits.
DUTY, BLAME, INFINITIVE = "duty", "blame", "infinitive"
REQUIRED = frozenset({DUTY, BLAME, INFINITIVE})
# Instead of a class of objects: whatever object, or a proper name.
ANY, NAME = "any", "name"
# In examples.csv, where there is no actor or no recipient.
NOBODY = "-"
# Before a class in `by`: the actor must be one of it.
MUST = "="


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word.

    `rest`: further words that belong to it ("crack" + "down"). `to` and `by`: the places of recipient and actor, in
    order: subj, obj, dative, clause (the subject or object of the clause below) or a preposition. `objects`: lemmas of
    which the object must be one, or None; ANY: whatever object; NAME: a proper name. `doers`: lemmas of which the actor
    must be one, or None. `mutual`: both parties do it to each other. `known`: it counts only where a known actor
    undergoes it.
    """

    words: str
    rest: tuple[str, ...]
    type: str
    mode: str | None
    to: tuple[str, ...]
    by: tuple[str, ...]
    mutual: bool
    contexts: tuple[str, ...]
    objects: frozenset[str] | None
    doers: frozenset[str] | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Predicates:
    """All senses by universal part of speech and first (verbs, adjectives) or last word (nouns), in lower case."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    light: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    shifts: dict[tuple[str, str], str]
    contexts: dict[str, tuple[str, ...]]
    classes: dict[str, frozenset[str]]
    beside: dict[str, dict[str, str]]
    neutral: frozenset[str]

    def named(self, lemma: str) -> frozenset[str]:
        """The classes that a word belongs to."""
        return frozenset(name for name, words in self.classes.items() if lemma in words)

    def light_kinds(self, lemma: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What a light verb does with the event below it: pairs of further words and kind."""
        return self.light.get(lemma, ())


@cache
def predicates() -> Predicates:
    """All predicates, read and checked once."""
    classes, contexts = _classes()
    senses: dict[tuple[str, str], list[Sense]] = {}
    for sense, pos in _senses(classes):
        words = sense.words.split()
        key = words[-1] if pos == "NOUN" else words[0]
        senses.setdefault((pos, key), []).append(sense)
    # The more a sense asks for, the earlier it is tried.
    ordered = {key: tuple(sorted(found, key=_freedom)) for key, found in senses.items()}
    return Predicates(ordered, _light(), _shifts(), contexts, classes, _beside(), _neutral())


@dataclass(frozen=True, slots=True)
class Example:
    """A plain sentence that tells an event of a type; actor and recipient by id or words, None: there is none."""

    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """The examples of all types, read and checked once; that they are coded so is what tests of coding show."""
    ontology = plover()
    found = []
    for row in table(f"{FOLDER}/examples.csv", ("type", "mode", "actor", "recipient", "text")):
        name, mode = row.one_of("type", set(ontology.types)), row["mode"] or None
        if mode is not None and mode not in ontology.types[name].modes:
            raise row.wrong(f"“{mode}” is no mode of {name}")
        actor, recipient = (None if row[column] == NOBODY else row[column] for column in ("actor", "recipient"))
        if actor is None and recipient is None:
            raise row.wrong("an example needs an actor or a recipient")
        found.append(Example(name, mode, actor, recipient, row["text"]))
    return tuple(found)


def _freedom(sense: Sense) -> tuple[int, int]:
    return -len(sense.rest), (2 if sense.objects is None else 1 if ANY in sense.objects else 0) - (
        sense.doers is not None
    )


def _classes() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, ...]]]:
    classes: dict[str, frozenset[str]] = {}
    contexts: dict[str, tuple[str, ...]] = {}
    known = plover().contexts
    for row in table(f"{FOLDER}/classes.csv", ("class", "contexts", "words")):
        if row["class"] in classes:
            raise row.wrong(f"class “{row['class']}” stands twice")
        for context in row.items("contexts"):
            if context not in known:
                raise row.wrong(f"“{context}” is no context of plover.yaml")
        classes[row["class"]] = frozenset(word.lower() for word in row.items("words"))
        for word in classes[row["class"]]:
            contexts.setdefault(word, row.items("contexts"))
    return classes, contexts


def _senses(classes: dict[str, frozenset[str]]) -> Iterator[tuple[Sense, str]]:
    ontology = plover()
    for name, kind in ontology.types.items():
        for row in table(f"{FOLDER}/{name.lower()}.csv", COLUMNS):
            pos = POS[row.one_of("pos", set(POS))]
            mode = row["mode"] or None
            if mode is not None and mode not in kind.modes:
                raise row.wrong(f"“{mode}” is no mode of {name}")
            for context in row.items("contexts"):
                if context not in ontology.contexts:
                    raise row.wrong(f"“{context}” is no context of plover.yaml")
            wanted_words = _union(row, row.items("object"), classes, {ANY, NAME})
            must = [item.removeprefix(MUST) for item in row.items("by") if item.startswith(MUST)]
            doers = _union(row, must, classes, set())
            to = tuple(slot for slot in row.items("to") if slot not in {MUTUAL, KNOWN})
            for words in row.items("words"):
                parts = words.split()
                rest = tuple(parts[:-1]) if pos == "NOUN" else tuple(parts[1:])
                yield (
                    Sense(
                        words,
                        rest,
                        name,
                        mode,
                        to,
                        tuple(item for item in row.items("by") if not item.startswith(MUST)),
                        MUTUAL in row.items("to"),
                        row.items("contexts"),
                        wanted_words or None,
                        doers or None,
                        KNOWN in row.items("to"),
                    ),
                    pos,
                )


def _union(row: Row, names: Iterable[str], classes: dict[str, frozenset[str]], besides: set[str]) -> frozenset[str]:
    """The words of all the classes; a name in `besides` stands for itself."""
    words: frozenset[str] = frozenset()
    for name in names:
        if name not in classes and name not in besides:
            raise row.wrong(f"“{name}” is no class of classes.csv")
        words |= classes.get(name, frozenset({name}))
    return words


def _light() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table(f"{FOLDER}/light.csv", ("words", "kind")):
        kind = row.one_of("kind", KINDS)
        for words in row.items("words"):
            first, *rest = words.split()
            found.setdefault(first, []).append((tuple(rest), kind))
    return {lemma: tuple(kinds) for lemma, kinds in found.items()}


def _shifts() -> dict[tuple[str, str], str]:
    types = set(plover().types)
    found: dict[tuple[str, str], str] = {}
    for row in table(f"{FOLDER}/shifts.csv", ("shift", "type", "becomes")):
        key = row.one_of("shift", SHIFTS), row.one_of("type", types)
        found[key] = row.one_of("becomes", types)
    return found


def _beside() -> dict[str, dict[str, str]]:
    """Types that other words of the clause change: type → word → type."""
    types = set(plover().types)
    found: dict[str, dict[str, str]] = {}
    for row in table(f"{FOLDER}/beside.csv", ("words", "type", "becomes")):
        for word in row.items("words"):
            found.setdefault(row.one_of("type", types), {})[word] = row.one_of("becomes", types)
    return found


def _neutral() -> frozenset[str]:
    """Verbs that were looked at and tell no event of PLOVER's."""
    return frozenset(word for row in table(f"{FOLDER}/neutral.csv", ("words", "note")) for word in row.items("words"))
