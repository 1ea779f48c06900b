"""Words that tell a deed only of a certain object: positions that are no places, ships of no navy, harmless lists."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import Case
from allegedly.coding.events.homes import homes_of, is_country

MILITARY = frozenset({"navy", "naval", "military", "army", "air", "war", "armed", "coast", "guard", "force", "combat",
                      "fighter", "carrier", "missile", "patrol", "reconnaissance", "surveillance"})  # fmt: skip
FIGHTING = MILITARY | {"bombing", "terror", "terrorist", "insurgent", "ground", "aerial", "offensive", "guerrilla",
                       "bombardment", "shelling", "violence", "violent", "bloody", "brutal", "killing", "suicide",
                       "assassination", "missile", "drone", "rebel"}  # fmt: skip
# On such lists one is punished or suspected; on others one is only counted, or favoured.
PUNISHING = frozenset({"sanctions", "sanction", "black", "blacklist", "terror", "terrorist", "terrorism", "red",
                       "watch", "wanted", "entity", "no", "banned", "ban", "grey", "gray", "embargo", "denied",
                       "blocked", "prohibited", "foreign", "agent", "agents", "sponsors"})  # fmt: skip
HARSH = frozenset({"restrictive", "punitive", "retaliatory", "economic", "coercive", "tough", "tougher", "sanction"})
HURT = frozenset({"dead", "wounded", "injured", "homeless", "displaced", "hospitalized", "hospitalised", "bleeding",
                  "killed", "maimed", "casualties", "ruins"})  # fmt: skip
GIVING_UP = frozenset({"goal", "plan", "aim", "demand", "promise", "pledge", "stance", "threat", "claim", "statement",
                       "idea", "objective", "ambition", "proposal", "policy", "call"})  # fmt: skip
AVERTING = frozenset({"deter", "discourage", "prevent", "counter", "avert", "avoid", "forestall", "preclude"})
GUARDING = frozenset({"protect", "guard", "secure", "defend", "shield", "safeguard", "watch", "police", "patrol"})
OFFICES = frozenset({"duty", "role", "function", "office", "post", "position", "job", "presidency", "chairmanship",
                     "responsibility", "leadership", "reins", "helm", "portfolio", "task", "work"})  # fmt: skip
BALLOTS = frozenset({"vote", "ballot", "majority", "lead", "point", "percent"})
POWERS = frozenset({"power", "effort", "attention", "mind", "resource", "wealth", "capability", "expertise", "energy",
                    "leverage", "momentum", "trust", "confidence", "economy", "reserve", "stock"})  # fmt: skip
# Not "beefed up security": that is done with forces.
SPEAKING_OF = frozenset({"strengthen", "enhance", "improve", "ensure", "expand", "reinforce"})
MONEY = frozenset({"money", "dollar", "euro", "billion", "million", "remittance", "fund", "sum", "amount", "cash"})
FEES = frozenset({"reduce", "cut", "lower", "raise", "increase", "pay", "abolish", "waive", "introduce", "eliminate",
                  "roam"})  # fmt: skip
EVILS = frozenset({"terrorism", "extremism", "corruption", "crime", "trafficking", "poverty", "pandemic", "virus",
                   "disease", "hunger", "drug", "smuggling", "racism", "antisemitism", "change"})  # fmt: skip
GOODS = frozenset(
    {"electricity", "power", "energy", "gas", "oil", "currency", "stock", "trade", "commodity", "student"}
)
NOTHING = frozenset({"world", "future", "eye", "mirror", "sky", "past", "matter", "distance", "camera"})


def _position(case: Case) -> bool:
    """Whether a position is no place: "occupies solid positions in the market", "takes the position that …"."""
    parse = case.parse
    if case.type != "ASSAULT" or case.draft.noun:
        return False
    heads = [t for t in at_.objects(parse, case.draft.token) if parse.lemmas[t] == "position"]
    return bool(heads) and not any(
        parse.pos[t] == "PROPN" for head in heads for t in (*at_.within(parse, head), *at_.possessors(parse, head))
    )


def _ship(case: Case) -> bool:
    """Whether a ship or plane of no navy only travels."""
    parse, draft = case.parse, case.draft
    doing = next((group for group in draft.actors if group), [])
    if case.type != "MOBILIZE" or draft.noun or not doing or not all(case.of_class(h, "conveyances") for h in doing):
        return False
    if any((each.actor or "").find(".MIL") >= 0 for each in case.actors):
        return False
    words = {parse.lowers[t] for head in doing for t in parse.subtree(head) if t <= head}
    return not words & MILITARY and draft.sense.objects is None and not draft.sense.rest


def _campaign(case: Case) -> bool:
    """Whether a campaign is one of words and papers: "conducts a campaign to vaccinate the population"."""
    parse = case.parse
    used = [t for t in (case.draft.token, *case.draft.used) if parse.lemmas[t] == "campaign"]
    if case.type not in {"ASSAULT", "RETREAT"} or not used:
        return False
    near = {parse.lowers[c] for t in used for c in parse.children[t]}
    return not near & (FIGHTING | {"against"})


def _delegation(case: Case) -> bool:
    """Whether "teams" that are sent are of officials: no help."""
    parse = case.parse
    sent = [t for t in case.draft.used if parse.lemmas[t] in {"team", "group", "mission"}]
    inside = [h for t in sent for h in at_.after(parse, t, "of")]
    return case.type == "AID" and any(
        parse.lemmas[h] in {"official", "diplomat", "negotiator", "lawyer"} for h in inside
    )


def _statement(case: Case) -> bool:
    """Whether one only makes a statement, not a joint one; or a ruling is on a thing, not against somebody."""
    parse, draft = case.parse, case.draft
    words = {parse.lemmas[t] for t in draft.used}
    if case.type == "SUPPORT" and "statement" in words and not case.draft.noun:
        said = [t for t in draft.used if parse.lemmas[t] == "statement"]
        return not any(parse.lowers[c] in {"joint", "common"} for t in said for c in parse.children[t])
    if case.type == "SANCTION" and draft.sense.mode == "convict" and words & {"ruling", "judgment", "judgement"}:
        return bool(at_.after(parse, draft.token, "on")) and not at_.after(parse, draft.token, "against")
    return False


def _list(case: Case) -> bool:
    """Whether the list is no blacklist ("added to the green list"), or what is taken off it is an item of business."""
    parse, draft = case.parse, case.draft
    if case.type != "SANCTION" or draft.noun:
        return False
    lists = [t for t in draft.used if parse.lemmas[t] == "list"]
    if lists and parse.lemmas[draft.token] in {"add", "put", "place", "include"}:
        words = {parse.lowers[c] for t in lists for c in parse.subtree(t)}
        return not words & PUNISHING
    if any(parse.lemmas[h] == "agenda" for h in at_.after(parse, draft.token, "from")):
        return True
    # "declared measures for the airports": against nobody
    measures = [t for t in draft.used if parse.lemmas[t] == "measure"]
    aimed = any(at_.after(parse, draft.token, where) for where in ("against", "on", "over"))
    return (
        bool(measures) and not aimed and not any(parse.lowers[c] in HARSH for t in measures for c in parse.children[t])
    )


def _gives_up(case: Case) -> bool:
    """Whether somebody only gives up a goal or stops using something: no troops go."""
    parse, draft = case.parse, case.draft
    if case.type != "RETREAT" or draft.noun or draft.sense.objects is not None:
        return False
    heads = at_.after(parse, draft.token, "from")
    return bool(heads) and all(parse.tags[h] == "VBG" or parse.lemmas[h] in GIVING_UP for h in heads)


def _brings_home(case: Case) -> bool:
    """Whether one's own citizens are only brought home."""
    if case.type != "RETREAT" or case.parse.lemmas[case.draft.token] not in {"repatriate", "repatriation", "evacuate"}:
        return False
    return not at_.after(case.parse, case.draft.token, "to") and not any(is_country(each) for each in case.recipients)


