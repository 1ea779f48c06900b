"""Attributions before they are written down, and how those that claim the same words come to terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import Ranges, Scene
from allegedly.coding.attribution.sources import Speaker
from allegedly.coding.attribution.tails import cut, gloss, tail, without_lead


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue token with its content, its source and how sure we are (0 … 1)."""

    cue: int
    kind: str
    pieces: Ranges
    speaker: Speaker
    score: float
    sure: bool = False  # by grammar and lexicon, whatever the model says
    told: float = 1.0  # the share of its content in what the model gave to all contents
    named: float = 1.0  # likewise of its source
    sure_only: bool = False  # the model would not have it
    turns: bool = False  # its source does not affirm: what is said of the words around it does not cover it


# The kind of content that a noun shares with the main clause.
MAIN = "main-clause"
# Two drafts whose contents overlap so far tell the same words.
SAME = 0.5


class Claims:
    """Which drafts claim a token."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.by_token: dict[int, list[int]] = {}
        self.cues: dict[int, list[int]] = {}
        for number, draft in enumerate(drafts):
            self.add(number, draft.pieces)
            self.cues.setdefault(draft.cue, []).append(number)

    def add(self, number: int, pieces: Ranges) -> None:
        """Adds the tokens of a draft."""
        for first, end in pieces:
            for token in range(first, end):
                self.by_token.setdefault(token, []).append(number)

    def of(self, token: int) -> Sequence[int]:
        """The numbers of the drafts that claim the token."""
        return self.by_token.get(token, ())

    def among(self, tokens: Iterable[int]) -> dict[int, int]:
        """Drafts that claim any of the tokens, with how many of them."""
        shared: dict[int, int] = {}
        for token in tokens:
            for number in self.by_token.get(token, ()):
                shared[number] = shared.get(number, 0) + 1
        return shared


def settle(scene: Scene, lexicon: Lexicon, drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """The drafts in the order of their cues, each content once and no piece claimed from the side.

    Turns of a transcript stand around whatever is said in them and claim nothing from it.
    """
    kept = echoed(scene, shortened(scene, lexicon, parted(distinct(scene, drafts))))
    return sorted([*kept, *turns], key=lambda draft: draft.cue)


def distinct(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft per content, the surest: two cues for the same words ("laughed and said") are one attribution.

    One that surely stands inside another with a source of its own stays ("rejected denials by the ministry that …").
    """
    kept: list[Draft] = []
    sizes: list[int] = []
    claims = Claims(())
    for draft in sorted(drafts, key=lambda d: (-d.score, d.cue)):
        tokens = [token for first, end in draft.pieces for token in range(first, end)]
        rival = False
        for number, shared in claims.among(tokens).items():
            if shared >= SAME * (len(tokens) + sizes[number] - shared) and not _apart(scene, draft, kept[number]):
                rival = True
                break
        if not rival:
            claims.add(len(kept), draft.pieces)
            kept.append(draft)
            sizes.append(len(tokens))
    return sorted(kept, key=lambda draft: draft.cue)


