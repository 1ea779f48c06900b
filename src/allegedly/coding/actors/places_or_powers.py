"""Whether a capital's name means the place or the government that sits there."""

from __future__ import annotations

from collections.abc import Mapping

from allegedly.coding.actors.names import Name
from allegedly.coding.actors.units import Unit
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors


def is_place(parse: Parse, actors: Actors, name: Name, units: list[Unit]) -> bool:
    """True for "in Moscow", "arrived in Tehran", "the Kyiv metro", "Kyiv, Ukraine"; False for "Moscow says"."""
    words = actors.words
    context = words.context
    at = next((number for number, unit in enumerate(units) if unit.name is name), 0)
    following = units[at + 1] if at + 1 < len(units) else None
    if following is not None and following.sort != "possessive":
        return not (following.sort == "key" and following is units[-1])
    before = units[at - 1] if at else None
    if before is not None and before.sort == "capital" and before.last == name.first - 1:
        return True  # "Real Madrid", "Denzel Washington": the last word of another name
    if following is not None and parse.lowers[units[-1].last] in context["place_noun"]:
        return True
    if at and parse.lowers[units[at - 1].last] in {
        "capital",
        "city",
        "downtown",
        "central",
        "eastern",
        "western",
        "northern",
        "southern",
        "greater",
        "near",
        "port",
    }:
        return True
    end = name.last
    if end + 2 < len(parse) and parse.words[end + 1] == "," and parse.tags[end + 2] == "NNP":
        senses = actors.senses.get(parse.words[end + 2], ())
        if not any(sense.sort == "capital" for sense in senses):
            return True  # "Kyiv, Ukraine", but "Washington, Ottawa and Mexico City"
    if _beside_town(parse, actors, end):
        return True
    token = end
    while parse.deps[token] in {"conj", "appos"}:
        token = parse.heads[token]
    dep, head = parse.deps[token], parse.heads[token]
    if parse.tags[name.first - 1][:2] == "VB" and parse.lemmas[name.first - 1] in context["place_object_verb"]:
        return name.first > 0  # "bombed Sanaa", whatever the parser takes it for
    if dep == "pobj":
        preposition = parse.lowers[head]
        if preposition in context["place_preposition"]:
            return True
        governor = parse.lemmas[parse.heads[head]]
        if preposition in {"to", "from"} and parse.lowers[head - 1] in context["motion_noun"]:
            return True  # "blocked the road to Beirut", whatever the parser hangs it on
        if preposition == "from" and (parse.lowers[head - 1] in context["words_noun"] or _sent(parse, head, context)):
            return True
        of_person = parse.lowers[head - 1] in context["own_person"] or parse.lowers[head - 1] in words.people
        if preposition == "from" and of_person:
            return True  # "a poet from Paris"
        if preposition in {"to", "from", "toward", "towards"}:
            moved = parse.heads[parse.heads[head]]  # "moved its embassy to Jerusalem", as a parser hangs it on the noun
            if parse.deps[parse.heads[head]] == "dobj" and parse.lemmas[moved] in context["motion_verb"]:
                return True
        if preposition in {"to", "from", "toward", "towards", "for"}:
            return governor in context["motion_verb"] or (preposition != "for" and governor in context["motion_noun"])
        if preposition == "on":
            return governor in context["fall_verb"] or parse.lowers[head - 1] in context["fall_verb"]
        if preposition != "of" or parse.tags[end + 1 : end + 2] == ["POS"]:
            return False
        if parse.lowers[head - 1] in context["city_noun"] or governor.lower() in context["city_noun"]:
            return True  # "140 kilometers south of Tripoli"
        return parse.tags[parse.heads[head]][:2] == "NN" and not _of_power(parse, head, context)
    if dep in {"dobj", "nsubjpass"}:
        return parse.lemmas[head] in context["place_object_verb"]
    if dep == "nsubj" and parse.lemmas[head] == "be":
        said = (child for child in parse.children[head] if parse.deps[child] == "attr")
        return any(parse.lemmas[child] in context["city_kind"] for child in said)  # "Brussels is a city of rain"
    if dep in {"npadvmod", "advmod"}:
        return True
    return name.first > 0 and parse.lowers[name.first - 1] in context["place_preposition"]


def _of_power(parse: Parse, preposition: int, context: Mapping[str, frozenset[str]]) -> bool:
    """Whether the noun before "of" is what a government has, gives or does: "the support of Moscow"."""
    governor = parse.heads[preposition]
    return parse.lowers[governor] in context["power_noun"] or parse.lemmas[governor].lower() in context["power_noun"]


def _sent(parse: Parse, preposition: int, context: Mapping[str, frozenset[str]]) -> bool:
    """Whether the verb before "from" tells of words or of a way: "reported from Beijing", "set off from Ankara"."""
    verb = parse.heads[preposition]
    if parse.lemmas[verb] in context["from_verb"] and not (parse.pos[verb] == "NOUN" and parse.lemmas[verb] == "call"):
        return True
    return any(parse.deps[child] == "prt" and parse.lowers[child] in {"off", "out"} for child in parse.children[verb])


def _beside_town(parse: Parse, actors: Actors, end: int) -> bool:
    """Whether "and" joins the capital with a proper noun that is no known name: "Kyiv and Kharkiv"."""
    joined = [child for child in parse.children[end] if parse.deps[child] == "conj"]
    if parse.deps[end] == "conj":
        joined.append(parse.heads[end])
    for token in joined:
        if " ".join(parse.words[token - 1 : token + 1]) in actors.senses:
            continue  # "Ottawa and Mexico City"
        if parse.tags[token] == "NNP" and parse.words[token].istitle() and parse.words[token] not in actors.senses:
            return True
    return False
