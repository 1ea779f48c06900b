"""Whom a pronoun stands for inside its sentence, by grammar alone: "The court said that it would release him"."""

from __future__ import annotations

from allegedly.coding.events.arguments import NOMINAL, SUBJECTS, VERBAL, subjects
from allegedly.grammar import Parse

FORMS = frozenset({"it", "they", "he", "she", "its", "their", "his", "her", "him", "them"})
MANY = frozenset({"they", "their", "them"})
PLURAL = frozenset({"NNS", "NNPS"})
# Nouns in the singular that "they" may mean.
BODIES = frozenset(
    "police group team family government army militia party court council committee crowd majority military".split()
)
# A pronoun that reaches further up is rather about another sentence.
HIGHEST = 6


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """The head that a pronoun stands for: the nearest subject of a clause above that agrees with it in number."""
    word = parse.lowers[pronoun]
    if word not in FORMS:
        return None
    # An object is not the subject of its own clause: "said that Norland had blocked aid to [it]".
    skip = parse.deps[pronoun] not in SUBJECTS | {"poss"}
    at = parse.heads[pronoun]
    for _ in range(HIGHEST):
        above = parse.heads[at]
        if above == at:
            return None
        found = subjects(parse, above) if parse.pos[above] in VERBAL else []
        for head in found:
            named = parse.pos[head] in NOMINAL - {"PRON"}
            if named and head < pronoun and not skip and _agrees(parse, head, word):
                return head
        skip = skip and not found
        at = above
    return None


def _agrees(parse: Parse, noun: int, word: str) -> bool:
    joined = any(parse.deps[child] == "conj" for child in parse.children[noun])
    plural = parse.tags[noun] in PLURAL or joined
    if word in MANY:
        return plural or parse.lemmas[noun].lower() in BODIES or parse.tags[noun] == "NNP"
    return not plural
