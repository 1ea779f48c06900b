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
# The labels by which a noun hangs on the one that the verb governs: "a total of 39", "dozens of people".
CARRIED = frozenset({"pobj", "prep", "nummod", "quantmod", "amod"})
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
    known = measures()
    noun = head.last
    of = Passage(span := parse.span(head.first, head.last), parse.quote(span))
    lemma = parse.lemmas[noun].lower()
    by_noun = known.nouns.get(lemma)
    if measure is not None:
        return (by_noun or measure) if measure not in {"money", "percentage"} else measure, of
    if by_noun in {"killed", "wounded", "missing", "detained", "displaced", "casualties"}:
        return by_noun, _whose(parse, head) or of
    return _by_verb(parse, head) or by_noun, of


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


def measured_alone(parse: Parse, token: int) -> str | None:
    """What a figure measures that stands for those it counts: "killed three", "9 dead", "five were wounded"."""
    return _by_verb(parse, Counted(token, token, False))


def _by_verb(parse: Parse, head: Counted) -> str | None:
    noun = head.last
    while parse.deps[noun] in CARRIED and parse.heads[noun] != noun:
        up = parse.heads[noun]
        if parse.pos[up] not in NOMINAL or (parse.deps[noun] == "prep" and parse.lowers[noun] != "of"):
            break
        noun = up
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
    return measure if needed == role else None
