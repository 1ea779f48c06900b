"""Whether those who stand around a predicate make it an event of politics: who is somebody, what is done to what.

A predicate found by grammar is only a word; that somebody known does it to somebody, or to a thing that such deeds are
done to, makes it an event. Each rule is about kinds of parties, none about single words.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.homes import is_country
from allegedly.coding.events.parties import Parties
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import CLAUSE, DUTY, OBJECT
from allegedly.nouns import Party

# Deeds of force: they count between people of whom none is known ("gunmen killed two policemen"), and with only those
# named who undergo them ("two Turkish soldiers were killed").
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
SUFFERED = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
# What nobody does without another: it needs one to whom it is done.
TOWARDS = frozenset({"ASSAULT", "AID", "COOPERATE", "SUPPORT", "CONSULT"})
# Who is meant may be unknown, that it is somebody is not.
PERSONS = frozenset({"him", "her", "them"})
# Deeds done with the object itself: "sent officers", "fired missiles".
OWN = frozenset({"MOBILIZE"})
# Types whose recipients may be things of any kind, where there is nobody else.
OF_THINGS = frozenset(
    {
        "ACCUSE",
        "REJECT",
        "SUPPORT",
        "PROTEST",
        "ASSAULT",
        "REQUEST",
        "THREATEN",
        "SANCTION",
        "RETREAT",
    }
)
POINTING = frozenset(
    {"themselves", "itself", "himself", "herself", "this", "that", "these", "those", "it", "which", "what"}
)
ONLY_THREATS = frozenset({"threat", "menace", "danger", "deterrent"})
NOBODY = frozenset({"no one", "no-one", "nobody", "none"})
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
MEDIA = "MED."
MEETING = frozenset({"CONSULT", "SUPPORT", "REQUEST"})
# What companies and citizens do with each other every day is no politics.
PRIVATE = frozenset({"COOPERATE", "AGREE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "CONSULT", "REQUEST", "THREATEN"})
# Deeds in words, which count by whose they are.
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "CONCEDE"})
# Verbs that mean violence to people, but a game between countries.
CONTESTS = frozenset("beat thrash edge trounce face defeat sink stun down overcome eliminate overpower".split())


def narrowed(
    parties: Parties, draft: Draft, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties without those that are only things beside somebody, and without weapons and deeds that act."""
    recipients = tuple(each for each in recipients if each.actor or not _points(parties, each))
    doing = tuple(
        each
        for each in actors
        if not (
            kinds.thing(parties, each)
            or kinds.deed(parties, each)
            or kinds.brand(parties, each)
            or each.text.lower() in NOBODY
        )
    )
    near = tuple(each for each in recipients if not _far(parties, draft, each))
    aimed = tuple(each for each in near if not kinds.mere_thing(parties, each, draft.type))
    own = [token for token in draft.used if draft.type in OWN]
    aimed = tuple(each for each in aimed if kinds.head(parties, each) not in own)
    return doing, aimed or (near if draft.type in OF_THINGS or draft.took else ())


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
    head = kinds.head(parties, party)
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
    if actors and all(kinds.thing(parties, party) for party in actors):
        return False
    aimed = [party for party in recipients if not kinds.mere_thing(parties, party, draft.type)]
    forced = draft.type in FORCE and (actors or by_deed(parties, draft)) and (aimed or draft.type == "PROTEST")
    if not forced and not any(parties.political(party) for party in (*actors, *aimed)):
        return False
    if actors and draft.type != "ASSAULT" and _private(parties, draft, actors, recipients):
        return False
    if _contest(parties, draft, actors, recipients) or _meets_a_thing(parties, draft):
        return False
    if _reported(parties, draft, actors, recipients) or _figurative(parties, draft):
        return False
    if not actors:
        subject = parties.parse.child(draft.token, "nsubj")
        nobody = (not any(draft.actors) and subject is None) or by_deed(parties, draft)
        if draft.type == "AID" and not any(kinds.needy(parties, party) for party in aimed):
            return False  # "the minister was treated in hospital"
        return draft.type in SUFFERED and bool(aimed) and nobody
    if draft.noun and (_stands_only(parties, draft) or (draft.governor is None and not (actors and aimed))):
        return False
    if draft.sense.to[:1] == (DUTY,) and (not _public(parties, aimed) or kinds.at_home(actors, aimed)):
        return False
    if draft.type == "CONCEDE" == draft.sense.type and kinds.at_home(actors, aimed):
        return False
    warned = all((party.actor or "").endswith(kinds.CITIZENS) for party in aimed)
    if draft.type == "THREATEN" == draft.sense.type and warned and kinds.at_home(actors, aimed):
        return False  # "warned its citizens against travel"
    if draft.sense.known and not any(each.actor or kinds.target(parties, each, "MOBILIZE") for each in recipients):
        return False
    public = _public(parties, actors) and _public(parties, aimed)
    if _announced(draft) and not (aimed and (public or any(party.actor for party in (*actors, *aimed)))):
        return False
    if draft.type in WORDS and not any(_somebody(parties, party) for party in actors):
        return False
    if draft.type == "PROTEST" and draft.sense.mode == "demo" and all(_rules(party) for party in actors):
        return False  # "Norland has demonstrated"
    if draft.type == "SANCTION" and not aimed and draft.sense.mode not in {"expel", "withdraw"}:
        return any(head in parties.covering for group in draft.recipients for head in group)
    if draft.type in LAWMAKING and _legislates(parties, draft, actors, aimed):
        return False
    if _keeps_to_himself(parties, draft) and not _public(parties, aimed):
        return False
    if not aimed:
        if draft.type == "CONCEDE" == draft.sense.type and draft.sense.rest and draft.sense.to:
            return False  # "carries out reforms"
        given = draft.type == "AID" and _gives(parties, draft) and any(party.actor for party in actors)
        if draft.type in TOWARDS and not given:
            return False
        if any(parties.parse.lemmas[token] in VAGUE for token in draft.used):
            return False
        return draft.type == "PROTEST" or (_specific(parties.parse, draft) and parties.political(actors[0]))
    return True


