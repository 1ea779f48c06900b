"""What stands beside a word and bears on how sure it is: negation, modal auxiliaries, hedges, habits."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.certainty.lexicon import HIGHEST, Lexicon
from allegedly.grammar import Parse
from allegedly.nouns import Tense

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


@dataclass(frozen=True, slots=True)
class Local:
    """`factor` times what is known of the clause gives what is known of the word; below 0 it is denied."""

    factor: float
    tense: Tense | None


PLAIN = Local(1.0, None)


def local(parse: Parse, token: int, words: Lexicon, toward: int = -1) -> Local:
    """What the children of a verb, noun or adjective say of it.

    `toward` is the child by which the way leads on down: its own "no" is counted there, not here.
    """
    below = parse.children[token]
    if not below:
        return PLAIN
    deps, lowers, lemmas = parse.deps, parse.lowers, parse.lemmas
    polarity, modal, hedge = 1.0, None, 1.0
    tense: Tense | None = None
    denying = words.negations["clause"]
    for child in below:
        dep = deps[child]
        lower = lowers[child]
        if dep == "aux":
            modal = words.modals.get(lemmas[child], modal)
        elif dep in {"neg", "advmod", "preconj", "cc"}:
            factor = denying.get(lower if lower != "longer" or child == 0 else f"{lowers[child - 1]} longer")
            if factor is not None and (dep != "cc" or lower != "nor"):
                if child + 1 < len(lowers) and lowers[child + 1] not in words.exempt:
                    polarity *= factor
            elif dep == "advmod":
                found = words.hedges.get((lower, "adverb"))
                if found is not None:
                    hedge *= found[0] / HIGHEST
                    tense = found[1] or tense
                elif lower in words.habits and tense is None:
                    tense = words.habits[lower]
        elif dep == "det":
            if lower in words.negations["determiner"] and lowers[child + 1] not in words.exempt:
                polarity *= words.negations["determiner"][lower]
        elif dep == "amod":
            found = words.hedges.get((lower, "adjective"))
            if found is not None:
                hedge *= found[0] / HIGHEST
                tense = found[1] or tense
        elif dep in ARGUMENTS and child != toward and parse.pos[token] in {"VERB", "AUX"}:
            polarity *= _argument(parse, child, words)
    if modal is not None:
        polarity = modal.apply(polarity * HIGHEST) / HIGHEST
        tense = modal.tense
    return Local(polarity * hedge, tense)


def _argument(parse: Parse, token: int, words: Lexicon) -> float:
    """−1 where a subject or object denies its whole clause: "nobody", "no party", "none of them"."""
    factor = words.negations["pronoun"].get(parse.lowers[token])
    if factor is not None:
        return factor
    for child in parse.children[token]:
        if parse.deps[child] == "det" and parse.lowers[child + 1] not in words.exempt:
            return words.negations["determiner"].get(parse.lowers[child], 1.0)
    return 1.0
