"""A small learned model: hashed features, linear weights plus one hidden layer, in numpy.

For a row of columns x the score is w·φ(x) + v·relu(E φ(x) + b), where φ hashes single columns and pairs of columns.
Four such scorers: is a word a cue; which stretch is its content; who is its source; is the draft of all three, beside
the others of its document, worth keeping (learned from what the first three give on articles they have not seen).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from allegedly.coding.attribution.draft_features import DRAFT_COLUMNS, DRAFT_PAIRS
from allegedly.coding.attribution.features import (
    CONTENT_COLUMNS,
    CONTENT_PAIRS,
    CUE_COLUMNS,
    CUE_PAIRS,
    SOURCE_COLUMNS,
    SOURCE_PAIRS,
)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
WEIGHTS = Path(__file__).with_name("weights.npz")

# Rows scored at once: more than nearly all articles have, and some 100 MB of features.
ROWS = 8192
# Odd 64-bit constants (SplitMix64's and Murmur3's): they spread columns and pairs over the table.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xC2B2AE3D27D4EB4F)
_NAME = np.uint64(0x165667B19E3779F9)

TEMPLATES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]] = {
    "cue": (CUE_COLUMNS, CUE_PAIRS),
    "content": (CONTENT_COLUMNS, CONTENT_PAIRS),
    "source": (SOURCE_COLUMNS, SOURCE_PAIRS),
    "draft": (DRAFT_COLUMNS, DRAFT_PAIRS),
}


def hashed(name: str, rows: Sequence[Sequence[int]], bits: int) -> Ints:
    """The places in the table of every feature of every row: shape (rows, features)."""
    columns, pairs = TEMPLATES[name]
    values = np.asarray(rows, dtype=np.uint64).reshape(len(rows), len(columns))
    place = {column: number for number, column in enumerate(columns)}
    left = np.concatenate([np.arange(len(columns)), np.array([place[a] for a, _ in pairs], dtype=np.int64)])
    right = np.array([place[b] for _, b in pairs], dtype=np.int64)
    mixed = values[:, left] * _SPREAD
    mixed[:, len(columns) :] ^= (values[:, right] + np.uint64(1)) * _SECOND
    mixed += (np.arange(len(left), dtype=np.uint64) + np.uint64(1)) * _NAME
    mixed ^= mixed >> np.uint64(29)
    mixed *= _SPREAD
    found: Ints = (mixed >> np.uint64(64 - bits)).astype(np.int64)
    return found


@dataclass(frozen=True, slots=True)
class Scorer:
    """One scorer's weights: `linear` (2^bits), `embedding` (2^small_bits, hidden), `bias`, `out`, `offset`."""

    name: str
    linear: Floats
    embedding: Floats
    bias: Floats
    out: Floats
    offset: float

    def score(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Log-odds (cue) or unnormalised log-probabilities (content, source), one per row."""
        if len(rows) > ROWS:
            return np.concatenate([self.score(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)])
        if not rows:
            return np.zeros(0, dtype=np.float32)
        bits = int(self.linear.size).bit_length() - 1
        places = hashed(self.name, rows, bits)
        total: Floats = self.linear[places].sum(axis=1) + np.float32(self.offset)
        if self.out.size:
            hidden = self.embedding[places & (len(self.embedding) - 1)].sum(axis=1) + self.bias
            total = total + np.maximum(hidden, 0) @ self.out
        return total


@dataclass(frozen=True, slots=True)
class Model:
    """The four scorers and the score from which a draft is kept."""

    cue: Scorer
    content: Scorer
    source: Scorer
    draft: Scorer | None  # None while the others are learned, and to see what it adds
    gate: frozenset[int]  # codes of words other than verbs that were cues in the training data
    threshold: float


def scorer(name: str, arrays: dict[str, npt.NDArray[np.float64]]) -> Scorer:
    """A scorer from its arrays in the file of weights: whole numbers, and the size of a step."""
    keys = ("linear", "embedding", "bias", "out", "offset")
    part = {key: arrays[f"{name}.{key}"].astype(np.float32) for key in keys}
    part = {key: values * np.float32(arrays[f"{name}.{key}.step"].item()) for key, values in part.items()}
    return Scorer(name, part["linear"], part["embedding"], part["bias"], part["out"], float(part["offset"].sum()))


@cache
def load(path: Path = WEIGHTS) -> Model | None:
    """The model as shipped, or None where its file is not there."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    cue, content, source = (scorer(name, arrays) for name in ("cue", "content", "source"))
    draft = scorer("draft", arrays) if "draft.linear" in arrays else None
    return Model(cue, content, source, draft, frozenset(arrays["gate"].tolist()), float(arrays["threshold"].sum()))
