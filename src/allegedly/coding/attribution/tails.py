"""What hangs on the end of a content without being told in it: glosses of the reporter, and the next cue's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegedly.coding.attribution.evidence import evidence_in, kind_of, lacking, shown, unverified
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import QUOTE_MARKS, Ranges, Scene, trim

if TYPE_CHECKING:
    from allegedly.coding.attribution.settling import Draft


# Words of a gloss between a cue and its clause, at most.
LONGEST_LEAD = 15
CONTRASTS = frozenset({"while", "whereas", "although", "though"})


def tail(scene: Scene, draft: Draft, other: Draft) -> int | None:
    """Where the words of another attribution begin that the parser hung on the end of a draft's content.

    "…, adding that …" with the same source; "… and the army reported that …" with a source of its own.
    """
    parse = scene.parse
    cue = other.cue
    if cue < draft.cue or parse.pos[cue] != "VERB" or not _ends(scene, draft.pieces, cue):
        return None
    if parse.tags[cue] == "VBG" and other.speaker.head == draft.speaker.head >= 0:
        return _after_comma(scene, parse.lefts[cue])
    if parse.deps[cue] in {"relcl", "advcl"} and other.speaker.kind == "subject" and scene.quote_of[cue] < 0:
        first = parse.lefts[cue]
        opens = parse.tags[first] in {"WDT", "WRB"} or parse.lowers[first] in CONTRASTS
        if opens and parse.words[first - 1] in {",", "–", "—", "--"}:
            return first
    if parse.deps[cue] == "conj" and other.speaker.kind == "subject":
        first = parse.lefts[cue]
        before = first - 1
        if parse.pos[other.speaker.head] != "PRON" and parse.pos[before] == "CCONJ" and parse.pos[first] != "SCONJ":
            return before
    return None


def gloss(scene: Scene, lexicon: Lexicon, cue: int, first: int, end: int) -> int | None:
    """Where the reporter's own words begin on the end of a piece after its cue.

    "…, referring to the riots", "…, citing images", "… without giving evidence", "…, which could not be verified".
    """
    parse = scene.parse
    if end <= cue:
        return None
    for token in range(max(first, cue) + 1, end - 1):
        if scene.quote_of[token] >= 0:
            continue
        if parse.tags[token] in {"VBG", "VBN"} and parse.lemmas[token] in lexicon.glosses | lexicon.shows:
            told = parse.lemmas[token] in lexicon.glosses or evidence_in(scene, range(token + 1, end), lexicon)
            start = _after_comma(scene, token)
            if told and start is not None and parse.rights[token] >= end - 2:
                return start
        if parse.pos[token] == "ADP" and parse.rights[token] >= end - 2 and _after_comma(scene, token) is not None:
            named = [t for t in range(token + 1, parse.rights[token] + 1) if kind_of(scene, t, lexicon) is not None]
            if named and shown(scene, named[0], lexicon):  # "…, on the strength of bank records"
                return token
        if parse.lowers[token] in {"without", "with"} and parse.rights[token] >= end - 2:
            below = range(token + 1, parse.rights[token] + 1)
            named = [t for t in below if kind_of(scene, t, lexicon) is not None]
            if named and lacking(scene, named[0], lexicon) is not None:
                return token
        if parse.lemmas[token] in lexicon.shows and parse.deps[token] == "conj" and parse.pos[token] == "VERB":
            objects = [c for c in parse.children[token] if parse.deps[c] == "dobj"]
            before = parse.lefts[token] - 1
            if parse.pos[before] == "CCONJ" and before > cue and evidence_in(scene, objects, lexicon):
                return before
    for token in range(max(first, cue) + 1, end):
        if unverified(scene, token, lexicon) is not None:
            return next((t for t in range(token, max(first, cue), -1) if parse.words[t] in {",", "–", "—"}), None)
    return None


def without_lead(scene: Scene, lexicon: Lexicon, cue: int, pieces: Ranges) -> Ranges:
    """The pieces without a gloss between the cue and the clause: "reported, based on court files, that …"."""
    parse = scene.parse
    first, end = pieces[0]
    if first > cue and parse.tags[first] in {"VBG", "VBN"} and parse.lemmas[first] in lexicon.glosses:
        for token in range(first + 1, min(end - 1, first + LONGEST_LEAD)):
            if parse.words[token] == "," and parse.lowers[token + 1] == "that":
                return ((token + 1, end), *pieces[1:])
    return pieces


def cut(scene: Scene, pieces: Ranges, start: int) -> Ranges:
    """The pieces, with the one that holds `start` ending there."""
    return trim(scene, [(first, min(end, start) if first <= start < end else end) for first, end in pieces])


def _ends(scene: Scene, pieces: Ranges, cue: int) -> bool:
    """Whether what is under the cue reaches the end of the piece that holds it."""
    return any(first <= cue < end and scene.parse.rights[cue] >= end - 2 for first, end in pieces)


def _after_comma(scene: Scene, token: int) -> int | None:
    """The token, where a comma stands before it (a closing mark may stand between), else None."""
    words = scene.parse.words
    at = token - 1
    while at > 0 and words[at] in QUOTE_MARKS:
        at -= 1
    return token if at > 0 and words[at] in {",", "–", "—", "--"} else None
