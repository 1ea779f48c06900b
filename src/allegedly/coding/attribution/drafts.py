"""Attributions before they are written down: their cues, contents and sources as tokens, chosen by rule or by model."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.attribution.contents import content_options
from allegedly.coding.attribution.cues import choose, cue_of
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import Ranges, Scene
from allegedly.coding.attribution.sources import Speaker, source_options


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue token with its content, its source and how sure we are (0 … 1)."""

    cue: int
    kind: str
    pieces: Ranges
    speaker: Speaker
    score: float


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
    return _distinct(drafts)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft per content: two cues for the same words ("laughed and said") are one attribution."""
    seen: dict[Ranges, Draft] = {}
    for draft in drafts:
        known = seen.get(draft.pieces)
        if known is None or draft.score > known.score:
            seen[draft.pieces] = draft
    return sorted(seen.values(), key=lambda draft: draft.cue)
