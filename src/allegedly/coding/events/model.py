"""The type of a given dyad: multinomial logistic regression over hashed features of grammar and lexicon.

Learned from the train half of the PLOVER sentences of Hu et al. (ZSP, ACL 2024; no licence file) with
`learning/events.py`; only the numbers below hashed features are kept, no words.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
WEIGHTS = Path(__file__).with_name("weights.npz")
# 8192 columns hold the some 20,000 features of the set with few clashes among the frequent ones.
COLUMNS = 8192
# The set merges CONCEDE and RETREAT.
YIELD = "YIELD"
TYPES = tuple(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)


def row(features: Mapping[str, float]) -> Floats:
    """The features in their columns; the sign of the hash keeps clashes from adding up."""
    values: Floats = np.zeros(COLUMNS, dtype=np.float32)
    for name, value in features.items():
        number = zlib.crc32(name.encode())
        values[number % COLUMNS] += value if number & 0x80000000 else -value
    return values


@cache
def weights() -> Floats:
    """One column of weights per type."""
    with np.load(WEIGHTS) as stored:
        return np.asarray(stored["weights"], dtype=np.float32)


def probabilities(features: Mapping[str, float], learned: Floats | None = None) -> dict[str, float]:
    """The probability of each type, given that there is an event."""
    scores = row(features) @ (weights() if learned is None else learned)
    scores = np.exp(scores - scores.max())
    shares = scores / scores.sum()
    return {name: float(share) for name, share in zip(TYPES, shares, strict=True)}
