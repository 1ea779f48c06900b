"""What each part of attribution adds, and what goes wrong by cause, on PolNeAR's dev part.

`python -m quality.attribution_study DATA` prints the ablation: the rules alone, then the learned scorers one after the
other (a scorer that is left out gives way to the grammar's own order), and what grammar is sure of against the model.
`--errors` prints the causes of errors instead, most frequent first, with `--show CAUSE` examples of one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from allegedly.coding.attribution.drafts import by_model, by_rules
from allegedly.coding.attribution.lexicon import lexicon
from allegedly.coding.attribution.model import Model, Scorer
from allegedly.coding.attribution.model import load as load_model
from allegedly.coding.attribution.scene import Scene, set_scene
from allegedly.coding.attribution.settling import Draft
from allegedly.coding.attribution.writing import write
from allegedly.grammar import Parse
from allegedly.nouns import Span
from quality.attribution import Count, Labelled, load, match, uncertain

Items = list[tuple[Parse, list[Labelled], list[Span]]]
Finder = Callable[[Scene], list[Draft]]
EXAMPLES = 40


def score(items: Items, finder: Finder) -> Count:
    """The sums for one way of finding drafts."""
    total = Count()
    for parsed, gold, discarded in items:
        own = [item for item in labelled(parsed, finder) if not uncertain(item, discarded)]
        total.add(parsed.text, [item for item in gold if not uncertain(item, discarded)], own)
    return total


def labelled(parsed: Parse, finder: Finder) -> list[Labelled]:
    """The attributions of one document, in the shape of the labelled ones."""
    scene = set_scene(parsed)
    return [
        Labelled((a.source.span,) if a.source else (), (a.cue.span,), a.content)
        for a in write(scene, finder(scene), (), lexicon())
    ]


def finders() -> dict[str, Finder]:
    """Each step of the ablation."""
    model = load_model()
    if model is None:
        return {"rules": lambda scene: by_rules(scene, lexicon())}
    nothing = np.zeros(4, dtype=np.float32)
    blank = Scorer("", nothing, nothing.reshape(4, 1), nothing[:1], nothing[:0], 0.0)

    def using(parts: Model, sure: bool = True) -> Finder:
        return lambda scene: [d for d in by_model(scene, lexicon(), parts) if sure or not d.sure_only]

    content, source = replace(blank, name="content"), replace(blank, name="source")
    return {
        "rules": lambda scene: by_rules(scene, lexicon()),
        "+ learned cues": using(replace(model, content=content, source=source, draft=None)),
        "+ learned contents": using(replace(model, source=source, draft=None)),
        "+ learned sources": using(replace(model, draft=None)),
        "+ learned choice of drafts": using(model),
        "without what only grammar is sure of": using(model, sure=False),
    }


def causes(items: Items) -> dict[str, list[str]]:
    """Errors by cause, with their words."""
    found: dict[str, list[str]] = {}
    model = load_model()
    assert model is not None
    for parsed, every, discarded in items:
        text = parsed.text
        own = [
            i for i in labelled(parsed, lambda scene: by_model(scene, lexicon(), model)) if not uncertain(i, discarded)
        ]
        gold = [item for item in every if not uncertain(item, discarded)]
        pairs = match(text, gold, own)
        hit, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for i, item in enumerate(gold):
            if i not in hit:
                known = any(touch(item.cue, other.cue) for other in own)
                cause = "missed: content wrong" if known else f"missed: cue not found ({_kind(parsed, item)})"
                found.setdefault(cause, []).append(shown(text, item))
        for j, item in enumerate(own):
            if j in right:
                continue
            if any(touch(item.cue, other.cue) for other in gold):
                continue  # the other side of a wrong content
            nested = any(k != j and touch(item.cue, other.content) for k, other in enumerate(own))
            cause = "false: inside another of ours" if nested else f"false: no cue ({_kind(parsed, item)})"
            found.setdefault(cause, []).append(shown(text, item))
    return found


def _kind(parsed: Parse, item: Labelled) -> str:
    """The part of speech of a cue's first open word."""
    tokens = [token for span in item.cue for token in parsed.tokens(span)]
    return next((parsed.pos[t].lower() for t in tokens if parsed.pos[t] in {"VERB", "NOUN", "ADJ", "ADV"}), "other")


def touch(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    """Whether spans of one side meet spans of the other."""
    return any(x < d and c < y for x, y in a for c, d in b)


def shown(text: str, item: Labelled) -> str:
    """An attribution on one line."""
    parts = [" … ".join(text[a:b] for a, b in spans) for spans in (item.source, item.cue, item.content)]
    return " | ".join(parts).replace("\n", " ")[:300]


def print_errors(items: Items, show: str) -> None:
    """Prints how many errors have which cause, and examples of the causes that begin with `show`."""
    found = causes(items)
    for cause, number in Counter({cause: len(lines) for cause, lines in found.items()}).most_common():
        print(f"{number:5}  {cause}")
    for cause, lines in found.items():
        if show and cause.startswith(show):
            print("\n".join([f"\n{cause}", *lines[:EXAMPLES]]))


def main() -> None:
    """Prints the ablation or the errors."""
    parser = argparse.ArgumentParser(prog="python -m quality.attribution_study")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true", help="errors by cause instead")
    parser.add_argument("--show", help="examples of the causes that begin so")
    options = parser.parse_args()
    items = load(options.data)
    if options.errors or options.show:
        print_errors(items, options.show or "")
        return
    for name, finder in finders().items():
        total = score(items, finder)
        print(f"{name:40}{total.f1(total.found):7.2f}{total.f1(total.sourced):7.2f}")


if __name__ == "__main__":
    main()
