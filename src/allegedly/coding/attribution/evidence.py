"""What a source shows for what it says, or that it shows nothing."""

from __future__ import annotations

from collections.abc import Iterable

from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.position import is_negated
from allegedly.coding.attribution.scene import Range, Ranges, Scene, phrase, trim
from allegedly.nouns import Evidence

# How far before an evidence word a negation counts: "did not provide any independent evidence".
REACH = 6
UNSPECIFIED = "unspecified"
OBSERVATION = "observation"
# Words with which a sentence about the evidence for the one before it begins.
BACK = frozenset({"the", "no", "neither", "none", "that", "this", "those", "these", "his", "her", "its", "their"})
WHO = frozenset({"who", "that"})


def evidence_of(scene: Scene, cue: int, source: int, content: Ranges, lexicon: Lexicon) -> Evidence | None:
    """The evidence named in the cue's sentence outside its content, or in a next sentence about lacking it.

    A source that is evidence itself ("satellite images show …"), or that was there ("a cook who saw it"), counts as
    given.
    """
    parse = scene.parse
    inside = {cue, *(token for first, end in content for token in range(first, end))}
    start, stop = scene.sentence(cue)
    if source >= 0:
        own = kind_of(scene, source, lexicon)
        if own not in {None, OBSERVATION, UNSPECIFIED}:
            return _made(scene, True, own or "", *phrase(parse, source))
        if (seen := _saw(scene, source, lexicon)) is not None:
            return _made(scene, True, OBSERVATION, *seen)
    found = _in(scene, [t for t in range(start, stop) if t not in inside], source, lexicon) or _unproven(
        scene, cue, lexicon
    )
    if found is None and stop < len(parse):
        first, end = parse.sentences[parse.sentence_of[stop]]
        opening = parse.tags[first] == "PRP" or parse.lowers[first] in BACK or _names_again(scene, first, source)
        if opening and parse.paragraph_of[parse.sentence_of[first]] <= parse.paragraph_of[parse.sentence_of[cue]] + 1:
            found = _in(scene, [t for t in range(first, end) if t not in inside], source, lexicon)
            himself = parse.tags[first] == "PRP" or _names_again(scene, first, source)
            shows_himself = (
                himself and parse.deps[first] == "nsubj" and parse.lemmas[parse.heads[first]] in lexicon.shows
            )
            if found is not None and found.given and not shows_himself:
                found = None
    return found


def _unproven(scene: Scene, cue: int, lexicon: Lexicon) -> Evidence | None:
    """The adjective by which what the cue repeats is called unproven: "repeated the unverified claim that …"."""
    parse = scene.parse
    for thing in parse.children[cue]:
        if parse.deps[thing] == "dobj" and parse.lemmas[thing] in lexicon.nouns:
            for child in parse.children[thing]:
                if parse.lowers[child] in lexicon.unproven:
                    return _made(scene, False, UNSPECIFIED, child, child + 1)
    return None


def _names_again(scene: Scene, first: int, source: int) -> bool:
    """Whether a sentence begins with the source's own head word."""
    words = scene.parse.words
    return source >= 0 and words[source] in words[first : first + 2]


def _in(scene: Scene, tokens: list[int], source: int, lexicon: Lexicon) -> Evidence | None:
    parse = scene.parse
    for token in tokens:
        if scene.quote_of[token] >= 0:
            continue
        if (span := unverified(scene, token, lexicon)) is not None:
            return _made(scene, False, UNSPECIFIED, *span)
        if parse.lowers[token] in lexicon.unproven and parse.deps[token] == "amod":
            return _made(scene, False, UNSPECIFIED, token, token + 1)
        kind = kind_of(scene, token, lexicon)
        if kind in {None, OBSERVATION}:  # "showing reporters the wreckage"
            continue
        first, end = phrase(parse, token)
        lack = lacking(scene, token, lexicon)
        if lack is not None and kind == UNSPECIFIED:
            return _made(scene, False, UNSPECIFIED, min(lack, first), end)
        if lack is None and shown(scene, token, lexicon, source):
            return _made(scene, True, kind or UNSPECIFIED, first, end)
    return None