def _somebody(parties: Parties, party: Party) -> bool:
    """Whether a party is known, named or of a kind that politics listens to, not just "people"."""
    return parties.known_as(party) or parties.many(party)


def _rules(party: Party) -> bool:
    """Whether a party is a state or its government."""
    return is_country(party) or ".GOV" in (party.actor or "")


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
    law = parties.known.classes["law"]
    laws = bool(aimed) and all(parties.parse.lemmas[kinds.head(parties, party)].lower() in law for party in aimed)
    if draft.type == "SUPPORT" and laws and not any(party.actor for party in aimed):
        return True  # "approved a law"
    lawmakers = any(LAWMAKERS in (party.actor or "") for party in actors)
    if not (lawmakers and aimed):
        return False
    if draft.type == "SUPPORT" and kinds.at_home(actors, aimed):
        return True
    return all(kinds.thing(parties, party) for party in aimed)


def _keeps_to_himself(parties: Parties, draft: Draft) -> bool:
    """Whether somebody only does not do something that is no event: "refused to believe it"."""
    plain = draft.type == "REJECT" == draft.sense.type and CLAUSE in draft.sense.to and not draft.sense.rest
    below = at_.complement(parties.parse, draft.token)
    return plain and not draft.took and below is not None and parties.parse.deps[below] == "xcomp"


def _gives(parties: Parties, draft: Draft) -> bool:
    """Whether something has been given away, to whomever: not "opened a bridge", not "China gives loans"."""
    parse, classes = parties.parse, parties.known.classes
    if draft.sense.objects is None or parse.tags[draft.token] in {"VBZ", "VBP", "VBG"}:
        return False
    return not any(parse.lemmas[token].lower() in classes["shelters"] for token in draft.used)


def _public(parties: Parties, those: Sequence[Party]) -> bool:
    """Whether one of them acts in politics."""
    return any(parties.political(party) for party in those)


