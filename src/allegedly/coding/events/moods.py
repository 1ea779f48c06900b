"""Whether a clause tells what is still to come or what its subject will not do, by its auxiliaries and light words."""

from __future__ import annotations

from enum import Enum

from allegedly.grammar import Parse
from allegedly.knowledge.predicates import Predicates

COMING = frozenset({"will", "shall", "'ll", "’ll", "wo"})
# "Did not deliver" only says that it did not happen.
REFUSABLE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
# Of the day, in a programme's lines, and within how many tokens of their beginning.
HALVES = frozenset({"a.m.", "p.m.", "a.m", "p.m"})
OPENING = 3
# Words above a verb that lend it their mood; longer chains are faults of the parser.
HIGHEST = 4


class Mood(Enum):
    """How a clause puts its deed."""

    DONE = "done"
    COMING = "coming"
    REFUSED = "refused"


def mood(parse: Parse, verb: int, known: Predicates) -> Mood:
    """The mood of a verb, with that of the light words above it ("[plans] to meet", "[did not begin] to withdraw")."""
    at = verb
    for _ in range(HIGHEST):
        here = _own(parse, at)
        if here is not Mood.DONE:
            return here
        above = parse.heads[at]
        if above == at:
            break
        if parse.deps[at] == "xcomp":
            kinds = {kind for rest, kind in known.light_kinds(parse.lemmas[above].lower()) if not rest}
            if parse.lemmas[above] == "be":  # "are to meet"
                return Mood.COMING
            if "commit" in kinds:
                return Mood.REFUSED if _negated(parse, above) else Mood.COMING
            if "through" not in kinds:
                break
        elif not _joined(parse, at, above):
            break
        at = above
    return Mood.DONE


def _joined(parse: Parse, verb: int, above: int) -> bool:
    """Whether a verb shares the auxiliaries of the one before: "will meet and [sign]"."""
    own = _auxiliaries(parse, verb) or parse.child(verb, "nsubj", "nsubjpass") is not None
    return parse.deps[verb] == "conj" and parse.tags[verb] == parse.tags[above] and not own


def _auxiliaries(parse: Parse, verb: int) -> list[str]:
    return [parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in {"aux", "auxpass"}]


def _negated(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "neg" or parse.lowers[c] == "never" for c in parse.children[verb])


def _own(parse: Parse, verb: int) -> Mood:
    words = _auxiliaries(parse, verb)
    if "have" in words or "has" in words or "had" in words:
        return Mood.DONE  # "would have met", "has not met yet"
    if _negated(parse, verb):
        return Mood.REFUSED if any(word in REFUSABLE for word in words) else Mood.DONE
    if any(word in COMING for word in words) or ("would" in words and _reported(parse, verb)):
        return Mood.COMING
    if parse.tags[verb] in {"VBZ", "VBP"} and _scheduled(parse, verb):
        return Mood.COMING
    return Mood.DONE


def _scheduled(parse: Parse, verb: int) -> bool:
    """Whether a line of a programme opens with the time of day: "4:00 p.m. The minister meets the ambassador"."""
    number = parse.sentence_of[verb]
    first, end = parse.sentences[number]
    before = parse.sentences[number - 1][0] if number else first
    if first - before <= OPENING:  # the full stop of "p.m." has ended a sentence of its own
        first = before
    return any(parse.lowers[t] in HALVES for t in range(first, min(first + OPENING, end)))


def _reported(parse: Parse, verb: int) -> bool:
    """Whether "would" is the future of a report: "said it would release them"."""
    at = verb
    while parse.deps[at] == "conj":
        at = parse.heads[at]
    return parse.deps[at] == "ccomp"
