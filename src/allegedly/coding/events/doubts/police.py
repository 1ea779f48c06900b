"""The daily work of police and courts, and accidents: thieves caught, drivers charged, people killed in a stampede."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import Case
from allegedly.nouns import Party

# What police, courts and criminals do to each other.
CASES = frozenset({"COERCE", "ACCUSE", "SANCTION", "RETREAT", "SUPPORT", "AGREE", "REQUEST", "CONCEDE", "PROTEST"})
# So many sentences before it tell what a case is about: news of crime says it once.
BEFORE = 3
# Victims and culprits of politics, whoever they are.
OF_POLITICS = ("powers", "troops", "terror", "protest", "office", "diplomat", "refugee")
# Courts and police of a country bear its name and still catch thieves.
BODIES = (".COP", ".JUD")
LIFTING = frozenset({"declare", "proclaim", "announce", "impose", "extend"})
BESETTING = frozenset({"block", "cordon", "seal", "fence", "tape"})


def _crime(case: Case) -> bool:
    """Whether police and courts, or criminals, only have to do with a crime of daily life."""
    if case.type not in CASES or not (case.actors or case.recipients):
        return False
    if not all(_of_the_case(case, each) for each in (*case.actors, *case.recipients)):
        return False
    if any(case.of_class(kinds.head(case.parties, each), *OF_POLITICS) for each in case.recipients):
        return False
    words = {case.parse.lemmas[t].lower() for t in _around(case)}
    classes = case.parties.known.classes
    return not words.isdisjoint(classes["crimes"]) or (case.type in {"SUPPORT", "AGREE", "RETREAT"} and len(
        words & classes["trials"]) > 1)  # fmt: skip


def _of_the_case(case: Case, party: Party) -> bool:
    """Whether a party is police, a court, or somebody whom the program does not know."""
    actor = party.actor or ""
    return not actor or actor.endswith(BODIES)


def _around(case: Case) -> range:
    """The tokens of the draft's sentence and of those before it."""
    parse = case.parse
    number = parse.sentence_of[case.draft.token]
    return range(parse.sentences[max(0, number - BEFORE)][0], parse.sentences[number][1])


def _sentenced(case: Case) -> bool:
    """Whether a court only sentences somebody whom the program does not know, or opens so many cases."""
    if not all(_of_the_case(case, each) for each in (*case.actors, *case.recipients)):
        return False
    if case.type == "SANCTION" and case.draft.sense.mode == "convict":
        heads = [kinds.head(case.parties, each) for each in case.recipients]
        return bool(heads) and not any(case.of_class(head, *OF_POLITICS) for head in heads)
    return (
        case.type == "ACCUSE"
        and bool(case.recipients)
        and all(case.parse.lemmas[kinds.head(case.parties, each)] == "case" for each in case.recipients)
    )


def _murder(case: Case) -> bool:
    """Whether one person has killed others of whom nobody is known: "a Norland man convicted of killing a couple"."""
    if case.type != "ASSAULT" or not case.actors or any(each.actor for each in case.recipients):
        return False
    parse = case.parse
    heads = [kinds.head(case.parties, each) for each in case.actors]
    single = all(
        (parse.tags[h] == "NN" or kinds.individual(case.parties, each))
        and case.of_class(h, "people", "private")
        and not case.of_class(h, "powers", "troops", "terror")
        for h, each in zip(heads, case.actors, strict=True)
    )
    tried = any(parse.lemmas[t] in {"convict", "murder", "sentence"} for t in range(*case.sentence))
    return single and tried


def _accident(case: Case) -> bool:
    """Whether people were hurt by a mishap or a force of nature: "were killed in a stampede"."""
    if case.type != "ASSAULT" or case.actors or not at_.passive(case.parse, case.verb):
        return False
    heads = [h for where in ("in", "during", "by") for h in at_.after(case.parse, case.verb, where)]
    return any(case.of_class(head, "accidents") for head in heads)


def _emergency(case: Case) -> bool:
    """Whether an emergency is declared for a disease or a disaster: that coerces nobody."""
    parse, draft = case.parse, case.draft
    words = [parse.lowers[t] for t in (draft.token, *draft.used)]
    declared = "emergency" in words or any("emergency" in parse.lowers[t] for t in parse.subtree(case.verb))
    if case.type != "COERCE" or not declared or parse.lemmas[case.verb] not in LIFTING:
        return False
    return any(case.of_class(t, "calamities") for t in _around(case))


def _cordon(case: Case) -> bool:
    """Whether a place was only cordoned off, by nobody in particular."""
    return case.type in {"COERCE", "PROTEST"} and not case.actors and case.parse.lemmas[case.verb] in BESETTING and any(
        case.parse.lowers[c] == "off" for c in case.parse.children[case.verb])  # fmt: skip


def _kin(case: Case) -> bool:
    """Whether it is done by or to families and friends: "died, surrounded by family", "met the ambassadors' wives"."""
    if case.type not in {"PROTEST", "CONSULT"}:
        return False
    sides = [next((group for group in groups if group), []) for groups in (case.draft.actors, case.draft.recipients)]
    return any(
        bool(side) and all(case.of_class(h, "kin") and case.parse.pos[h] == "NOUN" for h in side) for side in sides
    )


REASONS = (_crime, _sentenced, _murder, _accident, _emergency, _cordon, _kin)
