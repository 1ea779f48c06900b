"""What a figure counts, and what that says: 23 children, killed; 220 civilian deaths; 300 kilograms of uranium."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.grammar import Parse
from allegedly.knowledge.quantities import measures
from allegedly.nouns import Passage

# Tags of the words between a figure and the noun that it counts.
INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "RB", "RBS", "POS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WDT"})
DAYS = frozenset("last next today yesterday tomorrow tonight".split())
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADP", "ADV", "ADJ"})
# What only people suffer, and what figures measure that are no people: "seized two tankers". Diplomats are sent away.
HUMAN = frozenset({"killed", "wounded", "detained", "displaced"})
THINGS = frozenset(
    "weapons ships aircraft vehicles homes oil gas grain uranium centrifuges votes doses attacks aid trade cases"
    " sanctions".split()
)
MOVED = ("displaced", "diplomats")
# Prepositions between a verb of change and the figure that it reaches: "rose to 45", "put the number at 220".
REACHED = frozenset({"to", "at", "past", "by", "above", "over", "under", "below"})
# The labels by which a noun hangs on the one that the verb governs: "a total of 39", "dozens of people".
CARRIED = frozenset({"pobj", "prep", "nummod", "quantmod", "amod", "conj"})
# No noun phrase of news was longer between figure and noun than this.
REACH = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a figure, from its first modifier to its noun."""

    first: int
    last: int
    partitive: bool  # "two of the children"


def counted(parse: Parse, last: int, has_unit: bool, part: bool) -> Counted | None:
    """The noun phrase that a figure (its last token is `last`) counts; after a unit only what "of" joins to it."""
    size = parse.sentences[parse.sentence_of[last]][1]
    at = last + 1
    partitive = False
    if at < size and parse.words[at] == "-" and not has_unit:
        # "a 12-page report" counts pages; "six-speed", "two-way" count nothing.
        if not parse.words[last][-1].isdigit():
            return None
        at += 1
    if at < size and parse.lowers[at] in {"of", "out"}:
        partitive = True
        while at < size and (parse.lowers[at] in {"of", "out", "all"} or parse.tags[at] in DETERMINERS):
            at += 1
    elif has_unit:
        return None
    elif part:
        while at < size and parse.tags[at] in DETERMINERS:
            at += 1
    if at < size and parse.lowers[at] in DAYS:
        return None
    while partitive and at + 1 < size and parse.tags[at] == "CD":  # "45 of the 60 evacuees" counts evacuees
        at += 1
    first, noun = at, None
    while at < size and at - first < REACH and (parse.tags[at] in INSIDE or _links(parse, at, size)):
        if parse.tags[at] in NOUNS:
            if parse.tags[at] != "NNP" or noun is None or parse.tags[noun] == "NNP":
                noun = at
            if parse.tags[at] == "NNS" and not (
                at + 1 < size and parse.tags[at + 1] in NOUNS and at + 1 == parse.heads[at]
            ):
                break
        at += 1
    if noun is None:
        return None
    return Counted(first, noun, partitive)


def _links(parse: Parse, at: int, size: int) -> bool:
    """Whether "and" stands between two adjectives."""
    return (
        parse.tags[at] == "CC" and parse.tags[at - 1][:2] == "JJ" and at + 1 < size and parse.tags[at + 1][:2] == "JJ"
    )


def measured(parse: Parse, head: Counted, measure: str | None) -> tuple[str | None, Passage | None]:
    """What the figure measures, and of what."""
    noun = head.last
    of = Passage(span := parse.span(head.first, head.last), parse.quote(span))
    by_noun = _of_noun(parse, noun)
    if measure is not None:
        return (by_noun or measure) if measure not in {"money", "percentage"} else measure, of
    if by_noun in {"killed", "wounded", "missing", "detained", "displaced", "casualties"}:
        return by_noun, _whose(parse, head) or of
    by_verb = _by_verb(parse, head)
    if by_verb in HUMAN and by_noun is not None and (by_noun in THINGS or (by_verb, by_noun) == MOVED):
        return by_noun, of
    return by_verb or by_noun, of


def _of_noun(parse: Parse, noun: int) -> str | None:
    """What a noun measures by itself, by its lemma or its form without the plural's s."""
    known = measures().nouns
    return known.get(parse.lemmas[noun].lower()) or known.get(parse.lowers[noun].removesuffix("s"))


def _whose(parse: Parse, head: Counted) -> Passage | None:
    """Whose deaths: "220 civilian deaths", "the deaths of 12 … of protesters"."""
    if head.first < head.last:
        span = parse.span(head.first, head.last - 1)
        return Passage(span, parse.quote(span))
    for child in parse.children[head.last]:
        if parse.lowers[child] in {"of", "among"}:
            below = parse.child(child, "pobj")
            if below is not None:
                span = parse.span(parse.lefts[below], below)
                return Passage(span, parse.quote(span))
    return None


