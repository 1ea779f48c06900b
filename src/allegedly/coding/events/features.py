"""What grammar and lexicon say of a pair of given parties, as named features with values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.coding.events.arguments import nested
from allegedly.coding.events.drafting import Draft, drafts
from allegedly.coding.events.matching import lemma
from allegedly.coding.events.moods import Mood, mood
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import Predicates, predicates

# Words on the way and around it say less than a predicate whose slots the parties fill.
LEXICAL, BESIDE, BETWEEN, LOOSE = 0.7, 0.5, 0.35, 0.25
MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "to"})
POSES = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties in a sentence, as tokens; either may be empty."""

    source: range
    target: range


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair's features, and the events of the sentence with how many of the parties stand in their slots (0 … 2)."""

    features: dict[str, float]
    events: tuple[tuple[float, Draft], ...]


def read(parse: Parse, pair: Pair) -> Reading:
    """Features of a pair and the events around it, best first."""
    known = predicates()
    features: dict[str, float] = {"bias": 1.0}
    anchor = next(iter([*pair.source, *pair.target]), 0)
    number = parse.sentence_of[anchor] if len(parse) else 0
    numbers = {parse.sentence_of[t] for t in (*pair.source, *pair.target)} or {number}
    found: list[Draft] = []
    for each in sorted(numbers):
        first, end = parse.sentences[each]
        found += drafts(parse, first, end, known)
    way = path(parse, pair)
    events = _events(parse, pair, found, way, features)
    _way(parse, pair, way, known, features)
    _words(parse, pair, numbers, known, features)
    return Reading(features, events)


def _add(features: dict[str, float], name: str, value: float) -> None:
    features[name] = max(features.get(name, 0.0), value)


def _events(
    parse: Parse, pair: Pair, found: Sequence[Draft], way: Sequence[int], features: dict[str, float]
) -> tuple[tuple[float, Draft], ...]:
    scored: list[tuple[float, int, Draft]] = []
    for draft in found:
        doing = _fills(parse, draft.actors, pair.source)
        undergoing = _fills(parse, draft.recipients, pair.target)
        turned = _fills(parse, draft.actors, pair.target), _fills(parse, draft.recipients, pair.source)
        relation = ("a" if doing else "-") + ("b" if undergoing else "-")
        if draft.mutual and all(turned):
            relation = "ab"
        elif not (doing and undergoing) and any(turned):
            relation += "x"
        _add(features, f"event:{draft.type}:{relation}", 1.0)
        near = draft.token in way or (draft.governor in way)
        score = doing + undergoing + (0.5 if near else 0.0)
        if all(turned) and draft.mutual:
            score = 2.0
        scored.append((-score, abs(draft.token - next(iter(pair.target), draft.token)), draft))
    scored.sort(key=lambda item: item[:2])
    if scored:
        best = scored[0]
        _add(features, f"best:{best[2].type}", 1.0 if best[0] <= -1 else 0.6)
        _add(features, f"sense:{best[2].sense.words}:{best[2].type}", LEXICAL)
        _add(features, f"mode:{best[2].type}:{best[2].sense.mode}", BESIDE)
        for rank in scored[1:3]:
            _add(features, f"next:{rank[2].type}", 0.5)
    else:
        features["no event"] = 1.0
    return tuple((-score, draft) for score, _, draft in scored)


def _fills(parse: Parse, groups: Sequence[Sequence[int]], party: range) -> float:
    """1 where a head of the first groups stands in the party, less where the party stands inside its noun phrase."""
    if not party:
        return 0.0
    for number, group in enumerate(groups):
        if any(head in party for head in group):
            return 1.0 - 0.1 * min(number, 3)
    for group in groups:
        for head in group:
            if any(inner in party for inner in nested(parse, head)):
                return 0.7
    return 0.0


