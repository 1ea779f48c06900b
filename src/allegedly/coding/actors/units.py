"""Cuts a parse into chunks of nouns with their modifiers, and these into known names, titles, nouns and other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from allegedly.coding.actors.cuts import PARTICLES, date_end, matter_end, participle_end
from allegedly.coding.actors.names import Name
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors

Sort = Literal["name", "key", "capital", "possessive", "determiner", "other"]

NOMINAL = frozenset("NN NNS NNP NNPS JJ JJR JJS CD POS HYPH PDT FW $ XX".split())
OPENING = frozenset({"DT", "PRP$", "PDT"})
PARTICIPLES = frozenset({"VBN", "VBG"})
PROPER = frozenset({"NNP", "NNPS"})
# The last word of the names of bodies that a state does not own, though its name begins with it.
BODY_NOUNS = frozenset(
    "Council Society Association Foundation Institute Institution League Club Network Initiative".split()
)

# "the American Association for …": no body of the state, though its adjective begins the name.
LEARNED_NOUNS = frozenset({"League", "Association", "Academy", "Society"})
FIRM_NOUNS = frozenset(
    "Airlines Airways Air Telecom Railways Steel Motors Times Herald Post Mail Today Tribune".split()
)


# "at least", "at most": no part of the phrase behind.
BOUNDS = frozenset({"least", "most"})
# After these a person's name may follow a state's: "ambassador to Israel Dana Testman".
BESIDE = frozenset({"to", "of", "for"})
# Headlines leave only small words without a capital: no noun, verb or adjective of more letters than this.
SHORT = 3
# Titles and role nouns of a chunk by their first token: last token, and words in lower case.
Keys = dict[int, tuple[int, str]]


@dataclass(slots=True)
class Unit:
    """Tokens `first` to `last` of a chunk. A `key` is a title, role or noun for a person, `words` in lower case."""

    sort: Sort
    first: int
    last: int
    words: str = ""
    name: Name | None = None


def chunks(parse: Parse, names: list[Name], actors: Actors) -> list[list[Unit]]:
    """The chunks of a document in order."""
    tags, deps, sentence_of = parse.tags, parse.deps, parse.sentence_of
    phrases = actors.words.phrases
    named: dict[int, Name] = {}
    for name in names:
        for token in range(name.first, name.last + 1):
            named.setdefault(token, name)  # of two names in one token ("U.S.-EU") the first
    found: list[list[Unit]] = []
    size, at = len(tags), 0
    while at < size:
        tag = tags[at]
        joined = 0 if at in named else participle_end(parse, at)
        if at not in named and tag not in NOMINAL and tag not in OPENING and not joined:
            at += 1
            continue
        if at not in named and at and parse.lowers[at] in BOUNDS and parse.lowers[at - 1] == "at":
            at += 1  # "at least 23 children"
            continue
        if at not in named and (after := date_end(parse, at, actors)):
            at = after  # "on Tuesday Testman", "In May 2018 President Testman"
            continue
        first, sentence = at, sentence_of[at]
        at = named[at].last + 1 if at in named else max(at + 1, joined, _phrase(parse, actors, at))
        noun = first in named
        while at < size and sentence_of[at] == sentence:
            if parse.lowers[at] in phrases and (end := _phrase(parse, actors, at)):
                at, noun = end, True
                continue
            if at in named:
                at = named[at].last + 1
                noun = True
                continue
            if joined := participle_end(parse, at):
                at = joined  # "Testland's newly-appointed president"
                continue
            tag = tags[at]
            if parse.words[at] == "-" and parse.starts[at] > parse.ends[at - 1]:
                break  # "the Deputy Prime Minister of Testland - Minister of Trade": a dash
            if tag == "CD" and tags[at - 1] in {"NN", "NNS"} and parse.words[at - 1].islower():
                break  # a verb taken for a noun: "The court sanctions eight Chinese firms"
            if tag == "VBN" and tags[at - 1][:2] == "NN" and at - 1 not in named:
                break  # a verb taken for a participle: "the president hosted leaders"
            if tag in NOMINAL or (tag in PARTICIPLES and deps[at] in {"amod", "compound"}):
                if tag[:2] == "NN":
                    noun = True
                at += 1
                continue
            break
        if noun or tags[first][:2] == "NN":
            end = at
            while end > first and end - 1 not in named and tags[end - 1] in {"JJ", "CD", "HYPH", "JJR", "VBN"}:
                end -= 1  # "military personnel present in": what stands behind the noun is no part of it
            found.append(_units(parse, named, actors, first, end if end > first else at))
    return found


def _phrase(parse: Parse, actors: Actors, at: int) -> int:
    """One past a title with a preposition in it that begins here ("secretary of state"); 0 where there is none."""
    best = 0
    for phrase in actors.words.phrases.get(parse.lowers[at], ()):
        end = at + len(phrase)
        if end > best and tuple(parse.lowers[at:end]) == phrase:
            best = end
    return best


def _units(parse: Parse, named: dict[int, Name], actors: Actors, first: int, end: int) -> list[Unit]:
    """The units of the tokens `first` to `end`; keys are found from the right, the longest first."""
    keys = _keys(parse, named, actors, first, end)
    units: list[Unit] = []
    at = first
    tags, words = parse.tags, parse.words
    while at < end:
        if at in keys:
            last, key = keys[at]
            units.append(Unit("key", at, last, key))
            at = last + 1
            continue
        if at in named:
            name = named[at]
            lower = parse.text[name.span[0] : name.span[1]].lower()
            if units and lower in actors.words.nouns and _elsewhere(actors, units, name):
                units.append(Unit("key", name.first, name.last, lower))
            elif whole := _whole_name(parse, named, name, end, keys, actors.words.context):
                units.append(Unit("capital", name.first, whole))
                at = whole + 1
                continue
            else:
                units.append(Unit("name", name.first, name.last, "", name))
            at = name.last + 1
            continue
        tag = tags[at]
        if tag == "POS":
            units.append(Unit("possessive", at, at))
        elif tag in OPENING:
            units.append(Unit("determiner", at, at))
        elif (tag in PROPER and words[at][:1].isupper()) or (units and units[-1].name and _particle(parse, at, end)):
            last = at
            while (
                last + 1 < end and last + 1 not in named and last + 1 not in keys and _continues(parse, last + 1, end)
            ):
                last += 1
            before = parse.lowers[first - 1] if first else ""
            after = named.get(last + 1)
            surname = after is not None and all(sense.sort == "surname" for sense in after.senses)
            cut = matter_end(parse, at, after.last if after is not None and surname else last, before, actors)
            last = cut if cut >= 0 else last  # "for Trade and Security Dana Testman": the matter of an office
            units.append(Unit("capital", at, last))
            at = last + 1
            continue
        else:
            units.append(Unit("other", at, at))
        at += 1
    return units


def _whole_name(
    parse: Parse, named: dict[int, Name], name: Name, end: int, keys: Keys, context: Mapping[str, frozenset[str]]
) -> int:
    """The last token of an unknown body's name that begins with a state's: "Hong Kong Democracy Council"; else 0."""
    sort = name.senses[0].sort
    if sort not in {"name", "adjective", "capital"} or not parse.words[name.last][:1].isupper():
        return 0
    last = far = name.last + 1
    while far < end and (far not in named or _surname(named[far], far, end)) and _continues(parse, far, end):
        far += 1
    while last < far and last not in keys:
        last += 1
    words = parse.words[name.last + 1 : far]
    if not words or not words[0].istitle():
        return 0
    if words[-1] in FIRM_NOUNS or words[-1] in context["house_noun"]:
        return far - 1
    if sort == "adjective" and words[-1] in LEARNED_NOUNS:
        return far - 1
    if sort == "capital" and len(words) > 1 and words[-1] in BODY_NOUNS:
        return far - 1
    if sort != "name" or name.last + 1 in keys or words[0] in context["direction"] or set(words) & context["war_noun"]:
        return 0
    if len(words) > 1 and words[-1] in BODY_NOUNS:
        return far - 1
    if last < far:  # a title or role noun within: "the Kenya Airline Pilots Association", not "the Iran Navy"
        heads = {token for token, _ in keys.values()}
        ends = words[-1] in context["organisation_noun"] or words[-1] in context["thing_noun"]
        return far - 1 if ends and far - 1 not in heads else 0
    # "the Turkey Creek fire", "the Brazil Foundation"; "US Patriot missiles" are the state's, and headlines have
    # capitals everywhere.
    short = parse.words[name.last].isupper() or "." in parse.words[name.last]
    before = parse.lowers[max(name.first - 2, 0) : name.first]
    beside = bool(before) and (before[-1] in BESIDE or (before[-1] == "the" and before[0] in BESIDE))
    if beside and words[-1] not in context["organisation_noun"] and words[-1] not in context["thing_noun"]:
        return 0
    return 0 if short or _headline(parse, name.first) else far - 1


def _surname(name: Name, at: int, end: int) -> bool:
    """Whether a word that is somebody's surname goes on with others: "the Beirut Bar Society"."""
    return at + 1 < end and all(sense.sort == "surname" for sense in name.senses)


