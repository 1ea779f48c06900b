"""What a governing word passes down to the word below it."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.certainty.complements import (
    COPULAS,
    PARTS,
    is_passive,
    is_presupposed,
    kind_of,
    of_complement,
    predicate,
)
from allegedly.coding.certainty.lexicon import HIGHEST, Lexicon, Signature
from allegedly.grammar import Parse
from allegedly.nouns import Tense


@dataclass(slots=True)
class Above:
    """A word on the way down: what is known of it before and after what stands beside it."""

    token: int
    outer: float
    value: float


@dataclass(slots=True)
class Passing:
    """How sure a word is as its governor leaves it, and the time that the governor puts it in.

    `value` is passed on to what stands below the word; `itself` is the word's own where it differs.
    """

    value: float
    tense: Tense | None = None
    itself: float | None = None


def root(parse: Parse, token: int, words: Lexicon) -> Passing:
    """How sure the top of a sentence is: questions and orders assert nothing, "Minister to resign" is a plan."""
    first, end = parse.sentences[parse.sentence_of[token]]
    last = end - 1
    while last > first and parse.tags[last] in {"''", "``", "-RRB-"}:
        last -= 1
    if parse.words[last] == "?" and parse.tags[first] not in {"WRB", "WP", "WDT"}:
        return _as(words.purposes["question"])
    if parse.tags[token] == "VB":
        below = parse.children[token]
        if any(parse.tags[child] == "TO" for child in below):
            return _as(words.purposes["headline"])
        if not any(parse.deps[child] in {"nsubj", "nsubjpass", "aux", "expl"} for child in below):
            return _as(words.purposes["imperative"])
    return Passing(HIGHEST)


def passing(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """What the word above, of which `above.value` is known, leaves of the child."""
    dep = parse.deps[child]
    handler = HANDLERS.get(dep)
    if handler is None:
        return Passing(above.value)
    return handler(parse, child, above, words)


def _complement(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """xcomp, ccomp, acl and infinitives elsewhere: by the signature of the word above."""
    kind = kind_of(parse, child)
    signatures = predicate(parse, above.token, words)
    if parse.lemmas[above.token] in COPULAS:
        signatures = of_complement(parse, above.token, words) or signatures
    signature = None
    if kind == "participle" and parse.deps[child] == "acl":
        return Passing(HIGHEST)
    if signatures is not None:
        if kind == "infinitive" and "passive infinitive" in signatures and is_passive(parse, above.token):
            signature = signatures["passive infinitive"]
        else:
            signature = signatures.get(kind)
            if signature is None and kind in {"whether", "gerund", "participle"}:
                signature = signatures.get("clause" if kind == "whether" else "object")
    if signature is not None:
        if kind == "infinitive" and parse.lemmas[child] in words.performatives and _is_wish(parse, above.token):
            return Passing(HIGHEST)
        return Passing(signature.apply(above.value), signature.tense)
    dep = parse.deps[child]
    if kind == "infinitive":
        if dep == "advcl":
            return _purpose(words.purposes["purpose"], above.value)
        part = PARTS.get(parse.pos[above.token], "verb")
        if part != "verb" and _ordinal(parse, above.token, words):
            return Passing(above.value)
        if part == "noun" and parse.child(child, "auxpass") is not None:
            return _as(words.purposes["due"])
        if part == "noun" and _headline(parse, above.token):
            return _as(words.purposes["headline"])
        return _purpose(words.purposes[part], above.value)
    if kind == "whether":
        return _as(words.purposes["question"])
    if dep in {"acl", "relcl"}:
        return Passing(HIGHEST)
    if kind == "clause":
        return Passing(HIGHEST if above.value > 0 else 0.0) if dep == "ccomp" else Passing(abs(above.value))
    return Passing(above.value)


def _adverbial(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """advcl: by its conjunction; an infinitive is a purpose unless the word above takes it as its complement."""
    for mark in parse.children[child]:
        if parse.deps[mark] in {"mark", "advmod"} and parse.lowers[mark] in words.conjunctions:
            lower = parse.lowers[mark]
            pair = f"{parse.lowers[mark - 1]} {lower}" if mark else lower
            value, tense = words.conjunctions.get(pair) or words.conjunctions[lower]
            if value is None:
                return Passing(_beside(above.value), tense)
            return Passing(value, tense)
    kind = kind_of(parse, child)
    if kind == "infinitive":
        return _complement(parse, child, above, words)
    if kind == "gerund":
        return Passing(_beside(above.value))
    return Passing(HIGHEST)


def _preposition(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """A preposition passes on what is known, unless it says by itself how sure its object is."""
    lower = parse.lowers[child]
    signatures = predicate(parse, above.token, words)
    if signatures is not None and lower in signatures:
        return Passing(above.value)
    for word in (child, *parse.children[child]):
        value = words.prepositions.get(parse.lowers[word])
        if value is not None and (word == child or parse.deps[word] in {"advmod", "prep"}):
            return Passing(value)
    if PARTS.get(parse.pos[above.token]) == "verb":
        return Passing(_beside(above.value))
    return Passing(above.value)


def _prepositional(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """The object of a preposition: by the signature of the word that the preposition hangs from."""
    preposition = above.token
    governor = parse.heads[preposition]
    lower = parse.lowers[preposition]
    signatures = predicate(parse, governor, words)
    if signatures is not None and lower in signatures:
        signature = signatures[lower]
        return Passing(signature.apply(above.value), signature.tense)
    pair = f"{parse.lowers[governor]} {lower}"
    signatures = predicate(parse, parse.heads[governor], words)
    if signatures is not None and pair in signatures:
        signature = signatures[pair]
        return Passing(signature.apply(above.value), signature.tense)
    return Passing(HIGHEST if is_presupposed(parse, child, words) else above.value)


def _object(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """An object, or the subject of a passive. A definite one is there before the clause ("did not sign the treaty")."""
    signatures = predicate(parse, above.token, words)
    if signatures is not None and "object" in signatures:
        signature = signatures["object"]
        made = signature.affirmed < 0 and parse.lemmas[child] in words.spoken  # "rejected a proposal": it had been made
        return Passing(signature.apply(above.value), signature.tense, HIGHEST if made else None)
    return Passing(HIGHEST if is_presupposed(parse, child, words) else above.value)


def _subject(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """The subject stands on its own ("the attack may cause …"), unless its predicate says whether it comes about."""
    signatures = predicate(parse, above.token, words)
    if parse.lemmas[above.token] in COPULAS:
        signatures = of_complement(parse, above.token, words) or signatures
    if signatures is not None and "subject" in signatures:
        signature = signatures["subject"]
        return Passing(signature.apply(above.value), signature.tense)
    return Passing(HIGHEST)


def _coordinate(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """A conjunct shares modal and negation of the first one where it has no subject or finite form of its own."""
    below = parse.children[child]
    if any(parse.deps[at] in {"nsubj", "nsubjpass", "aux"} for at in below):
        return Passing(above.outer)
    if any(
        parse.deps[at] == "cc" and parse.lowers[at] in words.contrasts
        for at in parse.children[above.token]
        if above.token < at < child
    ):
        return Passing(above.outer)
    if parse.pos[child] in {"VERB", "AUX"} and parse.tags[child] != parse.tags[above.token]:
        return Passing(above.outer)
    return Passing(above.value)


def _apart(parse: Parse, child: int, above: Above, words: Lexicon) -> Passing:
    """Relative clauses, insertions, agents: they stand on their own, whatever is said of the word above."""
    if kind_of(parse, child) == "infinitive":
        return _complement(parse, child, above, words)
    return Passing(HIGHEST)


FIRST = frozenset({"i", "we"})
HANDLERS = {
    "xcomp": _complement,
    "ccomp": _complement,
    "acl": _complement,
    "csubj": _complement,
    "csubjpass": _complement,
    "advcl": _adverbial,
    "prep": _preposition,
    "agent": _apart,
    "pobj": _prepositional,
    "pcomp": _prepositional,
    "dobj": _object,
    "dative": _object,
    "nsubjpass": _object,
    "nsubj": _subject,
    "conj": _coordinate,
    "relcl": _apart,
    "parataxis": _apart,
    "poss": _apart,
    "amod": _apart,
}


def _is_wish(parse: Parse, token: int) -> bool:
    """ "I would like to thank", "we want to stress": who says so in the first person does so."""
    subject = parse.child(token, "nsubj")
    return parse.lemmas[token] in {"like", "want", "wish"} and subject is not None and parse.lowers[subject] in FIRST


def _ordinal(parse: Parse, token: int, words: Lexicon) -> bool:
    """ "the first/last/only … to do": they did."""
    return any(parse.lowers[child] in words.ordinals for child in (token, *parse.children[token]))


def _headline(parse: Parse, token: int) -> bool:
    """A noun with an infinitive that stands for a whole sentence without full stop: "Markets to remain closed"."""
    if parse.heads[token] != token:
        return False
    _, end = parse.sentences[parse.sentence_of[token]]
    return parse.tags[end - 1] != "."


def _beside(value: float) -> float:
    """A circumstance stands even where the main clause is denied ("did not stop, saying …")."""
    return HIGHEST if value < 0 else value


def _purpose(signature: Signature, value: float) -> Passing:
    return Passing(signature.affirmed if value > 0 else min(signature.affirmed, abs(value)), signature.tense)


def _as(signature: Signature) -> Passing:
    return Passing(signature.affirmed, signature.tense)
