"""Learns the types of given dyads (`coding/events/weights.npz`) from the PLOVER sentences of ZSP's train half.

`python -m learning.events DATA` writes the weights. `fit` is multinomial logistic regression with a quadratic penalty,
by Adam over the whole set: convex, so that the same data give the same weights.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from allegedly.coding.events.model import TYPES, WEIGHTS, Floats

# Penalty and steps by five-fold cross-validation on the train half (2026-11).
PENALTY, STEPS, RATE = 0.003, 250, 0.05


def fit(rows: Floats, gold: Sequence[str]) -> Floats:
    """Weights [columns, types] for rows of features and their types; rare types count a little more."""
    wanted = np.zeros((len(gold), len(TYPES)), dtype=np.float32)
    wanted[np.arange(len(gold)), [TYPES.index(name) for name in gold]] = 1
    counts = np.maximum(wanted.sum(0), 1)
    share = (wanted @ (counts.mean() / counts) ** 0.3)[:, None].astype(np.float32)
    used = np.flatnonzero(np.abs(rows).sum(0) > 0)
    x = np.ascontiguousarray(rows[:, used])
    w = np.zeros((len(used), len(TYPES)), dtype=np.float32)
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        scores = x @ w
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        slope = x.T @ ((scores - wanted) * share) / len(gold) + PENALTY * w
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        w -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    learned: Floats = np.zeros((rows.shape[1], len(TYPES)), dtype=np.float32)
    learned[used] = w
    return learned


if __name__ == "__main__":
    from quality.events import given, readings

    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    examples = given(data)
    table, _ = readings(examples)
    np.savez_compressed(WEIGHTS, weights=fit(table, [each.gold for each in examples]).astype(np.float16))
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size // 1024} KiB from {len(examples)} sentences")