def _apart(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether one of two drafts surely stands inside the other and somebody else speaks in it."""
    if MAIN in {a.kind, b.kind} and a.turns != b.turns:  # "Despite denials from the palace, the court said that …"
        return True
    inner, outer = (a, b) if _holds(b.pieces, a.cue) else (b, a)
    if not inner.sure or not _holds(outer.pieces, inner.cue) or _holds(inner.pieces, outer.cue):
        return False
    if inner.turns != outer.turns:  # "said that he could not confirm …"
        return True
    head = inner.speaker.head
    if head < 0:
        return scene.parse.pos[inner.cue] == "ADV"
    other = outer.speaker.head
    lowers = scene.parse.lowers
    return scene.parse.pos[head] != "PRON" and (other < 0 or lowers[other] != lowers[head])


def parted(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with every piece that two claim given to the one whose cue is nearer.

    One inside the other's content keeps its words: that is nesting ("… said that … denies that …").
    """
    claims = Claims(drafts)
    kept = []
    for number, draft in enumerate(drafts):
        if len(draft.pieces) < 2:
            kept.append(draft)
            continue
        pieces = draft.pieces
        for piece in draft.pieces:
            for rival in claims.of(piece[0]):
                other = drafts[rival]
                if rival == number or _holds(draft.pieces, other.cue) or _holds(other.pieces, draft.cue):
                    continue
                inside = any(first <= piece[0] and piece[1] <= end for first, end in other.pieces)
                if inside and _distance(piece, other.cue) < _distance(piece, draft.cue):
                    pieces = tuple(p for p in pieces if p != piece)
                    break
        kept.append(replace(draft, pieces=pieces or draft.pieces))
    return kept


def shortened(scene: Scene, lexicon: Lexicon, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what hangs on the end of their contents and is not told in them.

    That is the reporter's own gloss ("…, referring to the riots") and what the same or another source goes on to say
    with a cue of its own ("…, adding that …", "… and the army reported …").
    """
    claims = Claims(drafts)
    pieces = [draft.pieces for draft in drafts]
    for other in drafts:
        for number in claims.of(other.cue):
            draft = drafts[number]
            if draft is other or _holds(other.pieces, draft.cue):
                continue
            start = tail(scene, draft, other)
            if start is not None:
                pieces[number] = cut(scene, pieces[number], start) or pieces[number]
            elif scene.parse.pos[other.cue] == "NOUN" and other.sure:
                pieces[number] = _stretched(pieces[number], other.pieces)
    kept = []
    for draft, whole in zip(drafts, pieces, strict=True):
        shorter = without_lead(scene, lexicon, draft.cue, whole)
        for first, end in shorter:
            start = gloss(scene, lexicon, draft.cue, first, end)
            if start is not None:
                shorter = cut(scene, shorter, start) or shorter
        kept.append(replace(draft, pieces=shorter))
    return kept


ECHOES = frozenset({"it", "that", "this", "which", "so"})


def echoed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, a denial of "it" or "that" with the words that are denied.

    Those are the content of the attribution before it, in its sentence or the one before: "A said that …; B denied it".
    """
    kept: list[Draft] = []
    words, sentence_of = scene.parse.lowers, scene.parse.sentence_of
    for draft in sorted(drafts, key=lambda d: d.cue):
        told = [words[token] for first, end in draft.pieces for token in range(first, end)]
        which = draft.kind.startswith("antecedent") and words[scene.parse.lefts[draft.cue]] == "which"
        if draft.turns and (which or (len(told) == 1 and told[0] in ECHOES)):
            before = next((d for d in reversed(kept) if not _holds(d.pieces, draft.cue)), None)
            if before is not None and sentence_of[draft.cue] - sentence_of[before.cue] <= 1:
                draft = replace(draft, pieces=before.pieces)
        kept.append(draft)
    return kept


def _stretched(pieces: Ranges, inner: Ranges) -> Ranges:
    """The last piece, as far as what is told inside it goes: "rejected denials that A …, and B …"."""
    first, end = pieces[-1]
    last = inner[-1]
    return (*pieces[:-1], (first, max(end, last[1]))) if first <= last[0] < end else pieces


def outer(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the number of the one that it stands inside: the shortest content that holds its cue.

    Two that hold each other's cue (a fronted clause with two cues) stand inside neither.
    """
    sizes = [sum(end - first for first, end in draft.pieces) for draft in drafts]
    claims = Claims(drafts)
    holders: list[int | None] = []
    for number, draft in enumerate(drafts):
        around = [n for n in claims.of(draft.cue) if n != number and not _holds(draft.pieces, drafts[n].cue)]
        holders.append(min(around, key=lambda n: (sizes[n], n), default=None))
    return holders


def _distance(piece: tuple[int, int], token: int) -> int:
    return min(abs(piece[0] - token), abs(piece[1] - token))


def _holds(pieces: Ranges, token: int) -> bool:
    return any(first <= token < end for first, end in pieces)
