"""What a source holds of a content: affirms, denies, doubts or withholds it."""

from __future__ import annotations

from allegedly.coding.attribution.lexicon import Cue, Lexicon
from allegedly.coding.attribution.scene import Scene
from allegedly.nouns import Position

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})
# A negation further off belongs to something else that the parser hung here: “…, why not,” the diplomat told reporters.
NEAR = 4
# Subjects by which a statement is about nobody.
NOBODY = frozenset({"no", "neither", "nobody", "none", "noone"})
# Verbs under which another stands as its main point: "declined to comment", "failed to say".
REFUSING = frozenset({"decline", "refuse", "fail"})


def position_of(scene: Scene, token: int, cue: Cue | None, lexicon: Lexicon) -> Position:
    """The position that the cue gives its source, negation counted in."""
    parse = scene.parse
    refused = _refused(scene, token)
    lemma = parse.lemmas[token]
    if lemma in {"confirm", "deny"} and _neither_nor(scene, token):
        return "withholds"
    if cue is not None and "np" in cue.frames and _called_false(scene, token, lexicon):
        return "denies"
    if (refused and lemma in lexicon.refused) or (lemma in REFUSING and _refuses_words(scene, token, lexicon)):
        return "withholds"
    negated = is_negated(scene, token)
    if lemma in lexicon.withheld and (negated or gives_none(scene, token, lexicon)):
        return "withholds"
    if cue is None:
        return "withholds" if negated else "affirms"
    if negated != refused:
        return cue.negated
    return cue.position


def gives_none(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    """Whether a verb of giving has nothing for its object: "gave no details"."""
    parse = scene.parse
    return any(
        parse.deps[c] == "dobj"
        and parse.lemmas[c] in lexicon.information
        and any(parse.lowers[d] in {"no", "neither", "little", "few"} for d in parse.children[c])
        for c in parse.children[token]
    )


def _neither_nor(scene: Scene, token: int) -> bool:
    """ "Neither confirmed nor denied"."""
    lowers = scene.parse.lowers
    around = lowers[max(0, token - 3) : token + 4]
    return "neither" in around[:4] + lowers[max(0, token - 6) : token] and "nor" in around


def _called_false(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    """Whether what the cue is about is called untrue: "called the charge baseless", "denounced as false a claim"."""
    parse = scene.parse
    for at in range(token + 1, parse.rights[token] + 1):
        if parse.lowers[at] in lexicon.untrue and scene.parse.heads[at] != at:
            head = parse.heads[at]
            if head == token or parse.heads[head] == token or parse.heads[parse.heads[head]] == token:
                return True
    return False


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
            negation = parse.deps[child] == "neg" or (
                parse.deps[child] in {"det", "advmod"} and parse.lowers[child] in NEGATIONS
            )
            if negation and abs(child - holder) <= NEAR:
                return True
            if parse.deps[child] in {"nsubj", "nsubjpass"} and any(
                parse.lowers[c] in NOBODY for c in (child, *parse.children[child])
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
