"""Which sense a predicate has here: its further words, its object and its complements decide."""

from __future__ import annotations

from allegedly.coding.events.arguments import (
    VERBAL,
    after,
    agents,
    blamed,
    bound,
    complement,
    datives,
    governed,
    objects,
    passive,
    subjects,
)
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import (
    ANY,
    BLAME,
    CLAUSE,
    DATIVE,
    DUTY,
    INFINITIVE,
    NAME,
    OBJECT,
    REQUIRED,
    SUBJECT,
    Predicates,
    Sense,
    predicates,
)

# What a further word of a predicate may be to it.
PARTS = frozenset({"prt", "prep", "dobj", "advmod", "acomp", "xcomp", "oprd", "attr", "dative", "nsubjpass", "compound",
                   "amod", "pobj", "npadvmod", "agent", "neg", "ccomp", "advcl", "aux", "mark"})  # fmt: skip
# Adverbs that are as good as particles right behind a verb.
ONWARD = frozenset({"ahead", "onward", "onwards"})
# Types of deeds whose words, bare and without their preposition, mostly mean something else.
BOUND = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID", "COOPERATE", "CONSULT"})


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
    if candidates is None and pos == "ADJ" and parse.tags[token] in {"VBN", "VBG"} and word != "promise":
        candidates = known.senses.get(("VERB", word))
    if candidates is None:
        return []
    fitting: list[tuple[float, int, Sense, list[int]]] = []
    for number, sense in enumerate(candidates):
        if sense.to and sense.to[0] in REQUIRED and not has(parse, token, sense.to[0]):
            continue
        if word == "agree" and sense.type == "SUPPORT" and complement(parse, token) is not None:
            continue  # "agreed to conclude a treaty" is not yet one
        if pos == "ADJ" and not sense.rest and not any(has(parse, token, slot) for slot in sense.to):
            continue
        if (
            sense.type == "PROTEST"
            and not sense.rest
            and sense.objects is None
            and OBJECT not in sense.to
            and parse.child(token, "dobj")
        ):
            continue  # "demonstrated its strength"
        if pos == "VERB" and not any(has(parse, token, slot) for slot in sense.to):
            if _loose(sense):
                continue
            bare = not sense.rest and sense.objects is None and sense.to and not sense.mutual
            if bare and OBJECT not in sense.to and parse.child(token, "dobj") is not None:
                continue  # "demonstrated its strength"
        used = _parts(parse, token, sense.rest, pos) if sense.rest else []
        if used is None:
            continue
        if pos == "VERB" and _other_particle(parse, token, used):
            continue
        if pos == "VERB" and sense.mode == "visit" and not used and _moves_something(parse, token, sense):
            continue
        plain = not sense.rest and sense.objects is None and OBJECT not in sense.to
        if pos == "VERB" and plain and sense.type == "CONCEDE" and sense.to and parse.child(token, "dobj") is not None:
            continue  # "submitted proposals to B"
        score = 2.0 * len(sense.rest)
        if sense.objects is not None:
            thing = _object(parse, token, sense.objects)
            if thing is None:
                continue
            used = [*used, thing]
            score += 1.5
        if sense.doers is not None:
            if not _done_by(parse, token, sense.doers):
                continue
            score += 1.6  # who does it says more than to what
        score += _filled(parse, token, sense)
        fitting.append((-score, number, sense, used))
    fitting.sort(key=lambda item: item[:2])
    return [(sense, used) for _, _, sense, used in fitting]


def _heads(parse: Parse, noun: int) -> bool:
    """Whether a noun is somebody in office, and not what stands before it."""
    return lemma(parse, noun) in {"commander", "chief", "minister", "envoy", "secretary", "spokesman", "ambassador"}


def _moves_something(parse: Parse, token: int, sense: Sense) -> bool:
    """Whether a verb of going has an object here: "flew the hostages to A" is no visit."""
    return sense.objects is None and OBJECT not in sense.to and bool(objects(parse, token))


def _other_particle(parse: Parse, token: int, used: list[int]) -> bool:
    """Whether a particle makes another verb of it: "gave [up] the dollar", "pressed [ahead] with it"."""
    return any(
        (parse.deps[c] == "prt" or (c == token + 1 and parse.lowers[c] in ONWARD)) and c not in used
        for c in parse.children[token]
    )


def _loose(sense: Sense) -> bool:
    """Whether a bare word means the sense only with one of its prepositions: "broke with", and not "broke a finger"."""
    return (
        sense.type in BOUND and not sense.rest and sense.objects is None and bool(sense.to) and not sense.mutual
        and not {OBJECT, SUBJECT, DATIVE, CLAUSE} & set(sense.to)
    )  # fmt: skip


