"""Whether those who stand around a predicate make it an event of politics: who is somebody, what is done to what.

A predicate found by grammar is only a word; that somebody known does it to somebody, or to a thing that such deeds are
done to, makes it an event. Each rule is about kinds of parties, none about single words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.parties import Parties
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import CLAUSE, DUTY, OBJECT, predicates
from allegedly.knowledge.tables import table
from allegedly.nouns import Party

# Deeds of force: they count between people of whom none is known ("gunmen killed two policemen"), and with only those
# named who undergo them ("two Turkish soldiers were killed").
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
SUFFERED = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
# What nobody does without another: it needs one to whom it is done.
TOWARDS = frozenset({"ASSAULT", "AID", "COOPERATE", "SUPPORT", "CONSULT"})
# Who is meant may be unknown, that it is somebody is not.
PERSONS = frozenset({"him", "her", "them"})
POINTING = frozenset({"this", "that", "these", "those", "it", "which", "what"})
ONLY_THREATS = frozenset({"threat", "menace", "danger", "deterrent"})
NOBODY = frozenset({"no one", "no-one", "nobody", "none"})
# What is done to words and plans of any kind: "rejected the bill", "agreed to an extension".
OF_WORDS = frozenset({"REJECT", "AGREE"})
# Modes that need nobody to whom it is done: "the minister resigned", "the UN will investigate it".
ALONE = frozenset({"resign", "investigate"})
# What else is met, visited, attended or discussed with somebody.
MET = ("talks", "alliance", "delegation", "territory", "border", "visitor", "shelters", "agreement", "differences",
       "plan", "policy", "relations", "project", "proposal", "trade", "ceasefire", "protest")  # fmt: skip
# Deeds done to their object itself.
DEEP = frozenset({"ASSAULT", "AID", "SUPPORT"})
# Objects that by themselves tell nothing: "implemented measures", "maintained security".
VAGUE = frozenset({"measure", "security", "step", "action", "change", "resilience", "search"})
LAWMAKING = frozenset({"SUPPORT", "REJECT"})
LAWMAKERS = ".LEG"
REPORTERS = frozenset({"reporter", "journalist", "correspondent", "newsman", "press"})
MEDIA = "MED."
MEETING = frozenset({"CONSULT", "SUPPORT", "REQUEST"})
# What companies and citizens do with each other every day is no politics.
PRIVATE = frozenset({"COOPERATE", "AGREE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "CONSULT", "REQUEST", "THREATEN"})
CITIZENS, COMPANIES = ".CVL", ".BUS"
# Verbs that mean violence to people, but a game between countries.
CONTESTS = frozenset({"beat", "thrash", "edge", "trounce", "face"})
COUNTRY = 3  # letters of a country's own id
HUMAN = ("people", "powers", "troops", "parts", "captives", "office", "diplomat", "workers", "civilians", "refugee",
         "needy", "helpers")  # fmt: skip


@cache
def targets() -> dict[str, frozenset[str]]:
    """The nouns for things to which a type of deed is done."""
    classes = predicates().classes
    found = {}
    for row in table("language/predicates/targets.csv", ("type", "classes")):
        for name in row.items("classes"):
            if name not in classes:
                raise row.wrong(f"“{name}” is no class of classes.csv")
        found[row["type"]] = frozenset().union(*(classes[name] for name in row.items("classes")))
    return found


def narrowed(
    parties: Parties, draft: Draft, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties without those that are only things beside somebody, and without weapons and deeds that act."""
    recipients = tuple(each for each in recipients if each.actor or not _points(parties, each))
    doing = tuple(
        each for each in actors if not (_thing(parties, each) or _deed(parties, each) or each.text.lower() in NOBODY)
    )
    near = tuple(each for each in recipients if not _far(parties, draft, each))
    aimed = tuple(each for each in near if not _thing(parties, each) or _target(parties, each, draft.type))
    return doing, aimed or near


def _points(parties: Parties, party: Party) -> bool:
    """Whether a party is a pronoun for a thing or for who acts himself: "let [this] happen", "withdrew [her] name"."""
    parse = parties.parse
    tokens = parse.tokens(party.span)
    if len(tokens) != 1 or parse.pos[tokens[0]] not in {"PRON", "DET"}:
        return False
    return parse.lowers[tokens[0]] in POINTING or parse.deps[tokens[0]] == "poss"