def measured_alone(parse: Parse, token: int) -> tuple[str | None, Passage | None]:
    """What a figure measures that stands for those it counts: "killed three", "9 dead", "the toll rose to 45"."""
    measure = _by_verb(parse, Counted(token, token, False))
    return (measure, None) if measure is not None else _by_toll(parse, token)


def _by_toll(parse: Parse, token: int) -> tuple[str | None, Passage | None]:
    """What a toll or number is of whose figure a verb tells: "the number of refugees reached 5 million"."""
    known = measures()
    at = token
    while parse.heads[at] != at and parse.pos[parse.heads[at]] in {"NUM", "ADP"}:
        at = parse.heads[at]
        if parse.pos[at] == "ADP" and parse.lowers[at] == "of":  # "a population of 2 million", "a toll of 45"
            above = parse.heads[at]
            return _toll(parse, above) if parse.lemmas[above].lower() in known.tolls else (None, None)
        if parse.pos[at] == "ADP" and parse.lowers[at] not in REACHED:
            return None, None
    verb = parse.heads[at]
    if parse.pos[verb] == "NOUN" and parse.lemmas[verb].lower() in known.tolls:
        return _toll(parse, verb)
    if parse.lemmas[verb].lower() not in known.changes and parse.lemmas[verb] != "be":
        return None, None
    for child in parse.children[verb]:
        if parse.deps[child] not in {"nsubj", "nsubjpass", "dobj"} or child in {token, at}:
            continue
        if parse.lemmas[child].lower() in known.tolls:
            return _toll(parse, child)
        measure = _of_noun(parse, child)
        if measure is not None and parse.lemmas[verb] != "be":  # "deaths rose to 200"
            span = parse.span(parse.lefts[child], child)
            return measure, Passage(span, parse.quote(span))
    return None, None


def _state_below(parse: Parse, noun: int) -> str | None:
    """What a participle below a noun says of it: "the number of soldiers killed"."""
    known = measures()
    for child in (noun + 1, *parse.children[noun]):
        if child < len(parse) and parse.tags[child] in {"VBN", "VBD", "JJ"}:
            if parse.lowers[child] in known.states:
                return known.states[parse.lowers[child]]
            measure, role = known.verbs.get(parse.lemmas[child].lower(), (None, ""))
            if role == "object" and parse.tags[child] != "JJ":
                return measure
    return None


def _toll(parse: Parse, noun: int) -> tuple[str | None, Passage | None]:
    """What a noun such as "number", "toll", "population" counts, and of whom."""
    known = measures()
    own = known.tolls[parse.lemmas[noun].lower()]
    for child in parse.children[noun]:
        counted_noun = parse.child(child, "pobj") if parse.lowers[child] == "of" else child
        if counted_noun is not None and parse.pos[counted_noun] in {"NOUN", "PROPN"}:
            measure = _state_below(parse, counted_noun) or _of_noun(parse, counted_noun)
            if measure is not None:
                span = parse.span(parse.lefts[counted_noun], counted_noun)
                return measure, Passage(span, parse.quote(span))
    return own, None


def _by_verb(parse: Parse, head: Counted) -> str | None:
    noun = head.last
    while parse.deps[noun] in CARRIED and parse.heads[noun] != noun:
        up = parse.heads[noun]
        if parse.pos[up] not in NOMINAL or (parse.deps[noun] == "prep" and parse.lowers[noun] != "of"):
            break
        noun = up
        if parse.pos[noun] == "NOUN" and noun < head.first and (deed := _of_noun(parse, noun)) in HUMAN:
            return deed  # "the death of two students", "the arrest of twelve men"
    return _state(parse, head, noun) or _governor(parse, noun)


def _state(parse: Parse, head: Counted, noun: int) -> str | None:
    """The state told right behind the noun: "20 people injured", "12 others wounded", "30 missing"."""
    known = measures()
    for word in (noun, *parse.children[noun], head.last + 1):
        if not head.last < word < len(parse) or parse.sentence_of[word] != parse.sentence_of[noun]:
            continue
        if parse.lowers[word] in known.states:
            return known.states[parse.lowers[word]]
        if parse.tags[word] == "VBN":
            measure, role = known.verbs.get(parse.lemmas[word].lower(), ("", ""))
            if role == "object":
                return measure
    return None


def _governor(parse: Parse, noun: int) -> str | None:
    """What the verb above says of the noun: "killed 20 people", "20 people died", "left five dead"."""
    known = measures()
    verb = parse.heads[noun]
    if parse.pos[verb] not in {"VERB", "AUX"}:
        return None
    for complement in parse.children[verb]:
        if parse.deps[complement] in {"acomp", "oprd", "attr"} and parse.lowers[complement] in known.states:
            return known.states[parse.lowers[complement]]
    dep = parse.deps[noun]
    measure, needed = known.verbs.get(parse.lemmas[verb].lower(), (None, ""))
    role = "object" if dep in {"dobj", "nsubjpass"} else "subject" if dep == "nsubj" else ""
    if needed == "object from":
        return measure if role == "object" and any(parse.lowers[c] == "from" for c in parse.children[verb]) else None
    return measure if needed == role else None
