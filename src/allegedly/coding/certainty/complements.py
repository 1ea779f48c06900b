"""What kind of complement a word is, and what the word above it makes of its complements."""

from __future__ import annotations

from allegedly.coding.certainty.lexicon import Lexicon, Signature
from allegedly.grammar import Parse

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}
COPULAS = frozenset({"be", "seem", "appear", "remain", "become", "look"})


def kind_of(parse: Parse, token: int) -> str:
    """infinitive, gerund, participle, whether or clause; object where the word is no verb."""
    tag = parse.tags[token]
    verbal = tag[:2] == "VB" or tag == "MD"
    alone = True
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep == "aux":
            if parse.tags[child] == "TO":
                return "infinitive"
            verbal, alone = True, False
        elif dep in {"nsubj", "nsubjpass", "auxpass"}:
            verbal, alone = True, False
        elif dep == "mark" and parse.lowers[child] in {"whether", "if"}:
            return "whether"
    if alone and tag in {"VBG", "VBN"}:
        return "gerund" if tag == "VBG" else "participle"
    return "clause" if verbal else "object"


def predicate(parse: Parse, token: int, words: Lexicon) -> dict[str, Signature] | None:
    """The signatures of a word, with its particle, adverb or object if the two stand in the table ("call off")."""
    part = PARTS.get(parse.pos[token])
    if part is None:
        return None
    lemma = parse.lemmas[token]
    if part == "verb" and lemma in words.compounds:
        for child in parse.children[token]:
            if parse.deps[child] in {"prt", "dobj", "advmod"}:
                found = words.predicates.get((f"{lemma} {parse.lowers[child]}", part))
                if found is not None:
                    return found
    return words.predicates.get((lemma, part))


def of_complement(parse: Parse, copula: int, words: Lexicon) -> dict[str, Signature] | None:
    """The signatures of what a copula ascribes: of "likely" in "is likely"."""
    complement = parse.child(copula, "acomp", "oprd", "attr")
    return None if complement is None else predicate(parse, complement, words)


def is_passive(parse: Parse, token: int) -> bool:
    """Whether a verb is a passive participle, with an auxiliary or beside a noun."""
    return parse.tags[token] == "VBN" and (
        parse.deps[token] in {"acl", "amod"} or parse.child(token, "auxpass") is not None
    )


def is_presupposed(parse: Parse, token: int, words: Lexicon) -> bool:
    """Whether a noun is taken as known: "the deal", "this deal", "its deal".

    Not "the release of the sailors": what is made of a verb with its object is definite also where it is only wished.
    """
    definite = False
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep == "poss" or (dep == "det" and parse.lowers[child] in words.definite):
            definite = True
        elif dep == "prep" and parse.lowers[child] == "of":
            return False
    return definite
