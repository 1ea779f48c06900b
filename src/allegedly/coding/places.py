"""Where: names of places in a document, told apart from governments, people and other names, and from namesakes."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from allegedly.coding.place_use import Use, is_place
from allegedly.grammar import Parse
from allegedly.knowledge.places import LARGE, SMALL, SMALL_DIVISION, Gazetteer, Known, context, gazetteer, key
from allegedly.nouns import Mention, Place

# What speaks for one of several namesakes, on the scale of the decimal logarithm of the number of inhabitants.
# A country named right behind the name decides; one named in the sentence outweighs a hundred times the people, one
# named elsewhere in the document sixteen times. Chosen by hand so that "Vienna" is Austria's without Virginia and
# "Rome" Italy's where the United States are named.
BEHIND, SENTENCE, DOCUMENT = 12.0, 2.0, 1.2
# Of the place that English text usually means by the name; against divisions, which text names with their kind.
USUAL, DIVISION = 1.0, -1.0
# The longest abbreviation that is taken for one and not for a town in capitals.
LONGEST = 5
# Kinds of mention that a name of a place can be a part of without being meant.
OTHERS = frozenset({"person", "organisation", "media", "armed group", "igo", "company", "party"})


@dataclass(frozen=True, slots=True)
class _Name:
    """Tokens `first` to `last` that spell a known name."""

    first: int
    last: int
    key: str


def find_places(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """The places named, in order, each where it is meant as a place: "in Vienna", not "Vienna said".

    Country is ISO 3166-1 alpha-3; coordinates are decimal degrees (WGS 84); what the gazetteer does not tell is None.
    Among namesakes the number of inhabitants and the countries named in the document decide.
    """
    known = gazetteer()
    names = _names(parse, known)
    if not names:
        return ()
    countries = _countries(parse, names, mentions, known)
    covered = _covered(parse, mentions)
    never = context()["never"]
    places: list[Place] = []
    before: Known | None = None
    for at, name in enumerate(names):
        behind = _behind(parse, names[at + 1]) if at + 1 < len(names) and _follows(parse, name, names[at + 1]) else None
        place = _choose(parse, name, known, behind, countries)
        if before is not None and _follows(parse, names[at - 1], name):
            place = next((k for k in known.names[name.key] if _holds(k, before)), place)
        before, last = place, name.last
        division = _division(parse, name, place, known)
        if division is not None:
            place, last = division, name.last + 1
        if name.key in never and behind is None and division is None:
            continue
        mention = covered.get(name.last)
        other = mention is not None and mention[2].kind in OTHERS
        if mention is not None and other and (mention[:2] != (name.first, name.last) or mention[2].actor is not None):
            continue
        if _abbreviates(parse, name, place):
            continue
        use = _use(name, place, behind is not None or _holds_next(parse, names, at), other)
        if division is None and not is_place(parse, use):
            continue
        span = parse.span(name.first, last)
        places.append(
            Place(
                span,
                parse.quote(span),
                place.name,
                place.country,
                place.latitude,
                place.longitude,
                place.geonameid,
                known.divisions.get(place.division),
            )
        )
    return tuple(places)


def _abbreviates(parse: Parse, name: _Name, place: Known) -> bool:
    """Whether capitals stand for something else than a town: "UN", "NATO"; a dateline may shout ("KYIV")."""
    word = parse.words[name.first]
    first = parse.sentences[parse.sentence_of[name.first]][0]
    return place.kind in {"city", "division"} and word.isupper() and len(word) <= LONGEST and name.first != first


def _holds(place: Known, city: Known) -> bool:
    """Whether a place is the country or division of the city before it: "Buffalo, New York"."""
    if place.country != city.country:
        return False
    return place.kind == "country" or (place.kind == "division" and place.division == city.division)


def _holds_next(parse: Parse, names: list[_Name], at: int) -> bool:
    """Whether a place of its own follows: "Russia's Belgorod region"."""
    last = names[at].last
    owns = last + 1 < len(parse) and parse.tags[last + 1] == "POS"
    return owns and at + 1 < len(names) and names[at + 1].first == last + 2


def _use(name: _Name, place: Known, located: bool, other: bool) -> Use:
    """How a name stands; small places, and what may be somebody's name, only count where the words around say so."""
    small = {"city": SMALL, "division": SMALL_DIVISION}.get(place.kind, 0)
    return Use(name.first, name.last, name.key, place.kind, located, other or place.population < small)


def _division(parse: Parse, name: _Name, place: Known, known: Gazetteer) -> Known | None:
    """The division that a word behind a name makes of it: "Kharkiv region", not the city."""
    if name.last + 1 >= len(parse) or parse.words[name.last + 1] not in context()["division"]:
        return None
    for found in known.divisions_by_name.get(name.key, ()):
        if found.country == place.country:
            return found
    return None