def _far(parties: Parties, draft: Draft, party: Party) -> bool:
    """Whether a recipient stands deep inside the phrase of a thing: "choke the money that goes to B"."""
    parse = parties.parse
    head = _head(parties, party)
    tops = {top for group in draft.recipients for top in group}
    if head in tops or any(top in parse.tokens(party.span) for top in tops):
        return False
    at = head
    steps: list[tuple[str, str]] = []
    while at not in tops and parse.heads[at] != at and len(steps) < at_.DEEPEST:
        steps.append((parse.deps[at], parse.lowers[at]))
        at = parse.heads[at]
    if at not in tops or parse.pos[at] != "NOUN" or at in parties.covering:
        return False
    return draft.type in DEEP and any(dep in {"acl", "pcomp", "relcl", "xcomp"} for dep, _ in steps)


def stands(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether the parties of a draft make it an event."""
    if actors and all(_thing(parties, party) for party in actors):
        return False
    aimed = [party for party in recipients if not _thing(parties, party) or _target(parties, party, draft.type)]
    forced = draft.type in FORCE and (actors or by_deed(parties, draft)) and (aimed or draft.type == "PROTEST")
    if not forced and not any(parties.political(party) for party in (*actors, *aimed)):
        return False
    if actors and draft.type != "ASSAULT" and _private(parties, draft, actors, recipients):
        return False
    if _contest(parties, draft, recipients) or _meets_a_thing(parties, draft):
        return False
    if _reported(parties, draft, actors, recipients) or _figurative(parties, draft):
        return False
    if not actors:
        subject = parties.parse.child(draft.token, "nsubj")
        nobody = (not any(draft.actors) and subject is None) or by_deed(parties, draft)
        if draft.type == "AID" and not any(_needy(parties, party) for party in aimed):
            return False  # "the minister was treated in hospital"
        return draft.type in SUFFERED and bool(aimed) and nobody
    if draft.noun and (_stands_only(parties, draft) or (draft.governor is None and not (actors and aimed))):
        return False
    if draft.sense.to[:1] == (DUTY,) and (not _public(parties, aimed) or _at_home(actors, aimed)):
        return False
    if draft.type == "CONCEDE" == draft.sense.type and _at_home(actors, aimed):
        return False
    warned = all((party.actor or "").endswith(CITIZENS) for party in aimed)
    if draft.type == "THREATEN" == draft.sense.type and warned and _at_home(actors, aimed):
        return False  # "warned its citizens against travel"
    if draft.sense.known and not any(each.actor or _target(parties, each, "RETREAT") for each in recipients):
        return False
    public = _public(parties, actors) and _public(parties, aimed)
    if _announced(draft) and not (aimed and (public or any(party.actor for party in (*actors, *aimed)))):
        return False
    if draft.type in LAWMAKING and _legislates(parties, draft, actors, aimed):
        return False
    if not aimed:
        if draft.type == "CONCEDE" == draft.sense.type and draft.sense.rest and draft.sense.to:
            return False  # "carries out reforms"
        given = draft.type == "AID" and draft.sense.objects is not None and any(party.actor for party in actors)
        if draft.type in TOWARDS and not given:
            return False
        if any(parties.parse.lemmas[token] in VAGUE for token in draft.used):
            return False
        return draft.type == "PROTEST" or (_specific(parties.parse, draft) and parties.political(actors[0]))
    return True


def _stands_only(parties: Parties, draft: Draft) -> bool:
    """Whether a noun only tells what somebody is: "is a partner of"."""
    parse = parties.parse
    lemma = parse.lemmas[draft.token].lower()
    if draft.governor is not None and parse.lemmas[draft.governor] == "be" and lemma in ONLY_THREATS:
        return True  # "is a threat to peace"
    being = draft.governor is None or parse.lemmas[draft.governor] == "be"
    return being and lemma in parties.known.classes["standing"]


def _legislates(parties: Parties, draft: Draft, actors: Sequence[Party], aimed: Sequence[Party]) -> bool:
    """Whether lawmakers only make law: "parliament passed a bill", of no other's concern."""
    lawmakers = any(LAWMAKERS in (party.actor or "") for party in actors)
    if not (lawmakers and aimed):
        return False
    if draft.type == "SUPPORT" and _at_home(actors, aimed):
        return True
    return all(_thing(parties, party) for party in aimed)


def _needy(parties: Parties, party: Party) -> bool:
    """Whether a party are people in need: "40 refugees were treated"."""
    classes = parties.known.classes
    return parties.parse.lemmas[_head(parties, party)].lower() in classes["needy"] | classes["refugee"]


def _at_home(actors: Sequence[Party], aimed: Sequence[Party]) -> bool:
    """Whether somebody gives way to his own people only."""
    homes = {(party.actor or "")[:COUNTRY] for party in aimed if party.actor}
    own = {(party.actor or "")[:COUNTRY] for party in actors if party.actor}
    return bool(own) and bool(homes) and homes <= own


def _public(parties: Parties, those: Sequence[Party]) -> bool:
    """Whether one of them acts in politics."""
    return any(parties.political(party) for party in those)


def _reported(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether the deed is only that somebody tells the media, or that people come together who do no politics."""
    if draft.type not in MEETING and not draft.noun:
        return False
    for side in (actors, recipients):
        if side and all((party.actor or "").startswith(MEDIA) or _reporters(parties, party) for party in side):
            return True
    heads = [_head(parties, party) for party in actors if party.actor is None]
    common = len(heads) == len(actors) > 0 and all(parties.parse.pos[head] == "NOUN" for head in heads)
    return draft.type == "CONSULT" and common and not _public(parties, actors)


def _reporters(parties: Parties, party: Party) -> bool:
    return party.actor is None and parties.parse.lemmas[_head(parties, party)].lower() in REPORTERS


def _announced(draft: Draft) -> bool:
    """Whether a deed is only said to come ("will take part"): a promise or threat needs one to whom it is made."""
    changed = draft.type != draft.sense.type and not draft.reversed and not draft.refused
    return changed and draft.type in {"AGREE", "THREATEN"} and draft.sense.type not in {"RETREAT", "CONCEDE"}


def _specific(parse: Parse, draft: Draft) -> bool:
    """Whether more than a word tells the event: an object that it asks for ("lifted the blockade"), a light verb, a
    clause below ("agreed to resign"), a refusal; or the word needs nobody else ("resigned").
    """
    if (
        not draft.sense.to
        or draft.sense.mode in ALONE
        or (CLAUSE in draft.sense.to and at_.complement(parse, draft.token) is not None)
    ):
        return True
    if draft.type in OF_WORDS and any(draft.recipients):
        return True
    if any(parse.lowers[head] in PERSONS for group in draft.recipients for head in group):
        return True
    changed = draft.type != draft.sense.type or draft.refused or draft.reversed or draft.governor is not None
    return changed or draft.sense.objects is not None or bool(draft.sense.rest)


def _private(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether citizens act by no more than a word ("sought refuge in" is politics), or companies among themselves."""
    if draft.type in PRIVATE and all(party.actor is not None and party.actor.endswith(CITIZENS) for party in actors):
        return not (_specific(parties.parse, draft) and any(parties.political(party) for party in recipients))
    sides = [party for party in (*actors, *recipients) if _head(parties, party) not in draft.used]
    return all(_company(parties, party) or _thing(parties, party) for party in sides)


def _company(parties: Parties, party: Party) -> bool:
    if party.actor is not None and party.actor.endswith(COMPANIES):
        return True
    if party.actor is not None and ".GOV" in party.actor:
        return False  # a central bank
    words, parse = parties.known.classes["companies"], parties.parse
    last = parse.tokens(party.span)[-1]
    head = parse.heads[last]
    before = head > last and parse.deps[last] in {"amod", "compound", "nmod"}
    if before and (parse.lemmas[head] in words or parse.lowers[head] == "one"):
        return True  # "[Israeli] start-up", "a Polish company and a [Czech] one"
    # In small letters: a "Development Bank" is a body of its own.
    return any(parse.lemmas[t] in words and parse.words[t].islower() for t in parse.tokens(party.span))


def _contest(parties: Parties, draft: Draft, recipients: Sequence[Party]) -> bool:
    """Whether a country "beats" another: a game."""
    lemma = parties.parse.lemmas[draft.token].lower()
    return lemma in CONTESTS and any(len(party.actor or "") == COUNTRY for party in recipients)


def _meets_a_thing(parties: Parties, draft: Draft) -> bool:
    """Whether what is met or visited is a thing of somebody's: "meets the interests of both nations"."""
    sense = draft.sense
    if draft.type != "CONSULT" or draft.noun or sense.objects is not None or sense.rest or sense.to[:1] != (OBJECT,):
        return False
    parse, classes = parties.parse, parties.known.classes
    words = frozenset().union(*(classes[name] for name in (*HUMAN, *MET)))
    heads = at_.objects(parse, draft.token)
    heads = [inner for head in heads for inner in _counted(parties, head)]
    return bool(heads) and all(
        parse.pos[head] == "NOUN" and parse.lemmas[head].lower() not in words and head not in parties.covering
        for head in heads
    )


def _counted(parties: Parties, head: int) -> list[int]:
    """What is counted: "meets 40 percent of the [demand]"; else the head itself."""
    parse = parties.parse
    counts = parse.pos[head] == "NUM" or parse.lemmas[head].lower() in parties.known.classes["counting"]
    return (at_.after(parse, head, "of") if counts else []) or [head]


def _figurative(parties: Parties, draft: Draft) -> bool:
    """Whether what is attacked or fought is a thing that no violence hits: fires, a disease, somebody's reputation."""
    parse, sense = parties.parse, draft.sense
    if draft.type != "ASSAULT" or draft.noun or sense.objects is not None or sense.rest or OBJECT not in sense.to:
        return False
    heads = at_.objects(parse, draft.token)
    return bool(heads) and not any(_may_be_hit(parties, inner) for head in heads for inner in _counted(parties, head))


def _may_be_hit(parties: Parties, head: int) -> bool:
    parse = parties.parse
    if parse.pos[head] != "NOUN" or head in parties.covering:
        return True
    lemma = parse.lemmas[head].lower()
    return lemma in targets()["ASSAULT"] or any(lemma in parties.known.classes[name] for name in (*HUMAN, "attack"))


def _thing(parties: Parties, party: Party) -> bool:
    """Whether a party is no one, but only a noun."""
    if party.actor is not None:
        return False
    parse = parties.parse
    tokens = parse.tokens(party.span)
    heads = [t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t]
    for head in heads:
        if parse.pos[head] in {"PROPN", "PRON"}:
            return False
        if any(parse.lemmas[head].lower() in parties.known.classes[name] for name in HUMAN):
            return False
    return not any(parse.pos[t] == "PROPN" or parse.words[t].isupper() for t in tokens)


def by_deed(parties: Parties, draft: Draft) -> bool:
    """Whether a weapon or deed stands as the one who acts: "a car bomb killed …"."""
    words = parties.known.classes["attack"] | parties.known.classes["fire"]
    heads = next((group for group in draft.actors if group), [])
    return bool(heads) and all(parties.parse.lemmas[head].lower() in words for head in heads)


def _deed(parties: Parties, party: Party) -> bool:
    """Whether a party that nobody is known by is a weapon or a deed: "a shootout left six dead"."""
    if party.actor is not None:
        return False
    words = parties.known.classes["attack"] | parties.known.classes["fire"]
    return parties.parse.lemmas[_head(parties, party)].lower() in words


def _head(parties: Parties, party: Party) -> int:
    """The token that heads a party's words."""
    parse = parties.parse
    tokens = parse.tokens(party.span)
    return next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[-1])


def _target(parties: Parties, party: Party, kind: str) -> bool:
    """Whether a thing is one that such deeds are done to."""
    parse = parties.parse
    words = targets().get(kind, frozenset())
    return any(parse.lemmas[t].lower() in words and parse.pos[t] in at_.NOMINAL for t in parse.tokens(party.span))
