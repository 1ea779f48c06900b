"""What a source shows for what it says, or that it shows nothing."""

from __future__ import annotations

from collections.abc import Iterable

from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import Ranges, Scene, phrase, trim
from allegedly.nouns import Evidence

# How far before an evidence word a negation counts: "did not provide any independent evidence".
REACH = 6


def evidence_of(scene: Scene, cue: int, source: int, content: Ranges, lexicon: Lexicon) -> Evidence | None:
    """The evidence named in the cue's sentence outside its content, or in a next sentence about lacking it.

    A source that is evidence itself ("satellite images show …") counts as given.
    """
    parse = scene.parse
    inside = {token for first, end in content for token in range(first, end)}
    start, stop = scene.sentence(cue)
    if source >= 0 and (kind := _kind(scene, source, lexicon)) not in {None, "observation", "unspecified"}:
        return _made(scene, True, kind or "", *phrase(parse, source))
    found = _in(scene, (t for t in range(start, stop) if t not in inside), lexicon)
    if found is None and stop < len(parse) and parse.sentence_of[stop] < len(parse.sentences):
        first, end = parse.sentences[parse.sentence_of[stop]]
        opening = parse.tags[first] == "PRP" or parse.lowers[first] in {"the", "no", "neither"}
        if opening and parse.paragraph_of[parse.sentence_of[first]] <= parse.paragraph_of[parse.sentence_of[cue]] + 1:
            later = _in(scene, (t for t in range(first, end) if t not in inside), lexicon)
            found = later if later is not None and not later.given else None
    return found


def _in(scene: Scene, tokens: Iterable[int], lexicon: Lexicon) -> Evidence | None:
    parse = scene.parse
    for token in tokens:
        kind = lexicon.evidence.get(parse.lemmas[token]) if parse.pos[token] in {"NOUN", "PROPN"} else None
        if kind is None or scene.quote_of[token] >= 0:
            continue
        first, end = phrase(parse, token)
        lack = _lack(scene, token, lexicon)
        if lack is not None and kind == "unspecified":
            return _made(scene, False, kind, min(lack, first), end)
        if lack is None and _shown(scene, token, lexicon):
            return _made(scene, True, _kind(scene, token, lexicon) or kind, first, end)
    return None


def _kind(scene: Scene, head: int, lexicon: Lexicon) -> str | None:
    """The kind of evidence that a noun phrase names; "satellite images" is more than "images"."""
    parse = scene.parse
    if parse.pos[head] not in {"NOUN", "PROPN"}:
        return None
    own = lexicon.evidence.get(parse.lemmas[head])
    if own is None:
        return None
    kinds = [
        lexicon.evidence.get(parse.lowers[c]) for c in parse.children[head] if parse.deps[c] in {"compound", "amod"}
    ]
    return next((kind for kind in kinds if kind is not None), own)


def _lack(scene: Scene, token: int, lexicon: Lexicon) -> int | None:
    """The first word of what says that the evidence is not there."""
    parse = scene.parse
    start = scene.sentence(token)[0]
    for at in range(token - 1, max(start, token - REACH) - 1, -1):
        if parse.lemmas[at] in lexicon.lacks or parse.lowers[at] in lexicon.lacks or parse.deps[at] == "neg":
            return at
    return None


def _shown(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    """Whether the evidence is the object of showing, citing, pointing to …, or of "based on"."""
    parse = scene.parse
    at = token
    for _ in range(4):
        head = parse.heads[at]
        if head == at:
            return False
        if parse.deps[at] in {"dobj", "nsubjpass"} or (
            parse.deps[at] == "prep" and parse.pos[head] in {"VERB", "SCONJ"}
        ):
            return parse.lemmas[head] in lexicon.shows
        if parse.deps[at] not in {"pobj", "conj", "prep", "appos", "compound"}:
            return False
        at = head
    return False


def _made(scene: Scene, given: bool, kind: str, first: int, end: int) -> Evidence | None:
    kept = trim(scene, [(first, end)])
    if not kept:
        return None
    span = scene.parse.span(kept[0][0], kept[-1][1] - 1)
    return Evidence(given, kind, span, scene.parse.quote(span))
