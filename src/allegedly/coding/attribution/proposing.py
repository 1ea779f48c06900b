"""What the learned model proposes: for every word that may be a cue, its likeliest content and source."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from allegedly.coding.attribution.contents import content_options
from allegedly.coding.attribution.cues import cue_of
from allegedly.coding.attribution.features import code, content_columns, cue_columns, source_columns
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.model import Floats, Model
from allegedly.coding.attribution.position import position_of
from allegedly.coding.attribution.scene import Scene, trim, without
from allegedly.coding.attribution.settling import Draft
from allegedly.coding.attribution.sources import NOBODY, source_options
from allegedly.coding.attribution.sure import may_be_sure, may_sign, overrules, sure_content


@dataclass(frozen=True, slots=True)
class Proposal:
    """The model's draft for a word, and what grammar and lexicon are sure of (`overrules`: against the model)."""

    draft: Draft | None
    sure: Draft | None
    overrules: bool = False


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
            if parse.words[token] == ":" or may_sign(scene, token):
                found.append(token)
        elif pos in OPEN and (
            code(gate_word(scene, token)) in gate
            or parse.lowers[token] in lexicon.according
            or parse.lowers[token] in lexicon.phrase_nouns
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


# Words less likely to be cues are not looked at …
LEAST = 0.08
# … but for what grammar and lexicon may be sure of, down to this.
LEAST_SURE = 0.032


def propose(scene: Scene, lexicon: Lexicon, model: Model, without_tokens: set[int]) -> list[Proposal]:
    """The proposals for the tokens of a document, without those in `without_tokens`, in order."""
    tokens = [token for token in candidates(scene, lexicon, model.gate) if token not in without_tokens]
    if not tokens:
        return []
    chances = chance_of(model.cue.score([cue_columns(scene, token, lexicon) for token in tokens]))
    groups = [
        (token, float(p), options)
        for token, p in zip(tokens, chances, strict=True)
        if (p >= LEAST_SURE or may_be_sure(scene, token, lexicon)) and (options := content_options(scene, token))
    ]
    content_scores = model.content.score(
        [row for token, _, options in groups for row in content_columns(scene, token, options, lexicon)]
    )
    speakers = [source_options(scene, token) for token, _, _ in groups]
    source_scores = model.source.score(
        [
            row
            for (token, _, _), found in zip(groups, speakers, strict=True)
            for row in source_columns(scene, token, found)
        ]
    )
    proposals = []
    at = beside = 0
    for (token, chance, options), found in zip(groups, speakers, strict=True):
        told = share_of(content_scores[at : at + len(options)])
        named = share_of(source_scores[beside : beside + len(found)])
        at += len(options)
        beside += len(found)
        best, who = int(told.argmax()), int(named.argmax())
        turns = position_of(scene, token, cue_of(scene, token, lexicon), lexicon) != "affirms"
        speaker = found[who]
        sure = sure_content(scene, token, lexicon, options, found)
        if sure is not None and sure[1] is NOBODY and speaker.kind == "verb-subject":
            speaker = NOBODY  # "denied reports that …": not the denier's reports
        elif sure is not None and speaker is NOBODY:
            speaker = sure[1]
        option = options[best]
        draft = Draft(
            token, option.kind, option.pieces, speaker, chance, sure is not None, float(told[best]), float(named[who]),
            turns=turns,
        )  # fmt: skip
        certain = sure and Draft(token, sure[0].kind, sure[0].pieces, sure[1], chance, True, turns=turns)
        proposals.append(
            Proposal(
                kept(scene, draft) if chance >= LEAST else None,
                kept(scene, certain) if certain else None,
                sure is not None and overrules(scene, token, lexicon, sure[1]),
            )
        )
    return [proposal for proposal in proposals if proposal.draft or proposal.sure]


def kept(scene: Scene, draft: Draft) -> Draft | None:
    """The draft with its source taken out of its content (nobody is what he says), None where nothing is left."""
    head = draft.speaker.head
    if scene.quote_of[head] >= 0 or not any(first <= head < end for first, end in draft.pieces):
        return draft
    first, end = draft.speaker.piece
    if scene.parse.lowers[first - 1] in {"by", "from"}:
        first -= 1
    pieces = trim(scene, without(draft.pieces, (first, end)))
    return replace(draft, pieces=pieces) if pieces else None


def chance_of(scores: Floats) -> Floats:
    """Log-odds as probabilities."""
    chances: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances


def share_of(scores: Floats) -> Floats:
    """Scores as shares of one (softmax)."""
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares
