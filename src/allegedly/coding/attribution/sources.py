"""Whose words a cue introduces: the noun phrases that can be its source, likeliest first."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.attribution.lexicon import lexicon
from allegedly.coding.attribution.scene import QUOTE_MARKS, Range, Scene, phrase, trim

RELATIVES = frozenset({"who", "which", "that", "whom"})
# How far a subject is handed down: "he went on to criticise …, adding that …, and warned …".
LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Speaker:
    """A possible source: how it was found, its head token (−1: no source) and its tokens."""

    kind: str
    head: int
    piece: Range


NOBODY = Speaker("none", -1, (0, 0))


def source_options(scene: Scene, cue: int) -> list[Speaker]:
    """Every source that the grammar allows for the cue; the last is always NOBODY."""
    parse = scene.parse
    word = parse.pos[cue]
    found: list[tuple[str, int]] = []
    if parse.pos[cue] == "PUNCT":
        found = _colon(scene, cue)
    elif parse.lowers[cue] == "according":
        found = _objects(scene, cue, "according")
    elif word in {"VERB", "AUX"}:
        found = _verb(scene, cue)
    elif word == "ADP":
        found = _host(scene, cue)
    else:
        found = _noun(scene, cue)
    speakers, seen = [], set()
    for kind, hung in found:
        head = _beyond_dateline(scene, hung)
        if head in seen or head == cue:
            continue
        seen.add(head)
        piece = _phrase(scene, head, cue)
        if piece is not None:
            speakers.append(Speaker(kind, head, piece))
    return [*speakers, NOBODY]


def _phrase(scene: Scene, head: int, cue: int) -> Range | None:
    """The noun phrase without the cue and what is beyond it."""
    parse = scene.parse
    first, end = phrase(parse, head)
    if first <= cue < end:
        first, end = (cue + 1, end) if cue < head else (first, cue)
    # "In particular, the regional head": what the parser hung before a comma on the noun is none of it.
    if parse.pos[first] in {"ADP", "ADV", "SCONJ"}:
        first = next((token + 1 for token in range(first, head) if parse.words[token] == ","), first)
    kept = trim(scene, [(first, end)])
    if not kept:
        return None
    first, end = kept[-1] if kept[-1][0] <= head else kept[0]
    if end - first > 1 and parse.tags[end - 1] == "POS":
        end -= 1
    return first, end


# Words of a dateline at most: "NEW YORK (Reuters) –", "TEHRAN, July 5 –".
LONGEST_DATELINE = 9


def _beyond_dateline(scene: Scene, token: int) -> int:
    """The token, or where the parser took the town of a dateline for a speaker, the head of the phrase after it."""
    parse = scene.parse
    start, stop = scene.sentence(token)
    if token - start > LONGEST_DATELINE or len(parse.words[start]) < 3 or not parse.words[start].isupper():
        return token
    for at in range(start + 1, min(stop - 1, start + LONGEST_DATELINE)):
        if parse.words[at] in {"-", "–", "—", "--"} and parse.starts[at] > parse.ends[at - 1]:
            if token > at:
                return token
            nominal = next((t for t in range(at + 1, stop) if parse.pos[t] in {"NOUN", "PROPN", "PRON"}), token)
            while parse.deps[nominal] in {"compound", "poss", "amod", "nmod", "det"} and parse.heads[nominal] > nominal:
                nominal = parse.heads[nominal]
            return nominal
    return token


def subject(scene: Scene, verb: int, passive: bool = False) -> int | None:
    """The head of a verb's subject."""
    wanted = ("nsubjpass", "nsubj") if passive else ("nsubj", "csubj")
    return scene.parse.child(verb, *wanted)


def _objects(scene: Scene, token: int, kind: str) -> list[tuple[str, int]]:
    """The objects of the prepositions below a token."""
    parse = scene.parse
    found = [(kind, c) for c in parse.children[token] if parse.deps[c] == "pobj"]
    for child in parse.children[token]:
        if parse.deps[child] == "prep":
            found += [(kind, c) for c in parse.children[child] if parse.deps[c] == "pobj"]
    return found


