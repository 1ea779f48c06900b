"""Fits the scorers of attribution: hashed linear weights and one hidden layer, AdaGrad (Duchi et al. 2011), numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Stored = npt.NDArray[np.int8] | npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit: sizes of tables, passes, rates. Chosen on 100 articles held out of train."""

    bits: int = 18
    small_bits: int = 14
    hidden: int = 16
    epochs: int = 5
    batch: int = 2048
    rate: float = 0.05
    small_rate: float = 0.03
    decay: float = 2e-6
    drop: float = 0.5  # share of features left out at random in each step (Hinton et al. 2012)
    seed: int = 7


class Fit:
    """The weights while they are learned."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        random = np.random.default_rng(recipe.seed)
        self.linear = np.zeros(1 << recipe.bits, dtype=np.float32)
        self.embedding = (random.standard_normal((1 << recipe.small_bits, recipe.hidden)) * 0.05).astype(np.float32)
        self.bias = np.zeros(recipe.hidden, dtype=np.float32)
        self.out = (random.standard_normal(recipe.hidden) * 0.3).astype(np.float32)
        self.offset = np.zeros(1, dtype=np.float32)
        self.squares = {name: np.full_like(getattr(self, name), 1e-6) for name in self.names}

    names = ("linear", "embedding", "bias", "out", "offset")

    def score(self, places: Ints) -> tuple[Floats, Floats]:
        """Scores and hidden sums."""
        hidden = np.empty((len(places), self.recipe.hidden), dtype=np.float32)
        small = places & (len(self.embedding) - 1)
        for first in range(0, len(places), 2048):
            hidden[first : first + 2048] = self.embedding[small[first : first + 2048]].sum(axis=1)
        hidden += self.bias
        return self.linear[places].sum(axis=1) + self.offset[0] + np.maximum(hidden, 0) @ self.out, hidden

    def step(self, places: Ints, hidden: Floats, slope: Floats) -> None:
        """One step down; `slope` is the loss's derivative by each row's score."""
        width = places.shape[1]
        flat = places.ravel()
        grads: dict[str, Floats] = {
            "linear": np.bincount(flat, np.repeat(slope, width), minlength=self.linear.size).astype(np.float32),
            "out": np.maximum(hidden, 0).T @ slope,
            "offset": slope.sum(keepdims=True),
        }
        back = slope[:, None] * self.out * (hidden > 0)
        grads["bias"] = back.sum(axis=0)
        small = flat & (len(self.embedding) - 1)
        order = np.empty_like(self.embedding)
        for unit in range(self.recipe.hidden):
            order[:, unit] = np.bincount(small, np.repeat(back[:, unit], width), minlength=len(self.embedding))
        grads["embedding"] = order
        for name, grad in grads.items():
            weights = getattr(self, name)
            grad += self.recipe.decay * len(slope) * weights
            squares = self.squares[name]
            squares += grad * grad
            rate = self.recipe.rate if name in {"linear", "offset"} else self.recipe.small_rate
            weights -= rate * grad / np.sqrt(squares)
        self.linear[0] = 0
        self.embedding[0] = 0

    def dropped(self, places: Ints, random: np.random.Generator) -> Ints:
        """The places with some moved to place 0, whose weights stay nought."""
        return np.where(random.random(places.shape, dtype=np.float32) < self.recipe.drop, 0, places)

    def settle(self) -> None:
        """Scales the weights to what all features together are worth."""
        self.linear *= 1 - self.recipe.drop
        self.embedding *= 1 - self.recipe.drop

    def arrays(self, name: str) -> dict[str, Stored]:
        """The weights for the file: 8-bit steps, the size of a step beside them; what rounds to nought packs well."""
        stored: dict[str, Stored] = {}
        for key in self.names:
            weights = getattr(self, key)
            step = max(float(np.abs(weights).max()), 1e-9) / 127
            stored[f"{name}.{key}"] = np.round(weights / step).astype(np.int8)
            stored[f"{name}.{key}.step"] = np.array(step)
        return stored


def fit_binary(places: Ints, wanted: Floats, recipe: Recipe) -> Fit:
    """Logistic loss."""
    fit, random = Fit(recipe), np.random.default_rng(recipe.seed)
    for _ in range(recipe.epochs):
        order = random.permutation(len(places))
        for first in range(0, len(order), recipe.batch):
            rows = order[first : first + recipe.batch]
            kept = fit.dropped(places[rows], random)
            scores, hidden = fit.score(kept)
            slope = (1 / (1 + np.exp(-scores)) - wanted[rows]).astype(np.float32)
            fit.step(kept, hidden, slope)
    fit.settle()
    return fit


def fit_groups(places: Ints, starts: Ints, wanted: Floats, recipe: Recipe) -> Fit:
    """Softmax loss over groups of rows; `starts` holds each group's first row and the end of the last."""
    fit, random = Fit(recipe), np.random.default_rng(recipe.seed)
    groups = len(starts) - 1
    for _ in range(recipe.epochs):
        order = random.permutation(groups)
        for first in range(0, groups, max(1, recipe.batch // 8)):
            chosen = order[first : first + recipe.batch // 8]
            sizes = starts[chosen + 1] - starts[chosen]
            rows = np.concatenate([np.arange(starts[g], starts[g + 1]) for g in chosen])
            begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            kept = fit.dropped(places[rows], random)
            scores, hidden = fit.score(kept)
            top = np.repeat(np.maximum.reduceat(scores, begins), sizes)
            raised = np.exp(scores - top)
            share = raised / np.repeat(np.add.reduceat(raised, begins), sizes)
            fit.step(kept, hidden, (share - wanted[rows]).astype(np.float32))
    fit.settle()
    return fit
