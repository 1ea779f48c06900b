"""Deeds whose parties are no two of politics: citizens, firms, papers, people at home, nobody in particular."""

from __future__ import annotations

from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import KIND, PRESENT, Case
from allegedly.coding.events.homes import COUNTRY, homes_of, is_country
from allegedly.nouns import Party

# Deeds between one and another: what parts of one state do for each other is its daily work.
BETWEEN = frozenset({"AID", "COOPERATE"})
# What only those who rule, fight or lead others do, and what is done only to somebody.
POWERFUL = frozenset(
    {"AGREE", "CONSULT", "COOPERATE", "AID", "CONCEDE", "MOBILIZE", "SANCTION", "THREATEN", "COERCE", "SUPPORT"}
)
TO_SOMEBODY = frozenset({"AID", "COOPERATE", "CONSULT", "SANCTION", "THREATEN", "REQUEST"})
# Deeds that those who talk of themselves and each other name most loosely.
TALKED = KIND | {"REQUEST", "REJECT", "THREATEN", "MOBILIZE"}
TALKING = frozenset("I we We us our Our ours my My me you You your Your".split())  # not "US"
# Deeds of politics only among those who make it.
MEETING = frozenset({"CONSULT", "SUPPORT", "AGREE"})
MEDIA = ".MED"
# Classes of nouns by which a state acts: "Norland's [warplanes]", "the Norland [decision]".
ACTING = ("acting", "powers", "troops", "weapons", "attack", "fire", "ship", "office", "diplomat", "delegation",
          "visitor", "policy", "plan", "proposal", "aims", "support", "documents", "talks", "agreement", "words",
          "anger", "people", "parts", "protest", "sanction", "rhetoric", "relations")  # fmt: skip


def _business(case: Case) -> bool:
    """Whether companies only invest, or are polite to their customers."""
    firms = bool(case.actors) and all(
        kinds.company(case.parties, e) or case.of_class(kinds.head(case.parties, e), "companies") for e in case.actors
    )
    customers = case.type == "SUPPORT" and bool(case.recipients) and not any(each.actor for each in case.recipients)
    return firms and (customers or case.parse.lemmas[case.draft.token] == "invest")


def _at_home(case: Case) -> bool:
    """Whether it stays in the family: promises to one's own, bills put to parliament, one office helping another."""
    if case.type == "COOPERATE" and case.actors == case.recipients:
        known = [each.actor for each in case.actors if each.actor]  # two offices of one state work together
        return len(known) == len(case.actors) > 1 and len({actor[:COUNTRY] for actor in known}) == 1
    if case.draft.noun or not case.recipients or case.actors == case.recipients:
        return False
    if case.type in BETWEEN:
        homes = homes_of((*case.actors, *case.recipients))
        needy = any(kinds.needy(case.parties, each) for each in case.recipients)
        both = all(any(each.actor for each in side) for side in (case.actors, case.recipients))
        return both and len(homes) == 1 and not needy
    words = (case.type == "AGREE" and not case.draft.took) or (
        case.type == "REQUEST" and case.draft.sense.objects is not None
    )
    return words and kinds.at_home(case.actors, case.recipients)


def _loose_talk(case: Case) -> bool:
    """Whether people talk of themselves, and not of two that are known or rule: "I think that we help them a lot"."""
    parse = case.parse
    first, end = case.sentence
    if case.type not in TALKED or TALKING.isdisjoint(parse.words[first:end]):
        return False
    for side in (case.actors, case.recipients):
        if not any(each.actor or case.parties.political(each) for each in side):
            return True
    return len({(each.actor or each.text)[:COUNTRY] for each in (*case.actors, *case.recipients)}) == 1


def _by_paper(case: Case) -> bool:
    """Whether only a document acts: "Resolution 12 settled it"."""
    if not case.actors or case.draft.noun:
        return False
    for each in case.actors:
        opens = case.parse.tokens(each.span)[:1]  # "Resolution 2231"
        heads = (kinds.head(case.parties, each), *opens)
        if each.actor or not any(case.of_class(t, "documents", "agreement", "plan") for t in heads):
            return False
    return True


def _weak(case: Case) -> bool:
    """Whether nobody known or of power is said to do what only such do, or it is done only to things."""
    doing = case.type in POWERFUL and case.actors and not any(_strong(case, each) for each in case.actors)
    things = (
        case.type in TO_SOMEBODY
        and case.recipients
        and all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients)
    )
    return bool(doing or things)


def _unknown(case: Case) -> bool:
    """Whether both sides are only pronouns for nobody known, or any people are invited."""
    sides = (*case.actors, *case.recipients)
    pronouns = [case.parse.pos[kinds.head(case.parties, each)] == "PRON" and not each.actor for each in sides]
    invited = case.parse.lemmas[case.draft.token] == "invite" and bool(case.recipients)
    return (bool(pronouns) and all(pronouns)) or (invited and not any(_strong(case, each) for each in case.recipients))


def _strong(case: Case, party: Party) -> bool:
    """Whether a party is known, named, or of a kind that rules, meets or fights."""
    head = kinds.head(case.parties, party)
    named = case.parse.pos[head] == "PROPN" or case.parse.words[head].isupper()
    if party.actor or named or case.parties.political(party):
        return True
    return case.of_class(head, "visitor", "delegation", "powers", "troops", "plenty")


