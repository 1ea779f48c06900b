"""Where words with capitals side by side are not one name: a date before it, the matter of an office before it."""

from __future__ import annotations

from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors

WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = frozenset("January February March April May June July August September October November December".split())
# After these a month without a number is no woman's name: "in April Testman resigned".
BEFORE_MONTH = frozenset("in since until by last this".split())
# What links a title with its matter or body: "Minister for Trade", "Office of the Commissioner on Integration".
LINKS = frozenset("of for to on in at and".split())
# Small words inside a name: "Hassan al-Testi", "Anna van der Test".
PARTICLES = frozenset("al el bin ibn bint ben abu van von der den de di da del ur ul".split())
NAMES = frozenset({"NNP", "NNPS"})
# A person's name has two parts at least, and seldom more than these without small words.
SHORTEST, LONGEST = 2, 4


def date_end(parse: Parse, at: int, actors: Actors) -> int:
    """One past a date that begins here and that a name follows ("Tuesday", "May 2018"); 0 where there is none."""
    words, tags, end = parse.words, parse.tags, at + 1
    if words[at] not in WEEKDAYS and words[at] not in MONTHS:
        return 0
    month = words[at] in MONTHS
    while month and end < len(words) and (tags[end] == "CD" or (words[end] == "," and _number(parse, end))):
        end += 1
    before = parse.lowers[at - 1] if at else ""
    if month and end == at + 1 and before not in BEFORE_MONTH:
        return 0
    if end >= len(words) or tags[end] not in NAMES or parse.sentence_of[end] != parse.sentence_of[at]:
        return 0
    return 0 if words[end] in actors.words.context["organisation_noun"] else end


def _number(parse: Parse, comma: int) -> bool:
    return parse.tags[comma + 1 : comma + 2] == ["CD"] and parse.tags[comma - 1] == "CD"


def participle_end(parse: Parse, at: int) -> int:
    """One past "newly-appointed", "high-ranking" that begins here; 0 where there is none."""
    if parse.tags[at] not in {"RB", "JJ"} or parse.tags[at + 1 : at + 2] != ["HYPH"]:
        return 0
    ends = parse.tags[at + 2 : at + 3] in (["VBN"], ["VBG"]) and parse.ends[at] == parse.starts[at + 1]
    return at + 3 if ends else 0


def matter_end(parse: Parse, first: int, last: int, before: str, actors: Actors) -> int:
    """The last token of an office's matter in the capitals `first` to `last`, if a person's name follows it; else -1.

    "Foreign Policy and [Security] Ada Marlow". `before`: the word in front of the noun phrase.
    """
    context, words = actors.words.context, parse.words
    matters = context["matter_noun"] | context["organisation_noun"]
    for at in range(last - SHORTEST, first - 1, -1):
        if words[at] not in matters:
            continue
        if not is_name(parse, at + 1, last, actors):
            return -1
        return at if before in LINKS or words[at + 1] in actors.words.given else -1
    return -1


def is_name(parse: Parse, first: int, last: int, actors: Actors) -> bool:
    """Whether words with capitals may be a person's name: two to four, none a noun for bodies, matters or things."""
    context = actors.words.context
    nouns = (context[use] for use in ("matter_noun", "organisation_noun", "thing_noun", "house_noun"))
    parts = [parse.words[at] for at in range(first, last + 1) if parse.words[at] != "-"]
    parts = [part for part in parts if part.lower() not in PARTICLES]
    if not SHORTEST <= len(parts) <= LONGEST or any(not part[:1].isupper() or part.isupper() for part in parts):
        return False
    return not any(part in words for words in nouns for part in parts)
