"""Events of a sentence by grammar alone: predicates with the heads of those who act and those who are acted upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.matching import lemma, senses
from allegedly.coding.events.moods import Mood, mood
from allegedly.coding.events.turning import turn
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import (
    BLAME,
    CLAUSE,
    DATIVE,
    DUTY,
    INFINITIVE,
    OBJECT,
    SUBJECT,
    Predicates,
    Sense,
    predicates,
)

# Words of these kinds may be predicates.
OPEN = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
# Types whose word takes over the event in the clause below: who agrees to supply has not supplied yet.
ABSORBING = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "CONCEDE"})
# Light verbs by which what is below comes to an end.
ENDING = frozenset({"reverse", "cancel"})
# Deeds of those who rule a place.
OFFICIAL = frozenset({"COERCE", "SANCTION", "RETREAT"})
OUSTING = frozenset({"expel", "deport", "ban"})
# Types whose object itself is the recipient where nobody else is named.
OF_WORDS = frozenset({"REJECT", "ACCUSE", "CONCEDE"})
# Types whose object is what the actor does it with, and whoever made it no party.
WITH_OWN = frozenset({"ASSAULT", "MOBILIZE", "AID", "COOPERATE"})
# Troops that will be sent for this are a promise, and no threat.
HELPING = frozenset({"help", "assist", "aid", "support", "protect", "back", "defend", "monitor", "train", "rescue"})
# Verbs that call a deed something.
NAMING = frozenset({"call", "describe", "label", "brand", "term", "denounce", "condemn", "name"})
# Before the clause that tells by whom somebody was hit.
MEANWHILE = frozenset({"as", "when", "after"})
# Prepositions of those with whom something is done together.
TOGETHER = frozenset({"with", "between", "among", "alongside"})
# What one agrees or offers to do is a threat where it is one of these.
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE"})


@dataclass(slots=True)
class Draft:
    """An event by grammar. `actors` and `recipients` are groups of heads: the first that names somebody counts.

    `shared`: the groups of recipients with whom a mutual deed is done together ("with B"). `refused`: a negation beside
    it has become its type ("will not release": REJECT) and is not counted again. `placed`: who acts is told by the
    place alone ("was arrested in Norland"). `took`: it has taken over an event below ("refused to [sign]").
    """

    token: int
    sense: Sense
    type: str
    used: list[int]
    actors: list[list[int]]
    recipients: list[list[int]]
    mutual: bool
    governor: int | None = None
    absorbed: bool = False
    clause: list[int] = field(default_factory=list)
    shared: list[list[int]] = field(default_factory=list)
    noun: bool = False
    reversed: bool = False
    refused: bool = False
    placed: bool = False
    took: bool = False


def drafts(parse: Parse, first: int, end: int, known: Predicates | None = None) -> list[Draft]:
    """The events of the tokens [first, end) of one sentence, in order."""
    known = known or predicates()
    found: dict[int, Draft] = {}
    for token in range(first, end):
        if parse.pos[token] in OPEN:
            draft = _draft(parse, token, known)
            if draft is not None:
                found[token] = draft
    for draft in list(found.values()):
        for token in draft.used:
            inner = found.get(token)
            if inner is None or draft.token not in found:
                continue
            if parse.pos[token] != "VERB":
                del found[token]
            elif parse.deps[token] == "xcomp":  # "refused to [meet] them"
                draft.recipients += [group for group in inner.recipients if group not in draft.recipients]
                draft.shared += inner.shared
                draft.took = True
                del found[token]
    for token in list(found):
        if parse.pos[token] in {"NOUN", "PROPN"}:
            _lighten(parse, found[token], known, found)
    for token in sorted(found):
        _shift(parse, found[token], found, known)
    for draft in found.values():
        if not draft.absorbed:
            if draft.type == "AID" and not draft.clause and not draft.noun:
                draft.clause = _inner(parse, draft.token)  # "gave money to help [them]"
            if draft.clause and draft.clause not in draft.recipients:
                draft.recipients.append(draft.clause)
            turn(parse, draft, found, known)
            if draft.type in known.beside:
                _beside(parse, draft, known.beside[draft.type])
            _settle(parse, draft, known)
    return [found[token] for token in sorted(found) if not found[token].absorbed]


def _draft(parse: Parse, token: int, known: Predicates) -> Draft | None:
    if parse.deps[token] == "amod":  # "the captured town" presupposes its event
        return None
    if parse.lemmas[token] == "have" and parse.child(token, "xcomp") is not None:
        return None  # "have to be weighed, in their opposition to B"
    if parse.pos[token] == "PROPN" and token != parse.sentences[parse.sentence_of[token]][0]:
        return None  # a word of a name: "the Civil War"
    if (
        token + 1 < len(parse)
        and parse.lowers[token + 1] in {"me", "us", "'s", "’s"}
        and parse.lowers[token] in {"let", "allow"}
    ):
        return None
    fitting = senses(parse, token, known)
    if not fitting:
        return None
    sense, used = fitting[0]
    kinds = {kind for _, kind in known.light_kinds(parse.lemmas[token])}
    aims = sense.type == "REQUEST" and not sense.rest and bool(kinds & {"commit", "through"})
    if aims and any(parse.deps[c] == "xcomp" for c in parse.children[token]) and INFINITIVE not in sense.to:
        return None  # "seeks to restore": an aim, no request
    below = at_.complement(parse, token) if sense.type in ABSORBING else None
    idle = "talking" if sense.type == "REJECT" else "playing"
    if below is not None and parse.lemmas[below] in known.classes[idle] | known.classes["playing"]:
        return None  # "declined to comment", "agreed to play"
    if sense.mode == "phone" and not sense.rest and parse.child(token, "oprd", "acomp", "ccomp") is not None:
        return None  # "called the visit useful"
    if INFINITIVE in sense.to and OBJECT in sense.to and not at_.objects(parse, token):
        return None  # "wants to restore"
    noun = parse.pos[token] in {"NOUN", "PROPN"}
    draft = Draft(token, sense, sense.type, used, [], [], sense.mutual)
    draft.noun = noun
    if noun:
        _nominal(parse, draft)
        left = (lemma(parse, head) for head in at_.after(parse, token, "from"))
        if sense.type == "RETREAT" and any(word in known.classes["blocs"] for word in left):
            draft.type = "SANCTION"  # "the withdrawal from the pact"
    else:
        _verbal(parse, draft)
    return draft


def _beside(parse: Parse, draft: Draft, words: dict[str, str]) -> None:
    """Lets a word of the clause change the type: "sent troops as [peacekeepers]"."""
    heads = [draft.token, *(head for group in draft.actors[:1] for head in group)]
    for head in heads:
        for token in range(parse.lefts[head], parse.rights[head] + 1):
            becomes = words.get(parse.words[token])
            if becomes is not None:  # not in a name: "the Peacekeeping Forces"
                draft.type = becomes
                return


def _settle(parse: Parse, draft: Draft, known: Predicates) -> None:
    """Lets the future and a negation beside a predicate change its type: "will meet", "did not release"."""
    if draft.noun and draft.governor is None:
        return
    verb = draft.governor if draft.governor is not None else draft.token
    here = mood(parse, verb, known)
    if here is Mood.REFUSED:
        becomes = known.shifts.get(("refuse", draft.type))
        if becomes is not None:
            draft.type, draft.refused = becomes, True
    elif here is Mood.COMING:
        helping = draft.type == "MOBILIZE" and any(
            parse.deps[c] in {"advcl", "xcomp", "relcl", "acl"} and parse.lemmas[c] in HELPING
            for c in (*parse.children[verb], *(inner for t in draft.used for inner in parse.children[t]))
        )
        proposed = parse.deps[verb] == "xcomp" and lemma(parse, parse.heads[verb]) == "propose"
        if proposed and known.shifts.get(("commit", draft.type)) == "AGREE":
            draft.type = "REQUEST"  # "proposed to hold a summit": of those who should come
            return
        draft.type = "AGREE" if helping else known.shifts.get(("commit", draft.type), draft.type)


def _verbal(parse: Parse, draft: Draft) -> None:
    token, sense = draft.token, draft.sense
    passive = parse.pos[token] != "ADJ" and at_.passive(parse, token)
    if sense.by:
        draft.actors = [group for slot in sense.by if (group := _slot(parse, token, slot, draft))]
    else:
        doers = at_.agents(parse, token) if passive else at_.subjects(parse, token)
        if doers:
            draft.actors = [doers]
    if passive and not draft.actors and draft.type in {"ASSAULT", "COERCE"}:
        draft.actors = _by_those(parse, token)
    if passive and not draft.actors and draft.type == "ASSAULT":
        draft.actors = _by_means(parse, token) or _meanwhile(parse, token)
    if passive and not draft.actors and (draft.type in OFFICIAL or sense.mode in {"torture", "execute"}):
        # "was arrested in Niger", "were expelled from Chad": by those who rule there.
        place = at_.after(parse, token, "in") or (at_.after(parse, token, "from") if sense.mode in OUSTING else [])
        place = [head for head in place if parse.pos[head] == "PROPN"]
        draft.actors = [place] if place else []
        draft.placed = bool(place)
    if passive and sense.mutual and draft.actors and len(draft.actors[0]) > 1:  # "was attended by A, B and C"
        draft.recipients = [draft.actors[0]]
        return
    groups = [_slot(parse, token, slot, draft) for slot in sense.to if slot != CLAUSE]
    groups = [[head for head in group if [head] not in draft.actors] for group in groups]
    if draft.type == "CONSULT" and draft.actors and len(draft.actors[0]) > 1:
        groups = [[head for head in group if not _of_topic(parse, draft, head)] for group in groups]
    if CLAUSE in sense.to:
        draft.clause = _slot(parse, token, CLAUSE, draft)
    if sense.mutual and not any(groups) and not passive and draft.actors and len(draft.actors[0]) > 1:
        draft.recipients = [draft.actors[0]]
        return
    draft.mutual = sense.mutual and not passive and not (OBJECT in sense.to and any(parse.deps[c] == "prt"
                                                         for c in parse.children[token]))  # fmt: skip
    draft.recipients = [group for group in groups if group]
    if sense.to[:1] == (OBJECT,) and groups[0] and not sense.rest and sense.objects is None and not passive:
        draft.recipients = draft.recipients[:1]  # "wounded others in B"
    if sense.rest and not draft.recipients and not passive and draft.type in OF_WORDS:  # "rejected [the appeal]"
        draft.recipients = [[used] for used in draft.used if parse.deps[used] == "dobj" and used > token]
    if sense.mode == "visit":
        draft.recipients = [*draft.recipients, *_to_see(parse, token)]
    if draft.clause and (sense.to[0] == CLAUSE or not draft.recipients) and draft.type == "REQUEST":
        draft.recipients.insert(0, draft.clause)
    if any(_each_other(parse, head) for group in draft.recipients for head in group) and draft.actors:
        draft.recipients = [draft.actors[0]]
        return
    if sense.mutual and not draft.actors:  # "relations between A and B were restored"
        shared = next((g for slot, g in zip(sense.to, groups, strict=False) if slot in TOGETHER and len(g) > 1), None)
        if shared is not None:
            draft.actors, draft.recipients = [shared], [shared]
            return
    if draft.mutual:
        slots = [slot for slot in sense.to if slot != CLAUSE]
        draft.shared = [g for slot, g in zip(slots, groups, strict=False) if g and (
            slot in TOGETHER or (slot == OBJECT and draft.type == "CONSULT"))]  # fmt: skip
    if sense.objects is not None and OBJECT not in sense.to:
        classes = predicates().classes
        heads = [head for head in at_.objects(parse, token) if head not in draft.used]
        # "used Iranian drones": not against Iran
        own = draft.type in WITH_OWN and any(lemma(parse, used) in classes["weapons"] for used in draft.used)
        extra = [head for used in draft.used if not own for head in at_.nested(parse, used)]
        extra = [head for head in extra if parse.pos[head] != "PRON"]
        draft.recipients += [group for group in (heads, extra) if group]
    elif passive and OBJECT not in sense.to and parse.child(token, "nsubjpass") is not None:
        draft.recipients.append(at_.subjects(parse, token))


def _of_topic(parse: Parse, draft: Draft, head: int) -> bool:
    """Whether somebody behind "with" belongs to a topic of two: "discussed in detail ties with [Sudland]"."""
    preposition = parse.heads[head]
    noun = parse.heads[preposition]
    if parse.lowers[preposition] != "with" or noun == draft.token or parse.pos[noun] in at_.VERBAL:
        return False
    return noun not in draft.used and lemma(parse, noun) not in predicates().classes["talks"]


def _to_see(parse: Parse, verb: int) -> list[list[int]]:
    """Whom somebody goes to see: "travelled to Lima for talks with [Ada Byron]"."""
    talks = predicates().classes["talks"]
    nouns = [noun for noun in at_.after(parse, verb, "for") if lemma(parse, noun) in talks]
    return [group for noun in nouns if (group := at_.after(parse, noun, "with"))]


def _by_means(parse: Parse, verb: int) -> list[list[int]]:
    """The deed in which somebody is hit: "were killed in an Israeli [airstrike]"; whose it is acts."""
    classes = predicates().classes
    words = classes["attack"] | classes["fire"]
    for preposition in ("in", "during"):
        for head in at_.after(parse, verb, preposition):
            if lemma(parse, head) in words:
                return [[head]]
    return []


def _by_those(parse: Parse, verb: int) -> list[list[int]]:
    """Who did it by the last of several passives: "three were killed and two were arrested [by soldiers]"."""
    at = verb
    for _ in range(at_.DEEPEST):
        beside = [c for c in parse.children[at] if parse.deps[c] == "conj" and c > at]
        above = [parse.heads[at]] if parse.deps[at] == "ccomp" and at < parse.heads[at] else []
        at = next((other for other in (*beside, *above) if at_.passive(parse, other)), at)
        if doers := at_.agents(parse, at):
            return [doers]
    return []


def _meanwhile(parse: Parse, verb: int) -> list[list[int]]:
    """Who strikes in the clause beside: "three were killed when [a gunman] opened fire"."""
    for above in (verb, *(c for c in parse.children[verb] if parse.deps[c] == "conj")):
        for child in parse.children[above]:
            own = parse.child(child, "nsubj")
            marked = any(parse.lowers[c] in MEANWHILE for c in parse.children[child])
            if parse.deps[child] == "advcl" and marked and own is not None and not at_.passive(parse, child):
                fitting = senses(parse, child, predicates())
                if fitting and fitting[0][0].type == "ASSAULT":
                    return [at_.resolved(parse, own)]
    return []


def _each_other(parse: Parse, head: int) -> bool:
    """Whether a head is that of "each other" or "one another"."""
    pairs = {("each", "other"), ("one", "another")}
    return head > 0 and (parse.lowers[head - 1], parse.lowers[head]) in pairs


def _slot(parse: Parse, token: int, slot: str, draft: Draft) -> list[int]:
    """The heads in one slot."""
    if slot == OBJECT:
        heads = at_.objects(parse, token)
        for used in draft.used:  # "found [him] guilty"
            own = parse.child(used, "nsubj") if not heads and used > token else None
            if own is not None:
                heads = at_.resolved(parse, own)
        return [head for head in heads if head not in draft.used or draft.sense.objects is not None]
    if slot == SUBJECT:
        return at_.subjects(parse, token)
    if slot == DATIVE:
        return at_.datives(parse, token)
    if slot == CLAUSE:
        for above in (token, *draft.used):  # "reiterated its demand that B …"
            heads = _inner(parse, above)
            if heads:
                return heads
        return []
    if slot == DUTY:
        return at_.bound(parse, token)
    if slot == BLAME:
        return next((heads for above in (token, *draft.used) if (heads := at_.blamed(parse, above))), [])
    if slot == INFINITIVE:
        return []
    found = at_.after(parse, token, slot)
    for used in draft.used:
        if parse.lowers[used] == slot and parse.pos[used] == "ADP":
            found = found + at_.governed(parse, used)
        else:
            found = found + [head for head in at_.after(parse, used, slot) if head not in found]
            if slot == "by" and parse.pos[used] == "NOUN":
                found += [head for head in at_.makers(parse, used) if head not in found]
    return [head for head in found if head not in draft.used]


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
    groups = [doers, _by(parse, token)]
    if "of" not in sense.to:
        groups.append(at_.after(parse, token, "of"))
    if "from" not in sense.to:
        groups.append(at_.after(parse, token, "from"))
    draft.actors = [group for group in groups if group]
    for slot in sense.to:
        group = _slot(parse, token, slot, draft)
        if group:
            draft.recipients.append(group)
            if slot in TOGETHER:
                draft.shared.append(group)
    by = parse.heads[token]
    struck = parse.deps[token] == "pobj" and parse.deps[by] == "agent" and lemma(parse, parse.heads[by]) not in HELPING
    if struck and draft.type == "ASSAULT" and not draft.shared:
        draft.recipients.insert(0, at_.objects(parse, parse.heads[by]))  # "five were killed by [shelling] in Lima"
    between = at_.after(parse, token, "between")
    if between:
        draft.actors, draft.recipients = [between], [between]
    elif sense.mutual and not draft.recipients and draft.actors and len(draft.actors[0]) > 1:
        draft.recipients = [draft.actors[0]]
    elif sense.mutual and not draft.actors and len(at_.after(parse, token, "of")) > 1:  # "the meeting of A and B"
        draft.actors = draft.recipients = [at_.after(parse, token, "of")]
    # "the [attack]'s …": a noun in "of" beside a doer is what is acted upon.
    if not draft.recipients and doers and "of" in sense.to and draft.type in {"ASSAULT", "COERCE"}:
        draft.recipients = [group for group in [at_.after(parse, token, "in")] if group]


def _by(parse: Parse, noun: int) -> list[int]:
    """Who did a noun's deed, also where "by" hangs on the verb: "calls the killing [by Norland] a crime"."""
    verb = parse.heads[noun]
    found = at_.after(parse, noun, "by")
    if found or parse.deps[noun] != "dobj" or at_.passive(parse, verb) or lemma(parse, verb) not in NAMING:
        return found
    return [head for head in at_.agents(parse, verb) if noun < head and parse.pos[head] in at_.NOMINAL]