def _reported(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether the deed is only that somebody tells the media, or that people come together who do no politics."""
    if draft.type not in MEETING and not draft.noun:
        return False
    for side in (actors, recipients):
        if side and all((party.actor or "").startswith(MEDIA) or kinds.reporters(parties, party) for party in side):
            return True
    heads = [kinds.head(parties, party) for party in actors if party.actor is None]
    common = len(heads) == len(actors) > 0 and all(parties.parse.pos[head] == "NOUN" for head in heads)
    return draft.type == "CONSULT" and common and not _public(parties, actors)


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
    if draft.type == "REJECT" and any(draft.recipients):
        return True
    agreed = kinds.targets().get("AGREE", frozenset())
    if draft.type == "AGREE" and any(parse.lemmas[t].lower() in agreed for group in draft.recipients for t in group):
        return True
    if any(parse.lowers[head] in PERSONS for group in draft.recipients for head in group):
        return True
    changed = draft.type != draft.sense.type or draft.refused or draft.reversed or draft.governor is not None
    return changed or draft.sense.objects is not None or bool(draft.sense.rest)


def _private(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether citizens act by no more than a word ("sought refuge in" is politics), or companies among themselves."""
    if draft.type in PRIVATE and all(kinds.individual(parties, party) for party in actors):
        return True
    if draft.type in PRIVATE and all(kinds.citizen(parties, party) for party in actors):
        public = any(parties.political(party) and not kinds.citizen(parties, party) for party in recipients)
        return not (_specific(parties.parse, draft) and public)
    if all(kinds.company(parties, each) for each in actors) and any(
        kinds.company(parties, each) for each in recipients
    ):
        return True
    sides = [party for party in (*actors, *recipients) if kinds.head(parties, party) not in draft.used]
    return all(
        kinds.company(parties, each) or kinds.thing(parties, each) or kinds.individual(parties, each) for each in sides
    )


def _contest(parties: Parties, draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether a country "beats" another: a game."""
    lemma = parties.parse.lemmas[draft.token].lower()
    if lemma not in CONTESTS:
        return False
    homes = any(is_country(party) for party in actors)
    people = homes and any((party.actor or "").endswith(kinds.CITIZENS) for party in recipients)
    return people or any(is_country(party) for party in recipients)


def _meets_a_thing(parties: Parties, draft: Draft) -> bool:
    """Whether what is met or visited is a thing of somebody's: "meets the interests of both nations"."""
    sense = draft.sense
    if draft.type != "CONSULT" or draft.noun or sense.objects is not None or sense.rest or sense.to[:1] != (OBJECT,):
        return False
    parse, classes = parties.parse, parties.known.classes
    words = frozenset().union(*(classes[name] for name in (*kinds.HUMAN, *MET)))
    heads = at_.objects(parse, draft.token)
    heads = [inner for head in heads for inner in kinds.counted(parties, head)]
    return bool(heads) and all(
        parse.pos[head] == "NOUN" and parse.lemmas[head].lower() not in words and head not in parties.covering
        for head in heads
    )


def _figurative(parties: Parties, draft: Draft) -> bool:
    """Whether what is attacked or fought is a thing that no violence hits: fires, a disease, somebody's reputation."""
    parse, sense = parties.parse, draft.sense
    if draft.type != "ASSAULT" or draft.noun or sense.objects is not None or sense.rest or OBJECT not in sense.to:
        return False
    heads = at_.objects(parse, draft.token)
    return bool(heads) and not any(
        kinds.may_be_hit(parties, inner) for head in heads for inner in kinds.counted(parties, head)
    )


def by_deed(parties: Parties, draft: Draft) -> bool:
    """Whether a weapon or deed stands as the one who acts: "a car bomb killed …"."""
    words = parties.known.classes["attack"] | parties.known.classes["fire"]
    heads = next((group for group in draft.actors if group), [])
    return bool(heads) and all(parties.parse.lemmas[head].lower() in words for head in heads)
