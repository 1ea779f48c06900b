"""Whom a pronoun stands for inside its sentence, by grammar alone: "The court said that it would release him"."""

from __future__ import annotations

from allegedly.coding.events.arguments import NOMINAL, SUBJECTS, VERBAL, subjects
from allegedly.grammar import Parse

FORMS = frozenset({"it", "they", "he", "she", "its", "their", "his", "her", "him", "them"})
# Forms of one pronoun: the second time it mostly means the same.
LIKE = (("it", "its"), ("they", "their", "them"), ("he", "his", "him"), ("she", "her"))
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
    skip = parse.deps[pronoun] not in SUBJECTS | {"poss"} or _raised(parse, pronoun)
    barred: set[int] = set()
    at = parse.heads[pronoun]
    for _ in range(HIGHEST):
        above = parse.heads[at]
        if above == at:
            return None
        found = subjects(parse, above) if parse.pos[above] in VERBAL else []
        if skip:
            barred |= set(found)
        for head in found:
            named = parse.pos[head] in NOMINAL - {"PRON"}
            if named and head < pronoun and head not in barred and _agrees(parse, head, word):
                return head if _same_again(parse, head, pronoun) else None
        if found and not any(parse.tags[child] == "TO" for child in parse.children[above]):
            skip = False  # behind "to", who does it stands further up
        at = above
    return None


def _raised(parse: Parse, pronoun: int) -> bool:
    """Whether a verb above acts on who does what is below: "a way to allow [it] to strike"."""
    verb = parse.heads[pronoun]
    below = parse.deps[pronoun] in SUBJECTS and parse.deps[verb] in {"ccomp", "xcomp"}
    return below and any(parse.tags[child] == "TO" for child in parse.children[verb])


def _same_again(parse: Parse, head: int, pronoun: int) -> bool:
    """Whether a like pronoun in between, if there is one, may stand for the head too."""
    like = next((set(forms) for forms in LIKE if parse.lowers[pronoun] in forms), set())
    for token in range(pronoun - 1, head, -1):
        if parse.lowers[token] in like and parse.deps[token] in SUBJECTS:
            return antecedent(parse, token) == head
    return True


def _agrees(parse: Parse, noun: int, word: str) -> bool:
    joined = any(parse.deps[child] == "conj" for child in parse.children[noun])
    plural = parse.tags[noun] in PLURAL or joined
    if word in MANY:
        return plural or parse.lemmas[noun].lower() in BODIES or parse.tags[noun] == "NNP"
    return not plural
