"""What a source holds of a content: affirms, denies, doubts or withholds it."""

from __future__ import annotations

from allegedly.coding.attribution.lexicon import Cue, Lexicon
from allegedly.coding.attribution.scene import Scene
from allegedly.nouns import Position

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})
# Verbs under which another stands as its main point: "declined to comment", "failed to say".
REFUSING = frozenset({"decline", "refuse", "fail"})


def position_of(scene: Scene, token: int, cue: Cue | None, lexicon: Lexicon) -> Position:
    """The position that the cue gives its source, negation counted in."""
    parse = scene.parse
    refused = _refused(scene, token)
    lemma = parse.lemmas[token]
    if (refused and lemma in lexicon.refused) or (lemma in REFUSING and _refuses_words(scene, token, lexicon)):
        return "withholds"
    negated = is_negated(scene, token)
    if negated and lemma in lexicon.withheld:
        return "withholds"
    if cue is None:
        return "withholds" if negated else "affirms"
    if negated != refused:
        return cue.negated
    return cue.position


def is_negated(scene: Scene, token: int) -> bool:
    """Whether a negation stands with the word, its subject or the "be" or "have" that carries it."""
    parse = scene.parse
    holders = [token]
    if parse.pos[token] in {"ADJ", "NOUN"} or parse.deps[token] in {"acomp", "attr"}:
        head = parse.heads[token]
        if parse.pos[head] == "AUX" or parse.lemmas[head] in {"have", "make", "give", "be"}:
            holders.append(head)
    for holder in holders:
        for child in parse.children[holder]:
            if parse.deps[child] == "neg" or (
                parse.deps[child] in {"det", "advmod"} and parse.lowers[child] in NEGATIONS
            ):
                return True
            if parse.deps[child] in {"nsubj", "nsubjpass"} and any(
                parse.lowers[c] in {"no", "neither"} for c in (child, *parse.children[child])
            ):
                return True
    return False


def _refused(scene: Scene, token: int) -> bool:
    """Whether the word stands under "decline to", "refuse to", "fail to"."""
    parse = scene.parse
    head = parse.heads[token]
    return parse.deps[token] == "xcomp" and head != token and parse.lemmas[head] in REFUSING


def _refuses_words(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    parse = scene.parse
    return any(parse.deps[c] == "xcomp" and parse.lemmas[c] in lexicon.refused for c in parse.children[token])