def _is_passive(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    return parse.tags[verb] == "VBN" and any(parse.deps[c] in {"auxpass", "nsubjpass"} for c in parse.children[verb])


def _by(scene: Scene, token: int, words: frozenset[str], kind: str) -> list[tuple[str, int]]:
    parse = scene.parse
    found = []
    for child in parse.children[token]:
        if parse.deps[child] in {"agent", "prep"} and parse.lowers[child] in words:
            found += [(kind, c) for c in parse.children[child] if parse.deps[c] == "pobj"]
    return found


BY = frozenset({"by"})
FROM = frozenset({"from"})
OF = frozenset({"of", "among", "in", "for"})


def _verb(scene: Scene, cue: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = _by(scene, cue, BY, "agent")
    if (inverted := _inverted(scene, cue)) is not None:
        return [("inverted", inverted)]
    passive = _is_passive(scene, cue)
    own = subject(scene, cue)
    if own is not None and not passive:
        found += _resolved(scene, cue, own, "subject")
    elif own is None or passive:
        found += _handed_down(scene, cue, passive)
    if passive:
        patient = subject(scene, cue, passive=True)
        if patient is not None:
            found += _resolved(scene, cue, patient, "patient")
    found += _host(scene, cue)
    return found


def _inverted(scene: Scene, cue: int) -> int | None:
    """The subject that the parser took for an object: "…, confirmed the port authority"."""
    parse = scene.parse
    if parse.tags[cue] not in {"VBD", "VBZ"} or parse.deps[cue] not in {"dep", "parataxis", "ROOT", "conj"}:
        return None
    entry = lexicon().verbs.get(parse.lemmas[cue])
    thing = parse.child(cue, "dobj")
    if entry is None or "quote" not in entry.frames or thing is None or parse.lefts[thing] != cue + 1:
        return None
    before = cue - 1
    while before > 0 and parse.words[before] in QUOTE_MARKS:
        before -= 1
    joined = parse.child(parse.heads[cue], "cc") if parse.deps[cue] == "conj" else None
    if parse.words[before] != "," or joined is not None or subject(scene, cue) is not None:
        return None
    if any(parse.deps[c] == "cc" and c > thing for c in parse.children[cue]):
        return None  # "calls a meeting, declares an emergency, and closes …"
    start = scene.sentence(cue)[0]
    told = any(parse.pos[t] in {"VERB", "AUX"} and parse.deps[t] in {"ROOT", "ccomp"} for t in range(start, before))
    return thing if told else None


def _resolved(scene: Scene, verb: int, head: int, kind: str) -> list[tuple[str, int]]:
    """A subject; for "who" in a relative clause, the noun that it stands for."""
    parse = scene.parse
    if parse.lowers[head] in RELATIVES and parse.tags[head] in {"WDT", "WP", "IN", "DT"}:
        at = verb
        for _ in range(LONGEST_CHAIN):
            if parse.deps[at] == "relcl":
                return [("antecedent", parse.heads[at]), (kind + "-relative", head)]
            if parse.heads[at] == at:
                break
            at = parse.heads[at]
    return [(kind, head)]


def _handed_down(scene: Scene, cue: int, passive: bool) -> list[tuple[str, int]]:
    """The subject that a verb without one shares with the verb above it."""
    parse = scene.parse
    found: list[tuple[str, int]] = []
    at = cue
    for step in range(LONGEST_CHAIN):
        dep, head = parse.deps[at], parse.heads[at]
        if head == at:
            break
        if dep in {"acl", "relcl"} and parse.pos[head] not in {"VERB", "AUX"}:
            found.append(("acl-head", head))
            at = head
            continue
        if dep in {
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "pcomp",
            "prep",
            "dep",
            "parataxis",
            "dobj",
            "pobj",
            "attr",
            "oprd",
        }:
            if parse.pos[head] in {"VERB", "AUX"}:
                if dep == "xcomp":
                    target = parse.child(head, "dobj")
                    if target is not None and target < at:
                        found.append(("controlled", target))
                above = subject(scene, head, passive=_is_passive(scene, head))
                if above is not None and above != at:
                    name = f"{dep}-subject" if step == 0 else "chain-subject"
                    found += _resolved(scene, head, above, name)
                found += _by(scene, head, BY, "chain-agent")
            at = head
            continue
        break
    return found


def _host(scene: Scene, cue: int) -> list[tuple[str, int]]:
    """The subject of the clause around a word, and of the sentence."""
    parse = scene.parse
    found: list[tuple[str, int]] = []
    at = cue
    while parse.heads[at] != at:
        at = parse.heads[at]
        if parse.pos[at] in {"VERB", "AUX"}:
            head = subject(scene, at, passive=_is_passive(scene, at))
            if head is not None:
                found += _resolved(scene, at, head, "host-subject")
                break
        elif parse.deps[at] in {"nsubj", "dobj", "ROOT", "pobj"} and parse.pos[at] in {"NOUN", "PROPN", "PRON"}:
            found.append(("host-noun", at))
    start, stop = scene.sentence(cue)
    for token in range(start, stop):
        if parse.heads[token] == token:
            head = subject(scene, token)
            if head is not None:
                found.append(("sentence-subject", head))
            break
    return found


def _noun(scene: Scene, cue: int) -> list[tuple[str, int]]:
    """Sources of nouns, adjectives and adverbs."""
    parse = scene.parse
    deps, head = parse.deps, parse.heads[cue]
    found = [("possessor", c) for c in parse.children[cue] if deps[c] == "poss"]
    found += _by(scene, cue, BY, "by")
    if head != cue and parse.pos[head] in {"VERB", "AUX"}:
        if deps[cue] in {"attr", "acomp", "dobj", "xcomp", "oprd", "advmod", "ccomp", "conj"}:
            passive = _is_passive(scene, head)
            own = subject(scene, head, passive)
            if own is not None:
                found += _resolved(scene, head, own, "verb-subject")
            else:
                found += _handed_down(scene, head, passive)
        found += _by(scene, head, BY, "verb-agent")
    found += _by(scene, cue, FROM, "from")
    found += _by(scene, cue, OF, "of")
    found += [("modifier", c) for c in parse.children[cue] if deps[c] in {"compound", "amod", "nmod"} and c < cue]
    if deps[cue] in {"amod", "compound", "acl", "conj", "appos", "poss"} and head != cue:
        found.append(("head", head))
    found += [("apposition", c) for c in parse.children[cue] if deps[c] == "appos"]
    found += _host(scene, cue)
    return found


def _colon(scene: Scene, cue: int) -> list[tuple[str, int]]:
    """Who stands before the colon, else after it (as in headlines), else whom the sentence is about."""
    parse = scene.parse
    start, stop = scene.sentence(cue)
    found: list[tuple[str, int]] = []
    for kind, first, end in (("before", start, cue), ("after", cue + 1, stop)):
        for token in range(first, end):
            head = parse.heads[token]
            if (parse.pos[token] in {"PROPN", "NOUN", "PRON"} and not first <= head < end) or (
                head == token and parse.pos[token] in {"PROPN", "NOUN"}
            ):
                found.append((kind, token))
                break
    return found + _host(scene, cue)