def unverified(scene: Scene, token: int, lexicon: Lexicon) -> Range | None:
    """ "Could not be independently verified", "the agency could not verify": the words, where the token is the verb."""
    parse = scene.parse
    if parse.lemmas[token] not in lexicon.verifies or not is_negated(scene, token):
        return None
    below = parse.children[token]
    able = any(parse.lowers[c] in {"could", "can", "able", "cannot"} for c in below) or "been" in {
        parse.lowers[c] for c in below
    }
    passive = any(parse.deps[c] == "auxpass" for c in below)
    alone = any(parse.lowers[c] == "independently" for c in below)
    if able and (alone or (parse.lemmas[token] != "confirm" and (passive or parse.lemmas[token] == "verify"))):
        first = min(c for c in (*below, token) if parse.deps[c] in {"aux", "auxpass", "neg", "advmod"} or c == token)
        return first, token + 1
    return None


def kind_of(scene: Scene, head: int, lexicon: Lexicon) -> str | None:
    """The kind of evidence that a noun phrase names; "satellite images" and "intercepted calls" are more than the noun.

    None where it names no evidence.
    """
    parse = scene.parse
    if parse.pos[head] not in {"NOUN", "PROPN"}:
        return None
    kinds = [
        lexicon.evidence[parse.lowers[c]]
        for c in parse.children[head]
        if parse.deps[c] in {"compound", "amod"} and parse.lowers[c] in lexicon.evidence
    ]
    return next(iter(kinds), None) or lexicon.evidence.get(parse.lemmas[head])


def _saw(scene: Scene, source: int, lexicon: Lexicon) -> Range | None:
    """The clause by which a source says that it was there: "who saw the raid"."""
    parse = scene.parse
    for child in parse.children[source]:
        if (
            parse.deps[child] == "relcl"
            and parse.lemmas[child] in lexicon.saw
            and parse.lowers[parse.lefts[child]] in WHO
            and not is_negated(scene, child)
        ):
            return parse.lefts[child], parse.rights[child] + 1
    return None


def lacking(scene: Scene, token: int, lexicon: Lexicon) -> int | None:
    """The first word of what says that the evidence is not there."""
    parse = scene.parse
    start = scene.sentence(token)[0]
    for at in range(token - 1, max(start, token - REACH) - 1, -1):
        if parse.lemmas[at] in lexicon.lacks or parse.lowers[at] in lexicon.lacks or parse.deps[at] == "neg":
            return at
    return None


def shown(scene: Scene, token: int, lexicon: Lexicon, source: int = -1) -> bool:
    """Whether the evidence is the object of showing, citing, pointing to …, or of "based on".

    Where the source is given, nobody else named may be the one who shows it.
    """
    parse = scene.parse
    at = token
    for _ in range(4):
        head = parse.heads[at]
        if head == at:
            return False
        if parse.pos[head] == "NOUN" and parse.lemmas[head] in lexicon.shows:  # "on the basis of …"
            return True
        if parse.deps[at] in {"dobj", "nsubjpass"} or (
            parse.deps[at] in {"prep", "agent"} and parse.pos[head] in {"VERB", "SCONJ", "ADP"}
        ):
            own = parse.child(head, "nsubj")
            another = own is not None and own != source and parse.pos[own] in {"NOUN", "PROPN"}
            same = own is not None and source >= 0 and parse.lowers[own] == parse.lowers[source]
            anyone = source < 0 or parse.pos[source] == "PRON"  # "video that it said showed …"
            return parse.lemmas[head] in lexicon.shows and (anyone or not another or same)
        if parse.deps[at] not in {"pobj", "conj", "prep", "appos", "compound"}:
            return False
        at = head
    return False


def evidence_in(scene: Scene, tokens: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether one of the tokens names evidence."""
    return any(kind_of(scene, token, lexicon) is not None for token in tokens)


def _made(scene: Scene, given: bool, kind: str, first: int, end: int) -> Evidence | None:
    kept = trim(scene, [(first, end)])
    if not kept:
        return None
    span = scene.parse.span(kept[0][0], kept[-1][1] - 1)
    return Evidence(given, kind, span, scene.parse.quote(span))