def _looks(case: Case) -> bool:
    """Whether what is looked into is no case: "looking into the future"; or nobody known looks into "the matter"."""
    parse = case.parse
    if case.type != "ACCUSE" or case.draft.sense.mode != "investigate" or case.draft.noun:
        return False
    heads = [kinds.head(case.parties, each) for each in case.recipients]
    vague = bool(heads) and all(parse.lemmas[h] in NOTHING for h in heads)
    return vague and not any(each.actor and parse.lemmas[h] == "matter" for each in case.actors for h in heads)


def _alert(case: Case) -> bool:
    """Whether an alert only warns ("issued an alert to ships"), or who pleads guilty asks for nothing."""
    parse, draft = case.parse, case.draft
    if case.type == "MOBILIZE" and draft.noun and draft.governor is not None:
        return parse.lemmas[draft.token] == "alert" and parse.lemmas[draft.governor] in {"issue", "send", "receive"}
    if case.type == "ASSAULT" and parse.lemmas[draft.token] == "leave" and not draft.noun:
        return not any(parse.lowers[t] in HURT for t in parse.subtree(draft.token))
    pleads = case.type == "REQUEST" and parse.lemmas[draft.token] == "plead"
    return pleads and any(parse.lowers[c] in {"guilty", "innocent"} for c in parse.children[draft.token])


