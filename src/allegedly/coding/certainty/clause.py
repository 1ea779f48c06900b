"""What stands beside a word and bears on how sure it is: negation, modal auxiliaries, hedges, habits."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.certainty.complements import kind_of, predicate
from allegedly.coding.certainty.lexicon import HIGHEST, Lexicon
from allegedly.grammar import Parse
from allegedly.nouns import Tense

# What has gone on for so long is no single event.
LASTING = frozenset({"years", "decades", "centuries", "generations"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


@dataclass(slots=True)
class Local:
    """`factor` times what is known of the clause gives what is known of the word; below 0 it is denied.

    `presupposed`: the word is taken for granted whatever the clause says ("the ongoing war").
    """

    factor: float = 1.0
    tense: Tense | None = None
    presupposed: bool = False


def local(parse: Parse, token: int, words: Lexicon, toward: int = -1) -> Local:
    """What the children of a verb, noun or adjective say of it.

    `toward` is the child by which the way leads on down: its own "no" is counted there, not here.
    """
    found = Local()
    below = parse.children[token]
    if below:
        if parse.pos[token] in {"VERB", "AUX"}:
            _verb(parse, token, words, toward, found)
        else:
            _noun(parse, token, words, toward, found)
    return found


def _verb(parse: Parse, token: int, words: Lexicon, toward: int, found: Local) -> None:
    deps, lowers = parse.deps, parse.lowers
    modal, perfect, conditional, past = "", False, False, parse.tags[token] == "VBD"
    for child in parse.children[token]:
        dep = deps[child]
        if dep == "aux":
            if parse.lemmas[child] in words.modals:
                modal = parse.lemmas[child]
            perfect = perfect or lowers[child] == "have"
            past = past or parse.tags[child] == "VBD"
        elif dep in {"neg", "advmod", "preconj", "cc"}:
            _adverb(parse, child, words, found)
        elif dep in ARGUMENTS:
            if child != toward:
                found.factor *= _argument(parse, child, words)
        elif dep in {"prep", "dative"}:
            found.factor *= _behind(parse, child, words)
        elif dep == "advcl" and child != toward:
            conditional = conditional or _is_conditional(parse, child, words)
    since = any(deps[child] == "aux" and parse.lemmas[child] == "have" for child in parse.children[token])
    for child in parse.children[token]:
        if deps[child] in {"npadvmod", "prep", "dobj"} and found.tense is None and _is_habit(parse, child, since):
            found.tense = "generic"
    if past and (found.tense == "ongoing" or (found.tense == "generic" and _is_long(parse, token))):
        found.tense = None  # "still claimed", "had long supplied"
    if modal:
        signature = words.modals.get(f"{modal} have") if perfect and parse.tags[token] == "VBN" else None
        signature = signature or words.modals[modal]
        found.factor = signature.apply(found.factor * HIGHEST) / HIGHEST
        found.tense = signature.tense
        if conditional:
            consequent = words.purposes["consequent"]
            found.factor *= consequent.affirmed / HIGHEST
            found.tense = consequent.tense


def _is_long(parse: Parse, token: int) -> bool:
    """Whether "long" stands beside a verb."""
    return any(parse.lowers[child] == "long" for child in parse.children[token])


def _is_habit(parse: Parse, child: int, perfect: bool) -> bool:
    """ "every year", "each week"; with a perfect also "for decades", "over the years"."""
    if parse.deps[child] == "npadvmod":
        return any(parse.lowers[below] in {"every", "each"} for below in parse.children[child])
    if parse.deps[child] == "dobj":  # where the parser hangs it on the object
        return any(parse.deps[c] == "prep" and _is_habit(parse, c, perfect) for c in parse.children[child])
    if not perfect or parse.lowers[child] not in {"for", "over", "throughout"}:
        return False
    return any(parse.lowers[below] in LASTING for below in parse.children[child])


def _noun(parse: Parse, token: int, words: Lexicon, toward: int, found: Local) -> None:
    deps, lowers = parse.deps, parse.lowers
    for child in parse.children[token]:
        dep = deps[child]
        if dep == "det":
            factor = words.determiners.get(lowers[child])
            if factor is not None and lowers[child + 1] not in words.exempt:
                found.factor *= factor
        elif dep == "amod":
            hedge = words.adjectives.get(lowers[child])
            if hedge is not None:
                found.factor *= hedge[0] / HIGHEST
                found.tense = hedge[1] or found.tense
            elif lowers[child] in words.presupposing:
                found.presupposed = True
        elif dep == "acl":
            if child != toward and kind_of(parse, child) == "participle":
                signature = (predicate(parse, child, words) or {}).get("object")
                if signature is not None:
                    found.factor *= signature.apply(local(parse, child, words).factor * HIGHEST) / HIGHEST
                    found.tense = signature.tense or found.tense
        elif dep in {"neg", "advmod", "preconj"}:
            _adverb(parse, child, words, found)


def _adverb(parse: Parse, child: int, words: Lexicon, found: Local) -> None:
    lower = parse.lowers[child]
    factor = words.denying.get(lower)
    if factor is None and lower == "longer" and child:
        factor = words.denying.get(f"{parse.lowers[child - 1]} longer")
    if factor is not None:
        if child + 1 < len(parse.lowers) and parse.lowers[child + 1] not in words.exempt and parse.deps[child] != "cc":
            found.factor *= factor
        return
    hedge = words.adverbs.get(lower)
    if hedge is not None:
        found.factor *= hedge[0] / HIGHEST
        found.tense = hedge[1] or found.tense
    elif found.tense is None:
        found.tense = words.habits.get(lower)


def _argument(parse: Parse, token: int, words: Lexicon) -> float:
    """−1 where a subject or object denies its whole clause: "nobody", "no party", "none of them"."""
    factor = words.pronouns.get(parse.lowers[token])
    if factor is not None:
        return factor
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep in {"det", "neg", "preconj"}:
            factor = (words.determiners if dep == "det" else words.denying).get(parse.lowers[child])
            if factor is not None and _is_compared(parse, child + 1):
                continue  # "there is no more important task"
            if factor is not None and parse.lowers[child + 1] not in words.exempt:
                return factor
    return 1.0


def _behind(parse: Parse, preposition: int, words: Lexicon) -> float:
    """−1 where it is done to nobody: "gave arms to neither side", "spoke to nobody". Not "attacked with no warning"."""
    for child in parse.children[preposition]:
        if parse.deps[child] == "pobj":
            if any(parse.lowers[c] == "neither" for c in parse.children[child]):
                return words.determiners["neither"]
            return words.pronouns.get(parse.lowers[child], 1.0)
    return 1.0


def _is_compared(parse: Parse, token: int) -> bool:
    """ "better", "more important"; not "more troops"."""
    if parse.lowers[token] in {"more", "less"}:
        return parse.tags[token + 1] == "JJ"
    return parse.tags[token] == "JJR" and parse.lowers[token] not in {"fewer", "further"}


def _is_conditional(parse: Parse, token: int, words: Lexicon) -> bool:
    """Whether an adverbial clause is the "if …" on which its main clause depends; "even if" is none."""
    for mark in parse.children[token]:
        if parse.deps[mark] == "mark":
            lower = parse.lowers[mark]
            pair = f"{parse.lowers[mark - 1]} {lower}" if mark else ""
            return pair not in words.conjunctions and words.conjunctions.get(lower, (None, None))[1] == "hypothetical"
    return False