def _lighten(parse: Parse, draft: Draft, known: Predicates, found: dict[int, Draft]) -> None:
    """Gives a noun the doer and the complements of a light verb above it, or turns it round where the verb ends it."""
    token = draft.token
    dep, verb = parse.deps[token], parse.heads[token]
    if dep == "pobj" and parse.deps[verb] in {"prep", "agent"}:
        verb = parse.heads[verb]
        if parse.lowers[parse.heads[token]] not in {"in", "under", "on", "into", "to"}:
            return
        if parse.child(verb, "dobj") is not None:  # "provided shelter in cooperation with …"
            return
        if parse.lemmas[verb] == "have":
            return
    elif dep not in {"dobj", "nsubjpass", "nsubj", "attr"} or (
        dep == "nsubj" and parse.child(verb, "dobj") is not None
    ):
        return
    if parse.pos[verb] not in at_.VERBAL:
        return
    kind = _kind(parse, verb, known, token)
    stands = parse.lemmas[verb] == "be" and dep == "attr"
    if not stands and (kind is None or kind == "through" or (dep == "nsubj" and kind not in ENDING)):
        return
    passive = at_.passive(parse, verb)
    doers = at_.agents(parse, verb) if passive else at_.subjects(parse, verb)
    if dep == "nsubj" or parse.child(verb, "expl") is not None:  # "there is a truce"
        doers = []
    if kind == "recipient":
        if doers:
            draft.recipients.insert(0, doers)
    else:
        if verb in found and found[verb].sense.objects is not None:
            return
        draft.governor = verb
        told = kind not in ENDING and bool(_by(parse, token))
        if doers and not told and (kind in ENDING or not draft.actors or dep != "nsubjpass"):
            draft.actors.insert(0, doers)
        for slot in (*draft.sense.to, "against", "to", "on", "with"):
            group = at_.datives(parse, verb) if slot == DATIVE else at_.after(parse, verb, slot)
            group = [head for head in group if head != token]
            if group and group not in draft.recipients:
                draft.recipients.append(group)
        if kind == "cancel" or (kind == "reverse" and draft.sense.mode != "visit"):  # who ends a visit has visited
            draft.reversed, draft.mutual, draft.shared = True, False, []
            draft.type = known.shifts.get((kind, draft.type), draft.type)
        if verb in found:
            found[verb].absorbed = True


