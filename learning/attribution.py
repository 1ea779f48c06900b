"""Learns the weights of coding.attribution from PolNeAR's train part: `python -m learning.attribution ../shared/data`.

Takes some three minutes on one core and writes src/allegedly/coding/attribution/weights.npz; same data, same seed,
same weights. The threshold is chosen on every eighth article held out, then all articles are learned from.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from allegedly.coding.attribution import model as shipped
from allegedly.coding.attribution.contents import content_options
from allegedly.coding.attribution.draft_features import draft_columns
from allegedly.coding.attribution.features import code, content_columns, cue_columns, source_columns
from allegedly.coding.attribution.lexicon import lexicon
from allegedly.coding.attribution.proposing import candidates, gate_word, propose
from allegedly.coding.attribution.scene import Ranges, Scene, set_scene
from allegedly.coding.attribution.sources import source_options
from allegedly.grammar import Parse
from allegedly.nouns import Span
from learning.fitting import Fit, Floats, Recipe, Stored, fit_binary, fit_groups
from quality.attribution import OVERLAP, Labelled, count, load

Item = tuple[Parse, list[Labelled], list[Span]]
HELD_OUT = 8  # one article in so many
PARTS = 4  # the fourth scorer's drafts of each part are made by a model of the other parts
GATE = 2  # a word that is no verb is a candidate if so many cues in train were
NEVER = frozenset({"PUNCT", "DET", "PRON", "PART", "CCONJ", "NUM"})  # parts of speech that head no cue (but ":")
THRESHOLDS = tuple(np.arange(0.24, 0.44, 0.02).tolist())


@dataclass(slots=True)
class Rows:
    """Training rows of one scorer: columns, what is wanted, and where groups begin."""

    columns: list[list[int]] = field(default_factory=list)
    wanted: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])

    def group(self, columns: list[list[int]], overlaps: list[float], least: float, power: int) -> None:
        """Adds a group whose members are wanted the more, the better they overlap; none if none overlaps enough."""
        weights = [overlap**power if overlap >= least else 0.0 for overlap in overlaps]
        total = sum(weights)
        if total > 0:
            self.columns += columns
            self.wanted += [weight / total for weight in weights]
            self.starts.append(len(self.columns))


def words(parse: Parse, spans: tuple[Span, ...]) -> set[int]:
    """The tokens of the spans without punctuation (with it, if there is nothing else)."""
    tokens = {token for span in spans for token in parse.tokens(span)}
    return {token for token in tokens if parse.pos[token] != "PUNCT"} or tokens


def overlap(scene: Scene, pieces: Ranges, wanted: set[int]) -> float:
    """Jaccard overlap in words."""
    own = {token for first, end in pieces for token in range(first, end) if scene.parse.pos[token] != "PUNCT"}
    return len(own & wanted) / len(own | wanted) if own else 0.0


def align(scene: Scene, labelled: list[Labelled]) -> dict[int, tuple[set[int], set[int]]]:
    """Cue token → content and source: of the words of a labelled cue the one whose content the grammar finds best."""
    parse = scene.parse
    aligned: dict[int, tuple[set[int], set[int]]] = {}
    for item in labelled:
        content, source = words(parse, item.content), words(parse, item.source)
        ranked = []
        for token in sorted({token for span in item.cue for token in parse.tokens(span)}):
            if parse.pos[token] in NEVER and parse.words[token] != ":":
                continue
            best = max((overlap(scene, o.pieces, content) for o in content_options(scene, token)), default=0.0)
            bare = parse.pos[token] in {"ADP", "SCONJ"} and parse.lowers[token] != "according"
            verb, depth = parse.pos[token] == "VERB", len(parse.ancestors(token))
            ranked.append((best >= OVERLAP, not bare, round(min(best, 0.9), 1), verb, -depth, -token))
        if ranked:
            aligned.setdefault(-max(ranked)[-1], (content, source))
    return aligned


def gate(items: list[Item]) -> frozenset[int]:
    """Codes of the words other than verbs that are cues often enough."""
    counts: Counter[int] = Counter()
    for parse, labelled, _ in items:
        scene = set_scene(parse)
        for token in align(scene, labelled):
            if parse.pos[token] not in NEVER | {"VERB", "AUX"}:
                counts[code(gate_word(scene, token))] += 1
    return frozenset(word for word, number in counts.items() if number >= GATE)


def gather(items: list[Item], known: frozenset[int]) -> dict[str, Rows]:
    """Training rows of all three scorers."""
    rows = {name: Rows() for name in ("cue", "content", "source")}
    lex = lexicon()
    for parse, labelled, _ in items:
        scene = set_scene(parse)
        aligned = align(scene, labelled)
        for token in candidates(scene, lex, known):
            rows["cue"].columns.append(cue_columns(scene, token, lex))
            rows["cue"].wanted.append(float(token in aligned))
            if token not in aligned:
                continue
            content, source = aligned[token]
            options = content_options(scene, token)
            overlaps = [overlap(scene, option.pieces, content) for option in options]
            rows["content"].group(content_columns(scene, token, options, lex), overlaps, OVERLAP, 6)
            speakers = source_options(scene, token)
            shared = [overlap(scene, (s.piece,), source) if s.head >= 0 else float(not source) for s in speakers]
            rows["source"].group(source_columns(scene, token, speakers), shared, 1e-9, 2)
    return rows


def gather_drafts(items: list[Item], model: shipped.Model, rows: Rows) -> None:
    """Adds the rows of the fourth scorer: drafts of articles that the model has not seen, wanted where they match."""
    lex = lexicon()
    for parse, labelled, _ in items:
        scene = set_scene(parse)
        drafts = [p.draft for p in propose(scene, lex, model, set()) if p.draft is not None]
        gold = [words(parse, item.content) for item in labelled]
        best = [0.0] * len(gold)
        which = [-1] * len(gold)
        for number, draft in enumerate(drafts):
            for at, content in enumerate(gold):
                shared = overlap(scene, draft.pieces, content)
                # Of two drafts on the same words the likelier one is wanted.
                if shared >= OVERLAP and shared + draft.score > best[at]:
                    best[at], which[at] = shared + draft.score, number
        rows.columns += draft_columns(scene, drafts, lex)
        rows.wanted += [float(number in which) for number in range(len(drafts))]


def fit(rows: dict[str, Rows], recipe: Recipe) -> dict[str, Fit]:
    """The scorers that there are rows for."""
    fits = {}
    for name, part in rows.items():
        places = shipped.hashed(name, part.columns, recipe.bits)
        wanted: Floats = np.asarray(part.wanted, dtype=np.float32)
        if name in {"cue", "draft"}:
            fits[name] = fit_binary(places, wanted, recipe)
        else:
            fits[name] = fit_groups(places, np.asarray(part.starts, dtype=np.int64), wanted, recipe)
    return fits


@dataclass(slots=True)
class Learned:
    """What is learned from some articles: the scorers' weights, and the words other than verbs that may be cues."""

    fits: dict[str, Fit]
    gate: frozenset[int]

    def write(self, path: Path, threshold: float) -> None:
        """The file of weights, compressed."""
        arrays: dict[str, Stored | npt.NDArray[np.int64]] = {}
        for name, part in self.fits.items():
            arrays.update(part.arrays(name))
        arrays["gate"] = np.array(sorted(self.gate), dtype=np.int64)
        arrays["threshold"] = np.array([threshold])
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]

    def model(self) -> shipped.Model:
        """The first three scorers as the program would read them, to propose drafts with."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "weights.npz"
            self.write(path, 0.5)
            model = shipped.load.__wrapped__(path)
        assert model is not None
        return model


def learn(items: list[Item], recipe: Recipe) -> Learned:
    """All four scorers. The fourth learns from drafts that the others, learned from the other parts, make of a part."""
    known = gate(items)
    drafts = Rows()
    for part in range(PARTS):
        others = [item for number, item in enumerate(items) if number % PARTS != part]
        model = Learned(fit(gather(others, known), recipe), known).model()
        gather_drafts(items[part::PARTS], model, drafts)
    rows = gather(items, known)
    return Learned(fit({**rows, "draft": drafts}, recipe), known)


def main() -> None:
    """Holds out, chooses the threshold, learns from all, writes."""
    parser = argparse.ArgumentParser(prog="python -m learning.attribution")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, help="keep the parses of train here between runs")
    options = parser.parse_args()
    if options.cache and options.cache.is_file():
        items: list[Item] = pickle.loads(options.cache.read_bytes())
    else:
        items = load(options.data, "train")
        if options.cache:
            options.cache.write_bytes(pickle.dumps(items, -1))
    recipe = Recipe()
    held = items[::HELD_OUT]
    rest = [item for number, item in enumerate(items) if number % HELD_OUT]
    learned = learn(rest, recipe)
    best = (0.0, 0.0)
    for threshold in THRESHOLDS:
        learned.write(shipped.WEIGHTS, threshold)
        shipped.load.cache_clear()
        total = count(held)
        print(f"threshold {threshold:.2f}: F1 {total.f1(total.found):.2f}, with source {total.f1(total.sourced):.2f}")
        best = max(best, (total.f1(total.found), threshold))
    learn(items, recipe).write(shipped.WEIGHTS, best[1])
    print(f"{shipped.WEIGHTS}: {shipped.WEIGHTS.stat().st_size} bytes, threshold {best[1]:.2f}")


if __name__ == "__main__":
    main()
