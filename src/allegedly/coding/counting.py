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
    if at < size and parse.lowers[at] in {"last", "next"}:
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


def _by_verb(parse: Parse, head: Counted) -> str | None:
    known = measures()
    noun = head.last
    while parse.deps[noun] in {"compound", "nmod", "poss", "pobj", "prep", "conj"} and parse.heads[noun] != noun:
        up = parse.heads[noun]
        if parse.deps[noun] == "prep" and parse.lowers[noun] != "of":
            break
        if parse.deps[noun] in {"compound", "poss"} or parse.pos[up] not in {
            "NOUN",
            "PROPN",
            "NUM",
            "ADP",
            "ADV",
            "ADJ",
        }:
            break
        noun = up
    # "20 people injured", "12 others wounded", "30 missing"
    for child in (*parse.children[noun], *(n for n in (head.last + 1,) if n < len(parse))):
        if (
            child > head.last
            and parse.tags[child] in {"VBN", "JJ", "VBD"}
            and parse.sentence_of[child] == parse.sentence_of[noun]
        ):
            lemma = parse.lemmas[child].lower()
            if parse.lowers[child] in known.states:
                return known.states[parse.lowers[child]]
            if parse.tags[child] == "VBN" and known.verbs.get(lemma, ("", ""))[1] == "object":
                return known.verbs[lemma][0]
    verb = parse.heads[noun]
    if parse.pos[verb] not in {"VERB", "AUX"}:
        return None
    dep = parse.deps[noun]
    for complement in parse.children[verb]:
        if parse.deps[complement] in {"acomp", "oprd", "attr"} and parse.lowers[complement] in known.states:
            return known.states[parse.lowers[complement]]
    entry = known.verbs.get(parse.lemmas[verb].lower())
    if entry is None:
        return None
    role = "object" if dep in {"dobj", "nsubjpass"} else "subject" if dep == "nsubj" else ""
    return entry[0] if entry[1] == role else None