def _argues(case: Case) -> bool:
    """Whether somebody only "makes the case" for something."""
    parse, draft = case.parse, case.draft
    cases = any(parse.lemmas[t] == "case" for t in draft.used) and parse.lemmas[draft.token] in {"make", "state", "put"}
    return case.type == "ACCUSE" and cases and not at_.after(parse, draft.token, "against")


def _ties(case: Case) -> bool:
    """Whether somebody is tied to a plan or a sanction, and not to a deed."""
    parse, draft = case.parse, case.draft
    if case.type != "ACCUSE" or parse.lemmas[draft.token] not in {"tie", "link", "connect", "trace"}:
        return False
    heads = at_.after(parse, draft.token, "to")
    if case.recipients and all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients):
        return True  # "linked to a variant"
    return any(case.of_class(h, "sanction", "relations", "agreement", "talks") for h in heads)


def _signs_at_home(case: Case) -> bool:
    """Whether somebody signs a paper for his own offices: "signed a memorandum instructing all agencies"."""
    draft = case.draft
    papers = {"memorandum", "order", "decree", "directive", "proclamation", "instruction"}
    signs = case.type == "SUPPORT" and any(case.parse.lemmas[t] in papers for t in draft.used)
    return signs and case.actors != case.recipients and kinds.at_home(case.actors, case.recipients)


def _defends(case: Case) -> bool:
    """Whether one defends a country with arms: that is no praise."""
    parse, draft = case.parse, case.draft
    if case.type != "SUPPORT" or parse.lemmas[draft.token] not in {"defend", "protect", "guard"}:
        return False
    return any(case.of_class(h, "attack", "troops") for h in at_.after(parse, draft.token, "against"))


def _guards(case: Case) -> bool:
    """Whether troops only defend or guard their own: that helps nobody."""
    parse, draft = case.parse, case.draft
    if case.type != "AID" or draft.noun or parse.lemmas[draft.token] not in GUARDING:
        return False
    own = homes_of(case.actors)
    others = homes_of(case.recipients)
    return not (own and others - own)


def _own_dose(case: Case) -> bool:
    """Whether somebody only gets what is his: "received his first dose of the vaccine"."""
    parse, draft = case.parse, case.draft
    if case.type != "AID" or draft.sense.to[:1] != ("subj",):
        return False
    return any(parse.tags[c] == "PRP$" for t in draft.used for c in parse.children[t])


def _takes_office(case: Case) -> bool:
    """Whether only an office or its work is taken over: "could take over the duties of president"."""
    parse, draft = case.parse, case.draft
    if case.type != "COERCE" or draft.noun or parse.lemmas[draft.token] not in {"take", "assume", "seize"}:
        return False
    heads = [*at_.objects(parse, draft.token), *at_.after(parse, draft.token, "over")]
    return bool(heads) and all(parse.lemmas[h] in OFFICES for h in heads)


