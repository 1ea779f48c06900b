"""What the learned model sees of a whole draft, beside the others of its document: is it worth keeping?"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from allegedly.coding.attribution.features import NONE, bucket, code
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import Scene
from allegedly.coding.attribution.settling import SAME, Claims, Draft

DRAFT_COLUMNS = (
    "score", "half", "told", "named", "kind", "lemma", "pos", "tag", "dep", "nested", "outer lemma", "outer kind",
    "holds", "rival", "length", "quoted", "speaker", "speaker kind", "speaker tag", "place", "here", "before", "rate",
    "turns", "pieces", "prev", "next", "sure", "gap", "first", "sentence", "behind",
)  # fmt: skip

DRAFT_PAIRS = (
    ("score", "told"), ("score", "named"), ("score", "kind"), ("score", "lemma"), ("score", "pos"), ("score", "nested"),
    ("score", "rival"), ("score", "holds"), ("score", "quoted"), ("score", "here"), ("score", "before"),
    ("score", "rate"), ("score", "place"), ("score", "length"), ("score", "speaker kind"), ("score", "speaker tag"),
    ("half", "kind"), ("half", "lemma"), ("told", "kind"), ("told", "lemma"), ("told", "length"), ("named", "lemma"),
    ("nested", "lemma"), ("nested", "kind"), ("nested", "outer lemma"), ("nested", "outer kind"), ("nested", "speaker"),
    ("nested", "quoted"), ("rival", "kind"), ("rival", "lemma"), ("rival", "pos"), ("holds", "lemma"),
    ("holds", "kind"), ("kind", "lemma"), ("kind", "length"), ("kind", "speaker tag"), ("lemma", "speaker tag"),
    ("lemma", "dep"), ("lemma", "here"), ("rate", "pos"), ("quoted", "kind"), ("speaker", "pos"), ("prev", "pos"),
    ("sure", "nested"), ("first", "kind"), ("behind", "kind"),
)  # fmt: skip


def log_odds(chance: float) -> float:
    """Log-odds of a chance, within bounds."""
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return log(kept / (1 - kept))


def draft_columns(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> list[list[int]]:
    """One row per draft, one number per name in DRAFT_COLUMNS."""
    parse = scene.parse
    claims = Claims(drafts)
    strong = {draft.cue for draft in drafts if draft.score >= STRONG}
    here: dict[int, int] = {}
    for strong_cue in strong:
        sentence = parse.sentence_of[strong_cue]
        here[sentence] = here.get(sentence, 0) + 1
    rate = bucket(20 * len(strong) // max(1, len(parse.sentences)))
    rows = []
    for number, draft in enumerate(drafts):
        cue, speaker = draft.cue, draft.speaker
        tokens = [token for first, end in draft.pieces for token in range(first, end)]
        nested, outer = _nested(drafts, claims, number)
        rival = _rival(drafts, claims, number, tokens)
        inner = any(
            drafts[n].cue != cue and parse.pos[drafts[n].cue] == "VERB"
            for n in {m for token in tokens for m in claims.cues.get(token, ())}
        )
        quoted = sum(scene.quote_of[token] >= 0 for token in tokens)
        share = "all" if quoted >= len(tokens) - 1 else "none" if not quoted else "some"
        sentence = parse.sentence_of[cue]
        start, stop = parse.sentences[sentence]
        odds = log_odds(draft.score)
        head = speaker.head
        values = (
            str(round(odds * 2)), str(round(odds / 2)), str(int(draft.told * 10)), str(int(draft.named * 10)),
            draft.kind, parse.lemmas[cue], parse.pos[cue], parse.tags[cue], parse.deps[cue], nested,
            NONE if outer is None else parse.lemmas[outer.cue], NONE if outer is None else outer.kind,
            "holds" if inner else "", rival, bucket(len(tokens)), share,
            NONE if head < 0 else parse.lowers[head], speaker.kind, NONE if head < 0 else parse.tags[head],
            bucket(sentence), bucket(here.get(sentence, 0) - (draft.score >= STRONG)),
            bucket(here.get(sentence - 1, 0)), rate, "turns" if draft.turns else "", bucket(len(draft.pieces)),
            parse.lowers[cue - 1] if cue > start else "<", parse.lowers[cue + 1] if cue + 1 < stop else ">",
            "sure" if draft.sure else "", bucket(min(abs(first - cue) for first, _ in draft.pieces)),
            parse.lowers[tokens[0]], bucket(stop - start),
            parse.lowers[tokens[-1] + 1] if tokens[-1] + 1 < stop else ">",
        )  # fmt: skip
        rows.append([code(value) for value in values])
    return rows


# A draft from which others take note.
STRONG = 0.4


def _nested(drafts: Sequence[Draft], claims: Claims, number: int) -> tuple[str, Draft | None]:
    """How a draft stands inside the strongest other one that holds its cue."""
    draft = drafts[number]
    around = [drafts[n] for n in claims.of(draft.cue) if drafts[n].cue != draft.cue]
    if not around:
        return "", None
    outer = max(around, key=lambda other: (other.score, -other.cue))
    both = any(first <= outer.cue < end for first, end in draft.pieces)
    same = "same" if outer.speaker.head == draft.speaker.head else "other"
    return f"{'both' if both else 'in'} {same} {'strong' if outer.score > draft.score else 'weak'}", outer


def _rival(drafts: Sequence[Draft], claims: Claims, number: int, tokens: Sequence[int]) -> str:
    """Whether another draft claims the same words, and is stronger."""
    found = ""
    sizes = len(tokens)
    for other, shared in claims.among(tokens).items():
        if drafts[other].cue == drafts[number].cue:
            continue
        size = sum(end - first for first, end in drafts[other].pieces)
        if shared >= SAME * (sizes + size - shared):
            if drafts[other].score > drafts[number].score:
                return "stronger"
            found = "weaker"
    return found
