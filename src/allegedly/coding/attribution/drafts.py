"""Finds the drafts of attributions in a scene, by rules alone or with the learned model."""

from __future__ import annotations

from dataclasses import replace

from allegedly.coding.attribution.contents import content_options
from allegedly.coding.attribution.cues import choose, cue_of
from allegedly.coding.attribution.draft_features import draft_columns
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.model import Model
from allegedly.coding.attribution.proposing import chance_of, propose
from allegedly.coding.attribution.scene import QUOTE_MARKS, Scene
from allegedly.coding.attribution.settling import Claims, Draft, settle
from allegedly.coding.attribution.sources import Speaker, source_options
from allegedly.coding.attribution.turns import turns


def by_rules(scene: Scene, lexicon: Lexicon) -> list[Draft]:
    """What the grammar and the lexicon find without a learned model."""
    drafts = []
    spoken = by_turns(scene)
    colons = {turn.cue for turn in spoken}
    for token in range(len(scene.parse)):
        cue = cue_of(scene, token, lexicon)
        if (cue is None and scene.parse.lowers[token] not in lexicon.according) or token in colons:
            continue
        chosen = choose(scene, token, cue, content_options(scene, token), source_options(scene, token))
        if chosen is not None:
            drafts.append(Draft(token, chosen[0].kind, chosen[0].pieces, chosen[1], 0.5))
    return settle(scene, lexicon, drafts, spoken)


# What a word that may be a deed must reach; one of force never does unless it is told what about.
DEED = 0.7
NEVER = 2.0
ABOUT = frozenset({"for", "over", "as"})
# How likely a cue must be to stand inside another's content though the model would rather not have it there.
LIKELY = 0.25
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# Contents that only words have.
TOLD = ("ccomp", "quote", "before", "around", "colon")


def by_model(scene: Scene, lexicon: Lexicon, model: Model) -> list[Draft]:
    """What the learned model takes from all that the grammar allows, and what is sure without it."""
    spoken = by_turns(scene)
    proposals = propose(scene, lexicon, model, {turn.cue for turn in spoken})
    drafts = [proposal.draft for proposal in proposals if proposal.draft is not None]
    chances = {draft.cue: draft.score for draft in drafts}
    if model.draft is not None:
        worth = chance_of(model.draft.score(draft_columns(scene, drafts, lexicon)))
        chances = {draft.cue: float(p) for draft, p in zip(drafts, worth, strict=True)}
    taken = []
    passed: list[Draft] = []  # the model thought them cues, but not beside the others
    for proposal in proposals:
        draft, sure = proposal.draft, proposal.sure
        if proposal.overrules and sure is not None:
            taken.append(replace(sure, score=1.0))
        elif draft is not None and chances[draft.cue] >= _least(scene, draft, lexicon, model):
            taken.append(replace(draft, score=chances[draft.cue]))
        elif sure is not None:
            taken.append(replace(sure, score=chances.get(sure.cue, sure.score), sure_only=True))
        elif draft is not None and draft.score >= LIKELY:
            passed.append(draft)
    taken += inner(scene, lexicon, taken, passed)
    return settle(scene, lexicon, taken, spoken)


def inner(scene: Scene, lexicon: Lexicon, taken: list[Draft], passed: list[Draft]) -> list[Draft]:
    """Those passed over that stand inside another's content with a source of their own that is named there.

    "… where the envoys have said that …". PolNeAR's annotators leave them out, so the model does; whoever is quoted at
    second hand matters to us.
    """
    parse, claims = scene.parse, Claims(taken)
    found = []
    for draft in passed:
        head, holders = draft.speaker.head, [taken[n] for n in claims.of(draft.cue)]
        cue = cue_of(scene, draft.cue, lexicon)
        if not holders or cue is None or "quote" not in cue.frames or draft.speaker.kind != "subject":
            continue
        named = parse.pos[head] in {"NOUN", "PROPN"} and parse.tags[draft.cue] in FINITE
        others = {parse.lowers[holder.speaker.head] for holder in holders if holder.speaker.head >= 0}
        deed = (parse.lemmas[draft.cue], parse.pos[draft.cue]) in lexicon.deeds
        if named and parse.lowers[head] not in others and not deed:
            found.append(replace(draft, sure=True, sure_only=True))
    return found


def _least(scene: Scene, draft: Draft, lexicon: Lexicon, model: Model) -> float:
    """The score from which a draft is kept."""
    parse, token = scene.parse, draft.cue
    deed = lexicon.deeds.get((parse.lemmas[token], parse.pos[token]))
    if cue_of(scene, token, lexicon) is None and is_title(scene, draft):
        return NEVER
    if deed is None or draft.kind.startswith(TOLD):
        return model.threshold
    if not deed or any(scene.quote_of[at] >= 0 for first, end in draft.pieces for at in range(first, end)):
        return max(model.threshold, DEED)
    about = any(parse.lowers[c] in ABOUT and parse.deps[c] == "prep" for c in parse.children[token])
    return max(model.threshold, DEED) if about else NEVER


def is_title(scene: Scene, draft: Draft) -> bool:
    """Whether a content begins with what looks like the title of a work: “The Blue Lake”."""
    parse = scene.parse
    first, end = draft.pieces[0]
    if scene.quote_of[first] < 0:
        return False
    quote = scene.quotes[scene.quote_of[first]]
    inside = [t for t in range(quote.first, min(end, quote.end)) if parse.words[t] not in QUOTE_MARKS]
    large = [parse.words[t][0].isupper() for t in inside if parse.pos[t] in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}]
    return bool(large) and all(large) and parse.words[inside[-1]] not in {".", ",", "!", "?"}


def by_turns(scene: Scene) -> list[Draft]:
    """The turns of a transcript."""
    drafts = []
    for turn in turns(scene):
        head = turn.label[1] - 1
        drafts.append(Draft(turn.colon, "turn", turn.content, Speaker("label", head, turn.label), 1.0))
    return drafts
