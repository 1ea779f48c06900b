"""Which words can be cues, and how much of the text around them belongs to the cue."""

from __future__ import annotations

from allegedly.coding.attribution.contents import CLAUSES, Option
from allegedly.coding.attribution.lexicon import Cue, Lexicon
from allegedly.coding.attribution.scene import Range, Scene
from allegedly.coding.attribution.sources import NOBODY, Speaker

# Words before a colon beyond which it hardly names a speaker (transcripts and headlines: title and name).
LONGEST_LABEL = 7


def cue_of(scene: Scene, token: int, lexicon: Lexicon) -> Cue | None:
    """The lexicon's entry for a token, by what part of speech it is here."""
    parse = scene.parse
    pos = parse.pos[token]
    if pos == "VERB":
        return lexicon.verbs.get(parse.lemmas[token])
    if pos == "NOUN":
        return lexicon.nouns.get(parse.lemmas[token])
    if pos == "ADJ":
        return lexicon.adjectives.get(parse.lowers[token])
    if pos == "ADV":
        return lexicon.adverbs.get(parse.lowers[token])
    return None


def choose(
    scene: Scene, token: int, cue: Cue | None, options: list[Option], speakers: list[Speaker]
) -> tuple[Option, Speaker] | None:
    """Content and source by rule alone, or None where the word is no cue here."""
    parse = scene.parse
    if parse.lowers[token] == "according":
        named = [s for s in speakers if s.kind == "according"]
        wanted = _first(options, "sentence")
        return (wanted, named[0]) if named and wanted else None
    if cue is None:
        return None
    pos = parse.pos[token]
    kinds = _verb_kinds(scene, token, cue) if pos == "VERB" else _other_kinds(pos, cue)
    for kind in kinds:
        option = _first(options, kind)
        if option is not None and (kind != "prep" or _preposition(scene, option, cue)):
            return option, speakers[0] if pos != "ADV" else NOBODY
    return None


def _first(options: list[Option], kind: str) -> Option | None:
    return next((option for option in options if option.kind == kind), None)


def _preposition(scene: Scene, option: Option, cue: Cue) -> bool:
    first = option.pieces[0][0]
    return first > 0 and scene.parse.lowers[first - 1] in cue.frames


QUOTED = ("quotes-speech", "quotes-paragraph", "quotes-next", "before-next", "quotes", "quote-before", "quote-after")


def _verb_kinds(scene: Scene, token: int, cue: Cue) -> list[str]:
    """Kinds of content to try for a verb, in order."""
    kinds: list[str] = []
    frames = cue.frames
    if "quote" in frames:
        kinds += ["quotes-speech", "quotes-next", "before-next"]
    if "that" in frames or "quote" in frames:
        kinds += ["ccomps", "ccomp", "ccomp-before"]
    if "quote" in frames:
        kinds += ["quotes", "quote-before", "quote-after", "host-open"]
    if "to" in frames:
        kinds.append("xcomp")
    if "np-to" in frames or "np-as" in frames:
        kinds.append("right-core")
    if "np" in frames:
        kinds.append("object")
    kinds.append("prep")
    return kinds


def _other_kinds(pos: str, cue: Cue) -> list[str]:
    if pos == "ADV":
        return ["phrase", "head"]
    if pos == "ADJ":
        return ["clause", "right"]
    return (["clause", "predicate"] if "that" in cue.frames or "to" in cue.frames else []) + ["prep"]


def cue_range(scene: Scene, token: int) -> Range:
    """The cue's words: the word with its auxiliaries, negation and particles beside it; "according to"."""
    parse = scene.parse
    first, end = token, token + 1
    if parse.lowers[token] == "according":
        return token, min(token + 2, len(parse))
    if parse.pos[token] == "NOUN" and parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] == "in":
        of = parse.child(token, "prep")
        if of == token + 1 and parse.lowers[of] == "of" and parse.heads[token] >= token - 2:
            return parse.heads[token], of + 1
    if parse.pos[token] in {"VERB", "AUX"}:
        for child in parse.children[token]:
            if parse.deps[child] in {"aux", "auxpass", "neg"} and first - 3 <= child < first:
                first = child
            elif parse.deps[child] == "prt" and child == token + 1:
                end = child + 1
    return first, end


def is_clause(scene: Scene, token: int) -> bool:
    """Whether the token heads a clause."""
    return scene.parse.deps[token] in CLAUSES or scene.parse.heads[token] == token
