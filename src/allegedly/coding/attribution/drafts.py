"""Finds the drafts of attributions in a scene, by rules alone or with the learned model."""

from __future__ import annotations

import numpy as np

from allegedly.coding.attribution.contents import content_options
from allegedly.coding.attribution.cues import choose, cue_of
from allegedly.coding.attribution.features import code, content_columns, cue_columns, source_columns
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.model import Floats, Model
from allegedly.coding.attribution.scene import Scene
from allegedly.coding.attribution.settling import Draft, settle
from allegedly.coding.attribution.sources import Speaker, source_options
from allegedly.coding.attribution.sure import may_be_sure, sure_content
from allegedly.coding.attribution.turns import turns


def by_rules(scene: Scene, lexicon: Lexicon) -> list[Draft]:
    """What the grammar and the lexicon find without a learned model."""
    drafts = []
    for token in range(len(scene.parse)):
        cue = cue_of(scene, token, lexicon)
        if cue is None and scene.parse.lowers[token] not in lexicon.according:
            continue
        chosen = choose(scene, token, cue, content_options(scene, token), source_options(scene, token))
        if chosen is not None:
            drafts.append(Draft(token, chosen[0].kind, chosen[0].pieces, chosen[1], 0.5))
    return settle(scene, drafts + by_turns(scene))


def candidates(scene: Scene, lexicon: Lexicon, gate: frozenset[int]) -> list[int]:
    """The tokens that the model looks at: verbs, and other words that the lexicon or the gate knows as cues."""
    parse = scene.parse
    found = []
    for token, pos in enumerate(parse.pos):
        if pos == "VERB":
            found.append(token)
        elif pos == "AUX":
            if parse.deps[token] not in {"aux", "auxpass"} and any(
                parse.deps[c] in {"ccomp", "attr", "acomp", "xcomp"} for c in parse.children[token]
            ):
                found.append(token)
        elif pos == "PUNCT":
            if parse.words[token] == ":":
                found.append(token)
        elif pos in OPEN and (
            code(gate_word(scene, token)) in gate
            or parse.lowers[token] in lexicon.according
            or cue_of(scene, token, lexicon) is not None
        ):
            found.append(token)
    return found


OPEN = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "ADP", "SCONJ"})


def gate_word(scene: Scene, token: int) -> str:
    """The word under which the gate knows a token."""
    parse = scene.parse
    pos = parse.pos[token]
    return f"{pos} {parse.lemmas[token] if pos == 'NOUN' else parse.lowers[token]}"


# Below this share of the threshold not even what the grammar is sure of is a cue (F1 on PolNeAR
# falls by 0.1 from 0.5 to 0.05, where nested ones count as wrong).
FLOOR = 0.1


# What a word that may be a deed must reach.
DEED = 0.7
# Contents that only words have.
TOLD = ("ccomp", "quote", "before", "around", "colon")


def by_model(scene: Scene, lexicon: Lexicon, model: Model) -> list[Draft]:
    """What the learned model takes from all that the grammar allows."""
    tokens = candidates(scene, lexicon, model.gate)
    if not tokens:
        return []
    chances = _chance(model.cue.score([cue_columns(scene, token, lexicon) for token in tokens]))
    likely = [
        (token, float(p))
        for token, p in zip(tokens, chances, strict=True)
        if p >= model.threshold * FLOOR or may_be_sure(scene, token, lexicon)
    ]
    drafts = []
    groups = [(token, p, content_options(scene, token)) for token, p in likely]
    groups = [group for group in groups if group[2]]
    content_rows = [row for token, _, options in groups for row in content_columns(scene, token, options, lexicon)]
    content_scores = model.content.score(content_rows)
    speakers = [source_options(scene, token) for token, _, _ in groups]
    source_rows = [
        row
        for (token, _, _), found in zip(groups, speakers, strict=True)
        for row in source_columns(scene, token, found)
    ]
    source_scores = model.source.score(source_rows)
    at = beside = 0
    for (token, chance, options), found in zip(groups, speakers, strict=True):
        scores = content_scores[at : at + len(options)]
        at += len(options)
        best = int(scores.argmax())
        speaker = found[int(source_scores[beside : beside + len(found)].argmax())]
        beside += len(found)
        if chance >= _least(scene, token, options[best].kind, lexicon, model):
            drafts.append(Draft(token, options[best].kind, options[best].pieces, speaker, chance))
            continue
        sure = sure_content(scene, token, lexicon, options, found)
        if sure is not None:
            drafts.append(Draft(token, sure[0].kind, sure[0].pieces, sure[1], chance, True))
    return settle(scene, drafts + by_turns(scene))


def _least(scene: Scene, token: int, kind: str, lexicon: Lexicon, model: Model) -> float:
    """The score from which a draft is kept."""
    if (scene.parse.lemmas[token], scene.parse.pos[token]) in lexicon.deeds and not kind.startswith(TOLD):
        return max(model.threshold, DEED)
    return model.threshold


def by_turns(scene: Scene) -> list[Draft]:
    """The turns of a transcript."""
    drafts = []
    for turn in turns(scene):
        head = turn.label[1] - 1
        drafts.append(Draft(turn.colon, "turn", turn.content, Speaker("label", head, turn.label), 1.0))
    return drafts


def _chance(scores: Floats) -> Floats:
    """Log-odds as probabilities."""
    chances: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances
