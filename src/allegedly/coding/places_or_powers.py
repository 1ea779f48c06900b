"""Whether a capital's name means the place or the government that sits there."""

from __future__ import annotations

from allegedly.coding.names import Name
from allegedly.coding.units import Unit
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Vocabulary


def is_place(parse: Parse, words: Vocabulary, name: Name, units: list[Unit]) -> bool:
    """True for "in Moscow", "arrived in Tehran", "the Kyiv metro", "Kyiv, Ukraine"; False for "Moscow says"."""
    context = words.context
    at = next((number for number, unit in enumerate(units) if unit.name is name), 0)
    following = units[at + 1] if at + 1 < len(units) else None
    if following is not None and following.sort != "possessive":
        return not (following.sort == "key" and following is units[-1])
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
        return True
    token = end
    while parse.deps[token] in {"conj", "appos"}:
        token = parse.heads[token]
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "pobj":
        preposition = parse.lowers[head]
        if preposition in context["place_preposition"]:
            return True
        if preposition in {"to", "from", "toward", "towards"}:
            return parse.lemmas[parse.heads[head]] in context["motion_verb"]
        return False
    if dep in {"dobj", "nsubjpass"}:
        return parse.lemmas[head] in context["place_object_verb"]
    if dep in {"npadvmod", "advmod"}:
        return True
    return end > 0 and parse.lowers[name.first - 1] in context["place_preposition"]