def _headline(parse: Parse, at: int) -> bool:
    """Whether the sentence of a token is written in capitals throughout, as headlines are."""
    sentence = parse.sentence_of[at]
    first = last = at
    while first and parse.sentence_of[first - 1] == sentence:
        first -= 1
    while last + 1 < len(parse) and parse.sentence_of[last + 1] == sentence:
        last += 1
    content = zip(parse.words[first : last + 1], parse.tags[first : last + 1], strict=True)
    return not any(word.islower() and len(word) > SHORT and tag[:2] in {"NN", "VB", "JJ"} for word, tag in content)


def _particle(parse: Parse, at: int, end: int) -> bool:
    """Whether a small word goes on with a name: "Salim al-Testi"."""
    if parse.words[at] not in PARTICLES or at + 1 >= end:
        return False
    return parse.words[at + 1] == "-" or parse.words[at + 1][:1].isupper()


def _continues(parse: Parse, at: int, end: int) -> bool:
    """Whether a token goes on with a proper name: a proper noun, or a hyphen between two."""
    if parse.tags[at] in PROPER:
        return True
    if _particle(parse, at, end):
        return True
    return parse.words[at] == "-" and at + 1 < end and parse.tags[at + 1] in PROPER


def _keys(parse: Parse, named: dict[int, Name], actors: Actors, first: int, end: int) -> Keys:
    known = actors.words
    lengths, lowers, text = known.lengths, parse.lowers, parse.text
    keys: Keys = {}
    at = end - 1
    while at >= first:
        if at in named:
            at -= 1
            continue
        last_word = lowers[at]
        sizes = lengths.get(last_word)
        plural = sizes is None and last_word.endswith("s") and len(last_word) > 3
        if plural:
            sizes = lengths.get(last_word[:-1])
        if sizes is None or parse.tags[at][:2] not in {"NN", "JJ"}:
            at -= 1
            continue
        for size in sizes:
            start = at - size + 1
            if start < first or any(token in named for token in range(start, at)):
                continue
            words = text[parse.starts[start] : parse.ends[at]].lower()
            if plural:
                words = words[:-1]
            if words in known.nouns or words in known.titles or words in known.people:
                keys[start] = (at, words)
                at = start
                break
        at -= 1
    return keys


def _elsewhere(actors: Actors, units: list[Unit], name: Name) -> bool:
    """Whether the state named before is another than the body's: "the Peruvian Congress"."""
    before = next((unit for unit in reversed(units) if unit.name is not None), None)
    if before is None or before.name is None:
        return False
    state = actors.country(before.name.senses[0].actor)
    return state is not None and state != actors.country(name.senses[0].actor)