def _advises(case: Case) -> bool:
    """Whether an adviser only does his work: "advises the president" asks for nothing."""
    parse, draft = case.parse, case.draft
    if case.type != "REQUEST" or draft.noun or parse.lemmas[draft.token] not in {"advise", "counsel"}:
        return False
    told = at_.complement(parse, draft.token) is not None or bool(at_.after(parse, draft.token, "against"))
    return parse.tags[draft.token] not in {"VBD", "VBN"} and not told


def _helps_harm(case: Case) -> bool:
    """Whether it is an attack that is helped on: "helped plan the bombing" is no help to anybody."""
    return case.type == "AID" and bool(case.recipients) and all(
        case.of_class(kinds.head(case.parties, each), "attack", "violence") and not each.actor
        for each in case.recipients
    )  # fmt: skip


def _nears(case: Case) -> bool:
    """Whether somebody only comes near doing something: "come closer to capturing the town"."""
    parse, draft = case.parse, case.draft
    if case.type != "AGREE" or not any(parse.lowers[t] in {"close", "closer", "near", "nearer"} for t in draft.used):
        return False
    around = [c for t in (draft.token, *draft.used) for c in (t, *parse.children[t])]
    return any(parse.deps[inner] == "pcomp" for c in around for inner in parse.children[c])


def _accident(case: Case) -> bool:
    """Whether only an accident is looked into: "the crash was investigated by police"."""
    if case.type != "ACCUSE" or case.draft.sense.mode != "investigate" or case.draft.noun:
        return False
    parse, token = case.parse, case.draft.token
    heads = at_.subjects(parse, token) if at_.passive(parse, token) else at_.objects(parse, token)
    heads = heads or list(at_.after(parse, token, "into"))
    return bool(heads) and all(case.of_class(h, "accidents", "calamities") for h in heads)


def _of_votes(case: Case) -> bool:
    """Whether what is given are votes or places on ballots: an election's count, and no concession."""
    if case.type not in {"CONCEDE", "RETREAT"}:
        return False
    parse = case.parse
    given = [*case.draft.used, *at_.objects(parse, case.draft.token)]
    near = [t for g in given for t in (g, *parse.children[g]) if parse.pos[t] == "NOUN"]
    return any(parse.lemmas[t] in BALLOTS for t in near)


def _gathers(case: Case) -> bool:
    """Whether what is massed or built up are no forces: "concentrate power in his hands"."""
    parse, draft = case.parse, case.draft
    if case.type != "MOBILIZE" or draft.noun:
        return False
    heads = at_.objects(parse, draft.token)
    if parse.deps[draft.token] == "acl":
        heads = heads or [parse.heads[draft.token]]
    return bool(heads) and all(parse.lemmas[h] in POWERS for h in heads)


def _security(case: Case) -> bool:
    """Whether security is only talked of: "friendly relations, to strengthen security in the region"."""
    parse, draft = case.parse, case.draft
    spoken = case.type == "MOBILIZE" and parse.lemmas[draft.token] in SPEAKING_OF
    return spoken and any(parse.lemmas[t] == "security" for t in draft.used)


def _sends_money(case: Case) -> bool:
    """Whether it is money that is sent back: "sent two billion dollars back to their families"."""
    parse, draft = case.parse, case.draft
    if case.type != "COERCE" or draft.noun or parse.lemmas[draft.token] not in {"send", "turn", "bring"}:
        return False
    heads = at_.objects(parse, draft.token)
    return bool(heads) and all(
        parse.lemmas[h].lower() in MONEY or any(parse.tags[c] == "$" for c in parse.subtree(h)) for h in heads
    )


def _fees(case: Case) -> bool:
    """Whether charges are fees: "reducing roaming charges between the two"."""
    parse, draft = case.parse, case.draft
    if case.type != "ACCUSE" or not draft.noun or parse.lemmas[draft.token] != "charge":
        return False
    around = (parse.heads[draft.token], *(c for c in parse.children[draft.token] if parse.tags[c] == "VBG"))
    return any(parse.lemmas[t] in FEES for t in around)


