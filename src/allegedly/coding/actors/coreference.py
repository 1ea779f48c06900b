"""Resolves pronouns, "the president", "the group", "both countries" to actors named before, where grammar allows.

Rules after Hobbs (1978) and Lee et al. (2013), the deterministic sieves: nearest first, subjects before others,
agreement of gender and number always. What they leave open stays open: a pronoun without an answer is no mention.
"""

from __future__ import annotations

from allegedly.coding.actors.antecedents import Antecedents
from allegedly.coding.actors.definites import Definites
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.pronouns import Pronouns
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors


def resolve(parse: Parse, actors: Actors, drafts: list[Draft], places: list[tuple[int, str]]) -> list[Draft]:
    """The drafts with those that stand for an earlier one resolved, in order.

    Goes through the document once. `places`: tokens of capitals that are places here, with their states.
    """
    earlier = Antecedents(parse, actors, drafts, places)
    pronouns = Pronouns(earlier)
    definites = Definites(earlier, pronouns)
    at = 0
    covered: set[int] = set()
    for draft in earlier.pending:
        covered.update(range(draft.first, draft.last + 1))
    lowers, tags = parse.lowers, parse.tags
    bodies = earlier.context["body_noun"] | earlier.context["group_noun"]
    pair, state = earlier.context["pair_noun"], earlier.context["state_noun"]
    for token in range(len(parse)):
        while at < len(earlier.pending) and earlier.pending[at].last < token:
            earlier.keep(earlier.pending[at])
            at += 1
        lower = lowers[token]
        if tags[token] in {"PRP", "PRP$"}:
            if token not in covered:
                pronouns.resolve(token)
        elif lower in pair and tags[token] == "NNS":
            definites.pair(token, covered)
        elif lower in bodies and token not in covered and token and lowers[token - 1] == "the":
            definites.body(token)
        elif lower in state and token and token not in covered and lowers[token - 1] in {"the", "this"}:
            definites.country(token)
        elif at < len(earlier.pending) and earlier.pending[at].head == token and earlier.pending[at].definite:
            definites.definite(earlier.pending[at])
        elif at < len(earlier.pending) and earlier.pending[at].head == token and _titled(parse, earlier.pending[at]):
            definites.again(earlier.pending[at])
    for draft in earlier.pending[at:]:
        earlier.keep(draft)
    return sorted(earlier.past, key=lambda draft: (draft.first, draft.last))


def _titled(parse: Parse, draft: Draft) -> bool:
    """Whether a draft is a title with its state and an article: "the French leader"."""
    return draft.kind == "person" and bool(draft.key) and parse.lowers[draft.first] == "the"
