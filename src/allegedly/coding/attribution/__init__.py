"""Who says so: the source, the cue and the content of every attribution in a document."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.coding.attribution.drafts import by_model, by_rules
from allegedly.coding.attribution.lexicon import lexicon
from allegedly.coding.attribution.model import load
from allegedly.coding.attribution.scene import set_scene
from allegedly.coding.attribution.writing import write
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, Mention

__all__ = ["find_attributions"]


def find_attributions(parse: Parse, mentions: Sequence[Mention], rules_only: bool = False) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of their cues.

    A source's `actor` is that of the mention that covers its head. `inside` names the attribution in whose content
    another stands. `rules_only` leaves the learned model out: what grammar and lexicon find alone.
    """
    scene = set_scene(parse)
    words = lexicon()
    model = None if rules_only else load()
    drafts = by_rules(scene, words) if model is None else by_model(scene, words, model)
    return write(scene, drafts, mentions, words)
