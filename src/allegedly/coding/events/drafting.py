"""Events of a sentence by grammar alone: predicates with the heads of those who act and those who are acted upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.matching import lemma, senses
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import CLAUSE, DATIVE, OBJECT, SUBJECT, Predicates, Sense, predicates

# Words of these kinds may be predicates.
OPEN = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
# Types whose word takes over the event in the clause below: who agrees to supply has not supplied yet.
ABSORBING = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "CONCEDE"})


@dataclass(slots=True)
class Draft:
    """An event by grammar. `actors` and `recipients` are groups of heads: the first that names somebody counts."""

    token: int
    sense: Sense
    type: str
    used: list[int]
    actors: list[list[int]]
    recipients: list[list[int]]
    mutual: bool
    governor: int | None = None
    absorbed: bool = False

    noun: bool = False
    reversed: bool = False


def drafts(parse: Parse, first: int, end: int, known: Predicates | None = None) -> list[Draft]:
    """The events of the tokens [first, end) of one sentence, in order."""
    known = known or predicates()
    found: dict[int, Draft] = {}
    for token in range(first, end):
        if parse.pos[token] in OPEN:
            draft = _draft(parse, token, known)
            if draft is not None:
                found[token] = draft
    consumed = {token for draft in found.values() for token in draft.used}
    for token in consumed:
        if token in found and parse.pos[token] != "VERB":
            del found[token]
    for token in list(found):
        if parse.pos[token] in {"NOUN", "PROPN"}:
            _lighten(parse, found[token], known, found)
    for token in sorted(found):
        _shift(parse, found[token], found, known)
    return [found[token] for token in sorted(found) if not found[token].absorbed]


def _draft(parse: Parse, token: int, known: Predicates) -> Draft | None:
    fitting = senses(parse, token, known)
    if not fitting:
        return None
    sense, used = fitting[0]
    noun = parse.pos[token] in {"NOUN", "PROPN"}
    draft = Draft(token, sense, sense.type, used, [], [], sense.mutual)
    draft.noun = noun
    if noun:
        _nominal(parse, draft)
    else:
        _verbal(parse, draft)
    if draft.type == "AGREE" and any(parse.deps[c] == "neg" for c in parse.children[token]):
        draft.type = "REJECT"
    return draft


def _verbal(parse: Parse, draft: Draft) -> None:
    token, sense = draft.token, draft.sense
    passive = parse.pos[token] != "ADJ" and at_.passive(parse, token)
    if sense.by:
        draft.actors = [group for slot in sense.by if (group := _slot(parse, token, slot, draft))]
    else:
        doers = at_.agents(parse, token) if passive else at_.subjects(parse, token)
        if doers:
            draft.actors = [doers]
    groups = [_slot(parse, token, slot, draft) for slot in sense.to]
    if sense.mutual and not any(groups) and not passive and draft.actors and len(draft.actors[0]) > 1:
        draft.recipients = [draft.actors[0]]
        return
    draft.mutual = sense.mutual and not passive and not (OBJECT in sense.to and any(parse.deps[c] == "prt"
                                                         for c in parse.children[token]))  # fmt: skip
    draft.recipients = [group for group in groups if group]
    if sense.objects is not None and OBJECT not in sense.to:
        heads = [head for head in at_.objects(parse, token) if head not in draft.used]
        extra = [head for used in draft.used for head in at_.nested(parse, used)]
        draft.recipients += [group for group in (heads, extra) if group]
    elif passive and OBJECT not in sense.to and parse.child(token, "nsubjpass") is not None:
        draft.recipients.append(at_.subjects(parse, token))


def _slot(parse: Parse, token: int, slot: str, draft: Draft) -> list[int]:
    """The heads in one slot."""
    if slot == OBJECT:
        return [head for head in at_.objects(parse, token) if head not in draft.used or draft.sense.objects is not None]
    if slot == SUBJECT:
        return at_.subjects(parse, token)
    if slot == DATIVE:
        return at_.datives(parse, token)
    if slot == CLAUSE:
        return _inner(parse, token)
    found = at_.after(parse, token, slot)
    for used in draft.used:
        if parse.lowers[used] == slot and parse.pos[used] == "ADP":
            found = found + at_.governed(parse, used)
        else:
            found = found + [head for head in at_.after(parse, used, slot) if head not in found]
    return found


def _inner(parse: Parse, token: int) -> list[int]:
    """The parties of the clause below: its own subject, else what it acts upon."""
    below = at_.complement(parse, token)
    if below is None:
        return []
    own = parse.child(below, "nsubj", "nsubjpass")
    above = at_.subjects(parse, token)
    heads: list[int] = []
    if own is not None:
        heads += at_.resolved(parse, own)
    heads += [head for head in at_.objects(parse, below) if head not in heads]
    for child in parse.children[below]:
        if parse.deps[child] in {"prep", "dative"}:
            heads += at_.governed(parse, child) if parse.pos[child] == "ADP" else [child]
    return [head for head in heads if head not in above]


def _nominal(parse: Parse, draft: Draft) -> None:
    token, sense = draft.token, draft.sense
    doers = at_.possessors(parse, token)
    doers = [head for head in doers if head not in draft.used]
    groups = [doers, at_.after(parse, token, "by")]
    if "of" not in sense.to:
        groups.append(at_.after(parse, token, "of"))
    if "from" not in sense.to:
        groups.append(at_.after(parse, token, "from"))
    draft.actors = [group for group in groups if group]
    draft.recipients = [group for slot in sense.to if (group := _slot(parse, token, slot, draft))]
    between = at_.after(parse, token, "between")
    if between:
        draft.actors, draft.recipients = [between], [between]
    elif sense.mutual and not draft.recipients and draft.actors and len(draft.actors[0]) > 1:
        draft.recipients = [draft.actors[0]]
    # "the [attack]'s …": a noun in "of" beside a doer is what is acted upon.
    if not draft.recipients and doers and "of" in sense.to:
        draft.recipients = [group for group in [at_.after(parse, token, "in")] if group]


def _lighten(parse: Parse, draft: Draft, known: Predicates, found: dict[int, Draft]) -> None:
    """Gives a noun the doer and the complements of a light verb above it, or turns it round where the verb ends it."""
    token = draft.token
    dep, verb = parse.deps[token], parse.heads[token]
    if dep == "pobj" and parse.deps[verb] in {"prep", "agent"}:
        verb = parse.heads[verb]
        if parse.lowers[parse.heads[token]] not in {"in", "under", "on", "into", "to"}:
            return
    elif dep not in {"dobj", "nsubjpass", "nsubj", "attr"}:
        return
    if parse.pos[verb] not in at_.VERBAL:
        return
    kind = _kind(parse, verb, known, token)
    stands = parse.lemmas[verb] == "be" and dep == "attr"
    if not stands and (kind is None or kind == "through" or (dep == "nsubj" and kind != "reverse")):
        return
    passive = at_.passive(parse, verb)
    doers = at_.agents(parse, verb) if passive else at_.subjects(parse, verb)
    if dep == "nsubj":
        doers = []
    if kind == "recipient":
        if doers:
            draft.recipients.insert(0, doers)
    else:
        if verb in found and found[verb].sense.objects is not None:
            return
        draft.governor = verb
        if doers and (kind == "reverse" or not draft.actors or dep != "nsubjpass"):
            draft.actors.insert(0, doers)
        for slot in (*draft.sense.to, "against", "to", "on", "with"):
            group = at_.datives(parse, verb) if slot == DATIVE else at_.after(parse, verb, slot)
            group = [head for head in group if head != token]
            if group and group not in draft.recipients:
                draft.recipients.append(group)
        if kind == "reverse":
            draft.reversed = True
            draft.type = known.shifts.get(("reverse", draft.type), draft.type)
        if verb in found:
            found[verb].absorbed = True


def _kind(parse: Parse, verb: int, known: Predicates, token: int) -> str | None:
    """Which kind of light verb a verb is, here."""
    below = {parse.lowers[c] for c in parse.children[verb]}
    for rest, kind in sorted(known.light_kinds(lemma(parse, verb)), key=lambda item: -len(item[0])):
        if kind != "through" and all(word in below for word in rest):
            return kind
    return None


def _shift(parse: Parse, draft: Draft, found: dict[int, Draft], known: Predicates) -> None:
    """Lets promises, threats, demands and refusals take over the event below, and ended deeds become their opposite."""
    token = draft.token
    if CLAUSE in draft.sense.to and draft.type in ABSORBING:
        below = at_.complement(parse, token)
        if below is None:
            return
        for inner in _below(parse, below, found, known):
            if draft.type in {"AGREE", "CONCEDE"} or (draft.type == "THREATEN" and inner.type in {"AID", "AGREE"}):
                draft.type = known.shifts.get(("commit", inner.type), draft.type)
            own = parse.child(inner.token, "nsubj", "nsubjpass")
            if draft.type != "REQUEST" or not draft.recipients or own is None:
                draft.recipients += inner.recipients
            inner.absorbed = True
        return
    verb = parse.heads[token]
    gerund = parse.pos[token] == "VERB" and parse.tags[token] == "VBG"
    if gerund and parse.deps[token] in {"xcomp", "dobj", "ccomp"} and _kind(parse, verb, known, token) == "reverse":
        draft.type = known.shifts.get(("reverse", draft.type), draft.type)
        draft.governor, draft.reversed = verb, True
        if verb in found:
            found[verb].absorbed = True


def _below(parse: Parse, verb: int, found: dict[int, Draft], known: Predicates) -> Iterator[Draft]:
    """The events of a clause: its verb's, its object noun's, those of the verb below a light verb, joined ones."""
    todo, seen = [verb], 0
    while todo and seen < at_.DEEPEST:
        at = todo.pop()
        seen += 1
        for child in parse.children[at]:
            if parse.deps[child] == "conj" and parse.pos[child] == "VERB":
                todo.append(child)
        if at in found:
            yield found[at]
        for child in parse.children[at]:
            if child in found and found[child].governor == at:
                yield found[child]
        if at not in found or found[at].type in {"AGREE"}:
            below = at_.complement(parse, at)
            if below is not None:
                todo.append(below)
