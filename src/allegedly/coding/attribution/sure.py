"""What grammar and lexicon leave no doubt about, also where the learned model keeps silent.

PolNeAR's annotators give every word to one attribution at most, so a model learned from them tends to skip those that
stand inside others ("has rejected denials by the ministry that …"). Who says what at second hand is what we are after.
"""

from __future__ import annotations

from allegedly.coding.attribution.contents import Option
from allegedly.coding.attribution.cues import cue_of
from allegedly.coding.attribution.lexicon import Cue, Lexicon
from allegedly.coding.attribution.position import is_negated
from allegedly.coding.attribution.scene import Scene
from allegedly.coding.attribution.sources import NOBODY, Speaker

# How a source must hang on the cue to be its own.
OWN_OF_VERB = frozenset({"subject", "agent", "antecedent"})
OWN_OF_NOUN = frozenset({"possessor", "by", "verb-subject", "from", "verb-agent"})
# Speakers of whom nothing is reported: "I think that …" inside a speech is the speech's own.
SPEECH = frozenset({"i", "we", "you", "it", "one", "me", "us", "there", "that", "this"})


def sure_content(
    scene: Scene, token: int, lexicon: Lexicon, options: list[Option], speakers: list[Speaker]
) -> tuple[Option, Speaker] | None:
    """The content and source of a token that surely is a cue, else None."""
    cue = cue_of(scene, token, lexicon)
    pos = scene.parse.pos[token]
    if pos == "ADV" and cue is not None:
        option = _first(options, "phrase", "head-right", "head")
        return (option, NOBODY) if option is not None else None
    speaker = speakers[0]
    if speaker.head < 0 or scene.parse.lowers[speaker.head] in SPEECH:
        return None
    if pos == "NOUN" and cue is not None and speaker.kind in OWN_OF_NOUN and "that" in cue.frames:
        option = _that(scene, options, "clause", "verb-clause")
        return (option, speaker) if option is not None else None
    if pos == "VERB" and speaker.kind in OWN_OF_VERB:
        option = _withheld(scene, token, lexicon, options) or _told(scene, cue, options)
        return (option, speaker) if option is not None else None
    return None


def may_be_sure(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    """Whether a token is worth a look however low its chance: "reportedly", "could not provide"."""
    parse = scene.parse
    if parse.lowers[token] in lexicon.adverbs:
        return True
    return parse.lemmas[token] in lexicon.withheld and parse.pos[token] == "VERB" and is_negated(scene, token)


def _told(scene: Scene, cue: Cue | None, options: list[Option]) -> Option | None:
    if cue is None or not cue.frames & {"that", "quote"}:
        return None
    if cue.position == "denies":
        return _first(options, "ccomp", "ccomp-before", "object", "prep")
    return _that(scene, options, "ccomp")


def _withheld(scene: Scene, token: int, lexicon: Lexicon, options: list[Option]) -> Option | None:
    """What "could not provide …", "did not confirm …", "declined to say …" keep back."""
    parse = scene.parse
    if parse.lemmas[token] == "decline" or (
        parse.lemmas[token] == "refuse" and parse.child(token, "xcomp") is not None
    ):
        point = parse.child(token, "xcomp")
        if point is not None and parse.lemmas[point] in lexicon.refused:
            return _first(options, "xcomp")
    if parse.lemmas[token] in lexicon.withheld and is_negated(scene, token):
        carried = any(parse.lemmas[c] in {"can", "do", "will", "would", "could"} for c in parse.children[token])
        things = parse.child(token, "dobj")
        told = things is None or parse.lemmas[things] in lexicon.information
        if carried and told:
            return _first(options, "object", "ccomp", "prep")
    return None


def _first(options: list[Option], *kinds: str) -> Option | None:
    for kind in kinds:
        for option in options:
            if option.kind == kind:
                return option
    return None


def _that(scene: Scene, options: list[Option], *kinds: str) -> Option | None:
    """A clause that begins with "that"."""
    for option in options:
        if option.kind in kinds and scene.parse.lowers[option.pieces[0][0]] == "that":
            return option
    return None
