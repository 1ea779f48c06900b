"""What kind of party somebody is to an event: a person, a company, a citizen, a thing that a deed may be done to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.homes import homes_of, is_country
from allegedly.coding.events.parties import Parties
from allegedly.knowledge.predicates import predicates
from allegedly.knowledge.tables import table
from allegedly.nouns import Party

REPORTERS = frozenset({"reporter", "journalist", "correspondent", "newsman", "press"})
# Ends of nouns for people by what they do; nouns of politics among them are known by their classes.
DOERS = ("er", "ist", "aire", "eon", "ian", "eer", "man", "woman", "lord", "rival", "couple", "chef")
HUMAN = ("people", "powers", "troops", "parts", "captives", "office", "diplomat", "workers", "civilians", "refugee",
         "needy", "helpers")  # fmt: skip
# Types of force, which hits things as well as people.
HITTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
# Classes of nouns for what is no one, under a name too.
ABSTRACT = ("relations", "talks", "plan", "law")
CITIZENS, COMPANIES = ".CVL", ".BUS"


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


def head(parties: Parties, party: Party) -> int:
    """The token that heads a party's words."""
    parse = parties.parse
    tokens = parse.tokens(party.span)
    return next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[-1])


def thing(parties: Parties, party: Party) -> bool:
    """Whether a party is no one, but only a noun."""
    if party.actor is not None:
        return False
    parse = parties.parse
    tokens = parse.tokens(party.span)
    heads = [t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t]
    for head in heads:
        if parse.pos[head] in {"PROPN", "PRON", "NUM"}:
            return False
        if any(parse.lemmas[head].lower() in parties.known.classes[name] for name in HUMAN):
            return False
        if parse.tags[head] in {"NN", "NNS"} and party.span not in parties.kinds and hyphened(parties, head):
            return True  # "its Euro-Atlantic aspiration"
    return not any(parse.pos[t] == "PROPN" or parse.words[t].isupper() for t in tokens)


def hyphened(parties: Parties, head: int) -> bool:
    """Whether all that a noun's phrase has in capitals are parts of words with hyphens."""
    parse = parties.parse
    names = [c for c in parse.children[head] if c < head and parse.pos[c] == "PROPN"]
    return bool(names) and all(
        "-" in (parse.words[c], *parse.words[c - 1 : c], *parse.words[c + 1 : c + 2]) for c in names
    )


def person(parties: Parties, party: Party) -> bool:
    """Whether a common noun is somebody by its ending: "its owners", "supremacists"; no thing of another class."""
    lemma = parties.parse.lemmas[head(parties, party)].lower()
    known = any(lemma in words for words in parties.known.classes.values())
    return lemma.endswith(DOERS) and not known


def nobody(parties: Parties, kind: str, party: Party) -> bool:
    """Whether a recipient is no one though it bears a name: "the [Plan of Measures]", "a Summit for [Peace]"."""
    if party.actor is not None or party.span in parties.kinds or kind in HITTING:
        return False
    parse, at = parties.parse, head(parties, party)
    above = parse.heads[parse.heads[at]]
    if parse.deps[at] == "pobj" and parse.lowers[parse.heads[at]] == "for" and parse.tags[above] == "NNP":
        return True
    named = any(parse.pos[t] == "PROPN" or parse.words[t].isupper() for t in parse.tokens(party.span))
    words = (parse.lemmas[at].lower(), parse.lowers[at], parse.lowers[at].removesuffix("s"))
    return named and any(word in parties.known.classes[name] for word in words for name in ABSTRACT)


def brand(parties: Parties, party: Party) -> bool:
    """Whether a party is a weapon or only the name of one: "received [Lancer] missiles", "the sale of [submarines]"."""
    if party.actor is not None or party.span in parties.kinds:
        return False
    parse, at = parties.parse, head(parties, party)
    noun = parse.heads[at] if parse.deps[at] in {"compound", "nmod"} and parse.heads[at] > at else at
    return parse.lemmas[noun].lower() in parties.known.classes["weapons"]


