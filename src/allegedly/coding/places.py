"""Where: names of places in a document, told apart from governments, people and other names, and from namesakes."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from allegedly.coding.place_use import Use, is_place
from allegedly.grammar import Parse
from allegedly.knowledge.places import Gazetteer, Known, context, gazetteer, key
from allegedly.nouns import Mention, Place

# What speaks for one of several namesakes, on the scale of the decimal logarithm of the number of inhabitants.
# A country named right behind the name decides; one named in the sentence outweighs a thousand times the people, one
# named elsewhere in the document a hundred times. Chosen by hand so that "Vienna" is Austria's without Virginia.
BEHIND, SENTENCE, DOCUMENT = 12.0, 3.0, 2.0
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
    places = []
    for at, name in enumerate(names):
        behind = _behind(parse, names[at + 1]) if at + 1 < len(names) and _follows(parse, name, names[at + 1]) else None
        place = _choose(parse, name, known, behind, countries)
        if name.key in never and behind is None:
            continue
        mention = covered.get(name.last)
        if mention is not None and (mention[0] < name.first or mention[1] > name.last) and mention[2].kind in OTHERS:
            continue
        if not is_place(parse, Use(name.first, name.last, name.key, place.kind, behind is not None)):
            continue
        span = parse.span(name.first, name.last)
        places.append(
            Place(span, parse.quote(span), place.name, place.country, place.latitude, place.longitude, place.geonameid)
        )
    return tuple(places)


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
        reach = longest.get(first, 0)
        name = _longest(parse, at, reach, known) if reach else None
        if name is None or not any(tag[:3] == "NNP" for tag in tags[name.first : name.last + 1]):
            at += 1
            continue
        found.append(name)
        at = name.last + 1
    return found


def _longest(parse: Parse, first: int, reach: int, known: Gazetteer) -> _Name | None:
    end = parse.sentences[parse.sentence_of[first]][1]
    pieces: list[str] = []
    best = None
    at = first
    while at < end and len(pieces) < reach:
        word = parse.words[at]
        if word not in {"-", "‑"}:
            pieces.extend(key(word).split())
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
