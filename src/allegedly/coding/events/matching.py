"""Which sense a predicate has here: its further words, its object and its complements decide."""

from __future__ import annotations

from allegedly.coding.events.arguments import VERBAL, after, complement, datives, objects, passive
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import CLAUSE, DATIVE, OBJECT, Predicates, Sense

# What a further word of a predicate may be to it.
PARTS = frozenset({"prt", "prep", "dobj", "advmod", "acomp", "xcomp", "oprd", "attr", "dative", "nsubjpass", "compound",
                   "amod", "pobj", "npadvmod", "agent", "neg", "ccomp", "advcl"})  # fmt: skip


def lemma(parse: Parse, token: int) -> str:
    """The lemma in lower case, as the tables have it."""
    return parse.lemmas[token].lower()


def senses(parse: Parse, token: int, known: Predicates) -> list[tuple[Sense, list[int]]]:
    """The senses that fit, best first, each with the other tokens that it uses up."""
    pos = parse.pos[token]
    if pos == "PROPN":
        pos = "NOUN"
    word = lemma(parse, token)
    candidates = known.senses.get((pos, word))
    if candidates is None and pos == "ADJ" and parse.tags[token] in {"VBN", "VBG"}:
        candidates = known.senses.get(("VERB", word))
    if candidates is None:
        return []
    fitting: list[tuple[float, int, Sense, list[int]]] = []
    for number, sense in enumerate(candidates):
        used = _parts(parse, token, sense.rest, pos) if sense.rest else []
        if used is None:
            continue
        score = 2.0 * len(sense.rest)
        if sense.objects is not None:
            thing = _object(parse, token, sense.objects)
            if thing is None:
                continue
            used = [*used, thing]
            score += 1.5
        score += _filled(parse, token, sense)
        fitting.append((-score, number, sense, used))
    fitting.sort(key=lambda item: item[:2])
    return [(sense, used) for _, _, sense, used in fitting]


def _filled(parse: Parse, token: int, sense: Sense) -> float:
    """How well the complements that are there fit those that the sense names."""
    if not sense.to:
        return 0.2
    for number, slot in enumerate(sense.to):
        if has(parse, token, slot):
            return 1.0 - 0.1 * min(number, 4)
    return 0.0 if parse.pos[token] in VERBAL else 0.1


def has(parse: Parse, token: int, slot: str) -> bool:
    """Whether something stands in a slot of a predicate."""
    if slot == OBJECT:
        return bool(objects(parse, token))
    if slot == DATIVE:
        return bool(datives(parse, token))
    if slot == CLAUSE:
        return complement(parse, token) is not None
    return bool(after(parse, token, slot))


def _parts(parse: Parse, token: int, rest: tuple[str, ...], pos: str) -> list[int] | None:
    """The tokens of a predicate's further words, or None where one is missing."""
    near = [c for c in parse.children[token] if parse.deps[c] in PARTS]
    near += [d for c in near for d in parse.children[c] if parse.deps[d] in PARTS]
    if pos == "NOUN":
        near = [c for c in near if c < token]
    found = []
    for word in rest:
        at = next((c for c in near if lemma(parse, c) == word or parse.lowers[c] == word), None)
        if at is None:
            return None
        found.append(at)
    return found


def _object(parse: Parse, token: int, wanted: frozenset[str]) -> int | None:
    """The object of a predicate that is one of the wanted words, or one that it stands before ("tons of wheat")."""
    heads = objects(parse, token)
    if not heads and not passive(parse, token):
        heads = [c for c in parse.children[token] if parse.deps[c] in {"npadvmod", "attr", "oprd"} and c > token]
        for child in parse.children[token]:
            if parse.deps[child] == "prep" and parse.lowers[child] in {"with", "in", "of", "out", "on", "from", "for"}:
                heads += [c for c in parse.children[child] if parse.deps[c] == "pobj"]
    for head in heads:
        if lemma(parse, head) in wanted or parse.lowers[head] in wanted:
            return head
    for head in heads:
        for child in parse.children[head]:
            if parse.lowers[child] in {"of", "in"}:
                for inner in parse.children[child]:
                    if lemma(parse, inner) in wanted:
                        return inner
            elif parse.deps[child] in {"compound", "conj"} and lemma(parse, child) in wanted:
                return child
    return None