def _kind(parse: Parse, verb: int, known: Predicates, token: int) -> str | None:
    """Which kind of light verb a verb is, here."""
    below = {parse.lowers[c] for c in parse.children[verb]}
    particles = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] == "prt"}
    for rest, kind in sorted(known.light_kinds(lemma(parse, verb)), key=lambda item: -len(item[0])):
        if kind != "through" and all(word in below for word in rest) and particles <= set(rest):
            return kind
    return None


def _shift(parse: Parse, draft: Draft, found: dict[int, Draft], known: Predicates) -> None:
    """Lets promises, threats, demands and refusals take over the event below, and ended deeds become their opposite."""
    token = draft.token
    if {CLAUSE, DUTY, INFINITIVE} & set(draft.sense.to) and draft.type in ABSORBING:
        below = at_.complement(parse, token)
        # "Reaffirmed their commitment to [strengthening] ties"; a rejected denial leaves what it denies alone.
        for used in draft.used if draft.type == "AGREE" else ():
            below = at_.complement(parse, used) if below is None and parse.pos[used] == "NOUN" else below
        if below is None:
            return
        finite = parse.deps[below] == "ccomp" and not any(parse.tags[c] == "TO" for c in parse.children[below])
        if draft.type == "REJECT" and finite:  # "denied that …" reports what it denies
            return
        for inner in _below(parse, below, found, known):
            if draft.type in {"AGREE", "CONCEDE"} and inner.type in HOSTILE and not draft.shared:
                draft.type = known.shifts.get(("commit", inner.type), draft.type)
            own = parse.child(inner.token, "nsubj", "nsubjpass")
            if draft.type != "REQUEST" or not draft.recipients or own is None:
                draft.recipients += inner.recipients
            inner.absorbed = draft.took = True
        if draft.clause and draft.clause not in draft.recipients:
            draft.recipients.append(draft.clause)
        return
    verb = parse.heads[token]
    gerund = parse.pos[token] == "VERB" and parse.tags[token] == "VBG"
    kind = _kind(parse, verb, known, token) if gerund and parse.deps[token] in {"xcomp", "dobj", "ccomp"} else None
    if kind in ENDING:
        draft.type = known.shifts.get((kind, draft.type), draft.type)
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