def deed(parties: Parties, party: Party) -> bool:
    """Whether a party that nobody is known by is a weapon or a deed: "a shootout left six dead"."""
    if party.actor is not None:
        return False
    words = parties.known.classes["attack"] | parties.known.classes["fire"]
    return parties.parse.lemmas[head(parties, party)].lower() in words


def target(parties: Parties, party: Party, kind: str) -> bool:
    """Whether a thing is one that such deeds are done to."""
    parse = parties.parse
    words = targets().get(kind, frozenset())
    return any(parse.lemmas[t].lower() in words and parse.pos[t] in at_.NOMINAL for t in parse.tokens(party.span))


def mere_thing(parties: Parties, party: Party, kind: str) -> bool:
    """Whether a party is only a thing, and none that such deeds are done to."""
    return thing(parties, party) and not target(parties, party, kind)


def company(parties: Parties, party: Party) -> bool:
    """Whether a party is a company, by its id or by the noun that its country's name stands before."""
    if party.actor is not None and party.actor.endswith(COMPANIES):
        return True
    if party.actor is not None and ".GOV" in party.actor:
        return False  # a central bank
    words, parse = parties.known.classes["companies"], parties.parse
    last = parse.tokens(party.span)[-1]
    head = parse.heads[last]
    before = head > last and parse.deps[last] in {"amod", "compound", "nmod", "poss"}
    if before and (parse.lemmas[head] in words or parse.lowers[head] == "one"):
        return True  # "[Israeli] start-up", "a Polish company and a [Czech] one"
    # In small letters: a "Development Bank" is a body of its own.
    return any(parse.lemmas[t] in words and parse.words[t].islower() for t in parse.tokens(party.span))


def individual(parties: Parties, party: Party) -> bool:
    """Whether a country's name only tells where somebody is from: "a [Polish] plumber", "his [Irish] landlord"."""
    parse = parties.parse
    last = parse.tokens(party.span)[-1]
    named = any(parse.deps[c] == "det" for c in parse.children[last]) and parse.words[last].endswith("an")
    if is_country(party) and named and parse.pos[last] in {"PROPN", "NOUN", "ADJ"}:
        return True  # "the Ukrainian"
    before = parse.heads[last] > last and parse.deps[last] in {"amod", "compound", "nmod"}
    noun = parse.heads[last] if before else last
    if not is_country(party) or parse.pos[noun] != "NOUN":
        return False
    lemma = parse.lemmas[noun].lower()
    acting = any(lemma in parties.known.classes[name] for name in ("powers", "troops", "attack", "weapons", "visitor"))
    return not acting and lemma.endswith(DOERS)


def citizen(parties: Parties, party: Party) -> bool:
    """Whether a party are citizens, or one by his country's name."""
    return (party.actor or "").endswith(CITIZENS) or individual(parties, party)


def needy(parties: Parties, party: Party) -> bool:
    """Whether a party are people in need: "40 refugees were treated"."""
    classes = parties.known.classes
    return parties.parse.lemmas[head(parties, party)].lower() in classes["needy"] | classes["refugee"]


def reporters(parties: Parties, party: Party) -> bool:
    """Whether a party are reporters."""
    return party.actor is None and parties.parse.lemmas[head(parties, party)].lower() in REPORTERS


def counted(parties: Parties, head: int) -> list[int]:
    """What is counted: "meets 40 percent of the [demand]"; else the head itself."""
    parse = parties.parse
    counts = parse.pos[head] == "NUM" or parse.lemmas[head].lower() in parties.known.classes["counting"]
    return (at_.after(parse, head, "of") if counts else []) or [head]


def may_be_hit(parties: Parties, head: int) -> bool:
    """Whether a noun is somebody or a thing that violence hits."""
    parse = parties.parse
    if parse.pos[head] != "NOUN" or head in parties.covering:
        return True
    lemma = parse.lemmas[head].lower()
    return lemma in targets()["ASSAULT"] or any(lemma in parties.known.classes[name] for name in (*HUMAN, "attack"))


def at_home(actors: Sequence[Party], aimed: Sequence[Party]) -> bool:
    """Whether somebody gives way to his own people only."""
    homes = homes_of(aimed)
    own = homes_of(actors)
    return bool(own) and bool(homes) and homes <= own