def _by_citizens(case: Case) -> bool:
    """Whether citizens help or trade, which is no politics."""
    return case.type in BETWEEN and bool(case.actors) and all(kinds.citizen(case.parties, e) for e in case.actors)


def _helped_by_no_one(case: Case) -> bool:
    """Whether who helps is nobody of politics: "was aided by younger voters"."""
    if case.type != "AID" or case.draft.noun or not case.actors:
        return False
    return not any(
        each.actor or case.parties.known_as(each) or case.of_class(kinds.head(case.parties, each), "helpers", "powers")
        for each in case.actors
    )


def _private(case: Case) -> bool:
    """Whether one side are people who make no politics: "met a student", "talked to the press"."""
    parse = case.parse
    if case.type not in MEETING:
        return False
    for side in (case.actors, case.recipients):
        if side and all(each.actor is None and _of_age(case, each) for each in side):
            return True
        if case.type == "CONSULT" and side and all((each.actor or "").endswith(MEDIA) for each in side):
            return True
        heads = [kinds.head(case.parties, each) for each in side if each.actor is None]
        around = [
            [head, *(c for c in parse.children[head] if parse.deps[c] in {"compound", "appos", "amod", "nmod"})]
            for head in heads
        ]
        if side and len(heads) == len(side) and all(any(case.of_class(t, "private") for t in near) for near in around):
            return True
    return False


def _programme(case: Case) -> bool:
    """Whether it is only told what a party stands for: "the party advocates lower taxes"."""
    parse, draft = case.parse, case.draft
    stands = case.type == "SUPPORT" and parse.lemmas[draft.token] in {"advocate", "favor", "favour", "champion"}
    told = stands and not draft.noun and parse.tags[draft.token] in PRESENT
    return told and not any(each.actor for each in case.recipients)


def _of_age(case: Case, party: Party) -> bool:
    """Whether somebody's age is told: "the 17-year-old Jan Berg"."""
    tokens = case.parse.subtree(kinds.head(case.parties, party))
    first, last = min(tokens), max(tokens)
    return case.parse.quote(case.parse.span(first, last)).lower().find("year-old") >= 0


def _chaired(case: Case) -> bool:
    """Whether somebody only presides over a body of his own state, or tells his own of what he does."""
    presiding = {"chair", "preside", "brief", "inform", "update"}
    chairs = case.type == "CONSULT" and case.parse.lemmas[case.draft.token] in presiding
    known = case.recipients and all(each.actor for each in case.recipients)
    return chairs and bool(known) and kinds.at_home(case.actors, case.recipients)


def _with_all(case: Case) -> bool:
    """Whether one stands with nobody in particular: "stands with the global community"."""
    words = case.parse.lemmas[case.draft.token] == "stand" and case.type == "SUPPORT" and not case.draft.noun
    return words and bool(case.recipients) and not any(
        each.actor or case.parse.pos[kinds.head(case.parties, each)] == "PROPN" for each in case.recipients
    )  # fmt: skip


def _adorned(case: Case) -> bool:
    """Whether the actors are nouns that do no politics, with a country's name: "a Sudland [countess]"."""
    return bool(case.actors) and not case.draft.noun and all(_adorns(case, each) for each in case.actors)


def _thing_acts(case: Case) -> bool:
    """Whether somebody's thing is the subject: "his politics clashed with theirs", "the pact's end harmed Sudland"."""
    parse, draft = case.parse, case.draft
    heads = next((group for group in draft.actors if group), [])
    if draft.noun or not case.actors or not heads:
        return False
    return all(
        parse.pos[head] == "NOUN"
        and not parse.words[head].isupper()
        and head not in case.parties.covering
        and not case.of_class(head, *ACTING, *kinds.HUMAN)
        for head in heads
    )


def _adorns(case: Case, party: Party) -> bool:
    if not is_country(party):
        return False
    parse = case.parse
    last = parse.tokens(party.span)[-1]
    noun = parse.heads[last]
    if noun <= last or parse.pos[noun] != "NOUN" or parse.deps[last] not in {"amod", "compound", "nmod", "poss"}:
        return False
    return not case.of_class(noun, *ACTING)


def _habit(case: Case) -> bool:
    """Whether somebody is said to do it to his own kind of people all the time: "punishes its poets"."""
    parse, token = case.parse, case.draft.token
    if parse.tags[token] not in PRESENT or not (case.actors and case.recipients):
        return False
    heads = [kinds.head(case.parties, each) for each in case.recipients]
    own = all(parse.tags[h] == "NNS" and any(parse.tags[c] == "PRP$" for c in parse.children[h]) for h in heads)
    return own and not any(parse.deps[c] in {"npadvmod", "prep"} for c in parse.children[token])


REASONS = (
    _at_home,
    _loose_talk,
    _by_paper,
    _by_citizens,
    _weak,
    _unknown,
    _helped_by_no_one,
    _private,
    _chaired,
    _programme,
    _with_all,
    _adorned,
    _thing_acts,
    _habit,
    _business,
)