def head_of(parse: Parse, tokens: range) -> int | None:
    """The token of a party under which the others stand."""
    for token in tokens:
        top = parse.heads[token] not in tokens or parse.heads[token] == token
        if top and parse.pos[token] not in {"PUNCT", "DET", "ADP"}:
            return token
    return tokens[0] if tokens else None


def path(parse: Parse, pair: Pair) -> list[int]:
    """The tokens of the shortest way through the tree from source to target, without the parties' own."""
    source, target = head_of(parse, pair.source), head_of(parse, pair.target)
    if source is None or target is None:
        at = source if source is not None else target
        return parse.ancestors(at) if at is not None else []
    up, down = [source, *parse.ancestors(source)], [target, *parse.ancestors(target)]
    common = next((token for token in up if token in down), None)
    if common is None:
        return [t for t in (*up, *down) if t not in pair.source and t not in pair.target]
    way = up[: up.index(common) + 1] + list(reversed(down[: down.index(common)]))
    return [token for token in way if token not in pair.source and token not in pair.target]


def _way(parse: Parse, pair: Pair, way: Sequence[int], known: Predicates, features: dict[str, float]) -> None:
    for token in way:
        word = lemma(parse, token)
        _add(features, f"way:{word}", LEXICAL)
        pos = POSES.get(parse.pos[token])
        if pos is None:
            continue
        for sense in known.senses.get((pos, word), ()):
            if not sense.rest:
                _add(features, f"way type:{sense.type}", LEXICAL)
        for child in parse.children[token]:
            if child in way or child in pair.source or child in pair.target or parse.pos[child] == "PUNCT":
                continue
            below = lemma(parse, child)
            if parse.deps[child] == "neg" or below in MODALS:
                _add(features, f"mark:{below}", BESIDE)
                continue
            _add(features, f"beside:{below}", BESIDE)
            if parse.deps[child] in {"dobj", "prt", "xcomp", "ccomp", "nsubjpass", "nsubj", "acomp", "attr"}:
                _add(features, f"with:{word}:{below}", BESIDE)
            for name in known.named(below):
                _add(features, f"class:{name}", BESIDE)
            inner = POSES.get(parse.pos[child])
            if inner is not None:
                for sense in known.senses.get((inner, below), ()):
                    if not sense.rest and sense.objects is None:
                        _add(features, f"beside type:{sense.type}", BESIDE)
    top = [token for token in way if parse.pos[token] == "VERB"]
    for token in top:
        here = mood(parse, token, known)
        if here is not Mood.DONE:
            _add(features, f"mood:{here.value}", LEXICAL)
            for sense in known.senses.get(("VERB", lemma(parse, token)), ()):
                if not sense.rest:
                    _add(features, f"mood:{here.value}:{sense.type}", LEXICAL)
    if top:
        _add(features, f"first verb:{lemma(parse, top[0])}", LEXICAL)
        _add(features, f"last verb:{lemma(parse, top[-1])}", LEXICAL)


def _words(parse: Parse, pair: Pair, numbers: set[int], known: Predicates, features: dict[str, float]) -> None:
    low = min([*pair.source, *pair.target], default=0)
    high = max([*pair.source, *pair.target], default=0)
    for number in numbers:
        for token in range(*parse.sentences[number]):
            pos = POSES.get(parse.pos[token])
            if pos is None or token in pair.source or token in pair.target:
                continue
            word = lemma(parse, token)
            inside = low <= token <= high
            _add(features, f"{'between' if inside else 'around'}:{word}", BETWEEN if inside else LOOSE)
            for sense in known.senses.get((pos, word), ()):
                if not sense.rest and sense.objects is None:
                    _add(features, f"{'between' if inside else 'around'} type:{sense.type}", BETWEEN)
    for name, party in (("source", pair.source), ("target", pair.target)):
        head = head_of(parse, party)
        if head is not None:
            _add(features, f"{name}:{lemma(parse, head)}", LOOSE)
            for sense in known.senses.get(("NOUN", lemma(parse, head)), ()):
                if not sense.rest:
                    _add(features, f"{name} type:{sense.type}", BETWEEN)