def _against_evil(case: Case) -> bool:
    """Whether the fight is one against an evil, and against nobody: "fight against terrorism and corruption"."""
    parse, draft = case.parse, case.draft
    if case.type != "ASSAULT" or parse.lemmas[draft.token] not in {"fight", "combat", "battle", "struggle", "war"}:
        return False
    heads = at_.after(parse, draft.token, "against")
    return bool(heads) and all(parse.lemmas[h].lower() in EVILS for h in heads)


def _trades(case: Case) -> bool:
    """Whether what is exchanged or gathered are goods or facts, and no views: "has electricity exchange with"."""
    parse, token = case.parse, case.draft.token
    if case.type != "CONSULT":
        return False
    exchanges = [t for t in (token, *case.draft.used) if parse.lemmas[t] == "exchange" and parse.pos[t] == "NOUN"]
    if any(parse.lemmas[c] in GOODS for t in exchanges for c in parse.children[t] if parse.deps[c] == "compound"):
        return True
    return parse.lemmas[token] == "gather" and parse.deps[token] == "acl"


def _threatening_thing(case: Case) -> bool:
    """Whether a thing only is a danger: "weapons threatening Norland", "the storm threatening the coast"."""
    parse, at = case.parse, case.draft.token
    if case.type != "THREATEN" or parse.lemmas[at] != "threaten" or parse.deps[at] != "acl" or parse.tags[at] != "VBG":
        return False
    noun = parse.heads[at]
    if parse.deps[noun] == "pobj" and parse.lowers[parse.heads[noun]] == "of":  # "the deployment of systems"
        above = parse.heads[parse.heads[noun]]
        return not any(case.of_class(t, *kinds.HUMAN) for t in (noun, above) if parse.pos[t] == "NOUN")
    return parse.pos[noun] == "NOUN" and not case.of_class(noun, *kinds.HUMAN)


def _by_law(case: Case) -> bool:
    """Whether a law allowed it: a rule is no deed."""
    doing = next((group for group in case.draft.actors if group), [])
    return case.type == "CONCEDE" and bool(doing) and all(
        case.parse.lemmas[h] in {"law", "rule", "constitution", "act", "system", "treaty"} for h in doing
    )  # fmt: skip


def _names(case: Case) -> bool:
    """Whether something only is called by a name: "what it called the harshest sanctions on Norland"."""
    parse, token = case.parse, case.draft.token
    if parse.lemmas[token] != "call" or case.draft.sense.type != "REQUEST":
        return False
    asked = parse.child(token, "dobj")
    return asked is not None and parse.tags[asked] == "WP" and parse.child(token, "oprd") is not None


def _deters(case: Case) -> bool:
    """Whether an attack is only to be averted: "to deter aggression", "agreed to counter Norland's aggression"."""
    parse, token = case.parse, case.draft.token
    if case.type == "REQUEST" and parse.lemmas[token] in AVERTING:
        heads = at_.objects(parse, token)
        return bool(heads) and all(case.of_class(h, "attack", "violence", "terror") for h in heads)
    verb = parse.heads[token]
    averted = parse.deps[token] == "dobj" and parse.lemmas[verb] in AVERTING and parse.tags[verb] in {"VB", "VBG"}
    return case.draft.noun and case.draft.governor is None and averted


REASONS = (
    _position,
    _ship,
    _campaign,
    _delegation,
    _statement,
    _list,
    _gives_up,
    _brings_home,
    _looks,
    _alert,
    _argues,
    _ties,
    _signs_at_home,
    _defends,
    _guards,
    _own_dose,
    _takes_office,
    _advises,
    _helps_harm,
    _nears,
    _accident,
    _of_votes,
    _gathers,
    _security,
    _sends_money,
    _fees,
    _against_evil,
    _trades,
    _threatening_thing,
    _by_law,
    _names,
    _deters,
)