def _filled(parse: Parse, token: int, sense: Sense) -> float:
    """How well the complements that are there fit those that the sense names."""
    if not sense.to:
        return 0.2
    if sense.mutual and parse.pos[token] in VERBAL and len(subjects(parse, token)) > 1:
        return 1.0
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
    if slot == DUTY:
        return bool(bound(parse, token))
    if slot == BLAME:
        return bool(blamed(parse, token))
    if slot == INFINITIVE:
        below = complement(parse, token)
        return below is not None and parse.tags[below] in {"VB", "VBN"} and any(
            parse.tags[c] == "TO" for c in parse.children[below])  # fmt: skip
    return bool(after(parse, token, slot))


def _done_by(parse: Parse, token: int, wanted: frozenset[str]) -> bool:
    """Whether the one who does it is one of the wanted words, or counts them ("dozens of workers")."""
    heads = agents(parse, token) if passive(parse, token) else subjects(parse, token)
    heads = heads + [inner for head in heads for inner in after(parse, head, "of")]
    return any(lemma(parse, head) in wanted for head in heads)


def _parts(parse: Parse, token: int, rest: tuple[str, ...], pos: str) -> list[int] | None:
    """The tokens of a predicate's further words, or None where one is missing."""
    near = [c for c in parse.children[token] if parse.deps[c] in PARTS]
    # Not what the verb of another clause governs: "called for talks to counter [sanctions]" calls for none.
    near += [d for c in near if parse.pos[c] != "VERB" or lemma(parse, c) in rest or parse.lowers[c] in rest
             for d in parse.children[c] if parse.deps[d] in PARTS]  # fmt: skip
    near += [d for c in near if parse.deps[c] == "pobj" for d in parse.children[c] if parse.deps[d] == "compound"]
    if pos == "NOUN":
        near = [c for c in near if c < token]
    elif len(rest) == 1:  # a particle stands at its verb: "give in", and not "give notice in time"
        near = [c for c in near if (parse.heads[c] == token or parse.deps[c] == "pobj")
                and parse.deps[c] != "aux" and (parse.deps[c] != "prep" or c == token + 1)]  # fmt: skip
    found = []
    for word in rest:
        at = next((c for c in near if word in {lemma(parse, c), parse.lowers[c]} and _is_part(parse, c, rest)), None)
        if at is None:
            return None
        found.append(at)
    return found


def _is_part(parse: Parse, token: int, rest: tuple[str, ...]) -> bool:
    """Whether a word may be a predicate's own: no verb, not behind another preposition ("in the [dead] of night")."""
    if parse.deps[token] == "pobj":
        return parse.lowers[parse.heads[token]] in rest
    if parse.lowers[token] == "according" or (parse.deps[token] == "dative" and parse.pos[token] == "NOUN"):
        return False  # "according to" is no accord, "sent [the police] a plan" sends no police
    return parse.deps[token] not in {"ccomp", "xcomp"} or parse.pos[token] != "VERB" or "to" in rest


def _object(parse: Parse, token: int, wanted: frozenset[str]) -> int | None:
    """The object of a predicate that is one of the wanted words, or one that it stands before ("tons of wheat")."""
    if parse.pos[token] == "NOUN":  # "the delivery of drones"
        heads = after(parse, token, "of")
        return next((head for head in heads if lemma(parse, head) in wanted or parse.lowers[head] in wanted), None)
    heads = objects(parse, token)
    if not heads and not passive(parse, token):
        heads = [c for c in parse.children[token] if parse.deps[c] in {"npadvmod", "attr", "oprd"} and c > token]
        for child in parse.children[token]:
            if parse.deps[child] == "prep" and parse.lowers[child] in {
                "with",
                "in",
                "of",
                "out",
                "on",
                "from",
                "for",
                "to",
            }:
                heads += [c for c in parse.children[child] if parse.deps[c] == "pobj"]
                if parse.lowers[child] == "out":  # "pulled out of the pact"
                    heads += governed(parse, child)
    for head in heads:
        if lemma(parse, head) in wanted or parse.lowers[head] in wanted:
            return head
        if NAME in wanted and parse.pos[head] == "PROPN":
            return head
    if ANY in wanted:
        return next(iter(objects(parse, token)), None)
    for head in heads:
        counts = parse.pos[head] == "NUM" or lemma(parse, head) in predicates().classes["counting"]
        for child in parse.children[head]:
            if parse.lowers[child] == "of" and counts:
                for inner in parse.children[child]:
                    if lemma(parse, inner) in wanted:
                        return inner
            elif parse.deps[child] == "conj" and lemma(parse, child) in wanted:
                return child
            elif parse.deps[child] == "compound" and lemma(parse, child) in wanted and not _heads(parse, head):
                return child  # not "sent its air [force] commander"
    return None