def _names(parse: Parse, known: Gazetteer) -> list[_Name]:
    """The longest known names, from left to right."""
    found = []
    longest, lowers, words, tags = known.longest, parse.lowers, parse.words, parse.tags
    at, size = 0, len(parse)
    while at < size:
        word = words[at]
        if not word[0].isupper() or (len(word) == 1 and word != "U"):
            at += 1
            continue
        first = lowers[at] if word.isalpha() and word.isascii() else (key(word).split() or [""])[0]
        if at + 1 < size and lowers[at + 1] in {"'s", "’s"}:
            reach = max(longest.get(first, 0), longest.get(first + "s", 0))
        else:
            reach = longest.get(first, 0)
        name = _longest(parse, at, reach, known) if reach else None
        if name is None or not (
            any(tag[:3] == "NNP" for tag in tags[name.first : name.last + 1]) or _mistaken(parse, name, known)
        ):
            at += 1
            continue
        found.append(name)
        at = name.last + 1
    return found


def _mistaken(parse: Parse, name: _Name, known: Gazetteer) -> bool:
    """Whether the tagger took a large city for an adjective: "the Kyiv suburb"."""
    opens = parse.sentences[parse.sentence_of[name.first]][0] == name.first
    large = any(place.population >= LARGE and key(place.name) == name.key for place in known.names[name.key])
    return not opens and name.first == name.last and parse.tags[name.first] == "JJ" and large


def _longest(parse: Parse, first: int, reach: int, known: Gazetteer) -> _Name | None:
    end = parse.sentences[parse.sentence_of[first]][1]
    pieces: list[str] = []
    best = None
    at = first
    while at < end and len(pieces) < reach:
        word = parse.words[at]
        added = key(word).split()
        if added and word not in {"-", "‑"}:
            if word[0] in "'’" and pieces:  # "Cox's Bazar"
                pieces[-1] += added.pop(0)
            pieces.extend(added)
            name = " ".join(pieces)
            if name in known.names and (parse.words[at][0].isupper() or at > first):
                best = _Name(first, at, name)
        at += 1
    if best is not None and best.key == "us" and parse.words[first] not in {"US", "U.S.", "U.S"}:
        return None
    return best


def _follows(parse: Parse, name: _Name, following: _Name) -> bool:
    """Whether a second name stands behind a comma or in brackets: "Vienna, Virginia", "Vienna (Austria)"."""
    return following.first == name.last + 2 and parse.words[name.last + 1] in {",", "("}


def _behind(parse: Parse, name: _Name) -> tuple[str, str] | None:
    """The country, and the division of it, that a name behind another stands for."""
    for place in gazetteer().names[name.key]:
        if place.kind in {"country", "division", "area"} and place.country is not None:
            return place.country, place.division
    return None


def _countries(
    parse: Parse, names: list[_Name], mentions: tuple[Mention, ...], known: Gazetteer
) -> tuple[Counter[str], dict[int, set[str]]]:
    """Countries named in the document, how often, and by sentence."""
    total: Counter[str] = Counter()
    by_sentence: dict[int, set[str]] = {}
    codes = set(known.countries.values())

    def add(country: str, token: int) -> None:
        total[country] += 1
        by_sentence.setdefault(parse.sentence_of[token], set()).add(country)

    for name in names:
        places = known.names[name.key]
        if name.key in known.countries:
            add(known.countries[name.key], name.last)
        elif len({place.country for place in places}) == 1 and places[0].country is not None:
            add(places[0].country, name.last)
    for mention in mentions:
        if mention.actor is not None and mention.actor[:3] in codes and mention.actor[3:4] in {"", "."}:
            tokens = parse.tokens(mention.span)
            if tokens:
                add(mention.actor[:3], tokens[-1])
    return total, by_sentence


def _choose(
    parse: Parse,
    name: _Name,
    known: Gazetteer,
    behind: tuple[str, str] | None,
    countries: tuple[Counter[str], dict[int, set[str]]],
) -> Known:
    """The likeliest of the places that bear a name."""
    places = known.names[name.key]
    if len(places) == 1:
        return places[0]
    total, by_sentence = countries
    here = by_sentence.get(parse.sentence_of[name.last], set())

    def score(place: Known) -> float:
        points = math.log10(place.population + 1)
        if place.kind in {"capital", "area", "land", "water", "country"}:
            points += 1.0
        if (name.key, place.geonameid) in known.usual:
            points += USUAL
        if place.kind == "division" and place.country != "USA":
            points += DIVISION
        if place.country is None:
            return points
        if behind is not None:
            state = 1.0 if behind[1] and behind[1] == place.division else 0.0
            return points + BEHIND * (place.country == behind[0]) + BEHIND * state
        if place.kind != "country":
            points += SENTENCE * (place.country in here) or DOCUMENT * (place.country in total)
        return points

    return max(places, key=score)


def _covered(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, tuple[int, int, Mention]]:
    """The mention that covers each token, with its first and last token."""
    found: dict[int, tuple[int, int, Mention]] = {}
    for mention in mentions:
        tokens = parse.tokens(mention.span)
        if tokens:
            for token in tokens:
                old = found.get(token)
                if old is None or old[1] - old[0] < tokens[-1] - tokens[0]:
                    found[token] = (tokens[0], tokens[-1], mention)
    return found
