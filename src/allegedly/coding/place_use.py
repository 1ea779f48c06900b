"""Whether the name of a place is meant as a place: "in Moscow", not "Moscow said", "Paris Hilton", "Chelsea fans"."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.grammar import Parse
from allegedly.knowledge.places import Context, context

# Places that never act, so that each mention of them is meant as a place.
PASSIVE = frozenset({"land", "water", "site"})
# Places whose name also stands for a government or a country's team.
POWERS = frozenset({"capital", "country"})
ADVERBIAL = frozenset({"npadvmod", "advmod"})
NAMES = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Use:
    """A name in its sentence: its tokens, key, kind of place, and whether its country follows ("Lyon, France")."""

    first: int
    last: int
    key: str
    kind: str
    located: bool
    doubtful: bool = False  # known by a name that mostly means something else


def is_place(parse: Parse, use: Use) -> bool:
    """Whether the name is meant as a place, by the words around it and the verb or preposition above it."""
    words = context()
    if _in_longer_name(parse, use, words):
        return False
    if use.located or (use.kind in PASSIVE and use.key not in words["word"]):
        return True
    if use.kind == "city" and use.first and parse.tags[use.first - 1] == "DT" and _after(parse, use.last) is None:
        return False  # "the Line of Control"; but "the Kyiv metro"
    if use.doubtful:
        return _placed(parse, use.last, words) and parse.deps[use.last] not in ADVERBIAL
    head = parse.heads[use.last]
    if parse.deps[use.last] == "appos" and parse.lowers[head] in words["direction"] and parse.tags[head] == "NN":
        return True  # "the capital, Lima"
    if use.key in words["word"]:
        return _placed(parse, use.last, words) or _dateline(parse, use)
    if _dateline(parse, use):
        return True
    after = _after(parse, use.last)
    if after is not None:
        possessive = parse.tags[use.last + 1] == "POS"
        if parse.lowers[after] in words["part"] or parse.lemmas[after].lower() in words["part"]:
            return use.kind != "country" or _placed(parse, use.last, words)
        if possessive or parse.deps[use.last] in {"compound", "nmod", "poss", "amod"}:
            return use.kind not in POWERS and parse.lowers[after] not in words["team"]
    if use.first and parse.lowers[use.first - 1] in words["direction"] and use.kind not in POWERS:
        return True
    if _placed(parse, use.last, words):
        return True
    if use.kind in POWERS:
        return False
    return not _speaks(parse, use.last, words)


def _in_longer_name(parse: Parse, use: Use, words: Context) -> bool:
    """Whether a capitalised word stands directly before or behind that makes another name of it."""
    before, after = use.first - 1, use.last + 1
    sentence = parse.sentence_of[use.first]
    if before >= 0 and parse.sentence_of[before] == sentence:
        adjacent = parse.ends[before] + 1 >= parse.starts[use.first] and parse.tags[before] in NAMES
        if adjacent and parse.words[before][0].isupper() and parse.lowers[before] not in words["direction"]:
            return True
        if parse.words[before] in {"-", "&"} and parse.ends[before] == parse.starts[use.first]:
            return True
        if parse.lowers[before] == "of" and before > 0 and _named(parse, before - 1, words):
            return True
    if after >= len(parse) or parse.sentence_of[after] != sentence:
        return False
    if parse.words[after] in {"-", "&"} and parse.ends[use.last] == parse.starts[after]:
        return True
    if not (parse.tags[after] in NAMES and parse.words[after][0].isupper()) or parse.words[after].isdigit():
        return False
    if parse.lowers[after] in words["part"] or parse.lowers[after] in words["direction"]:
        return (
            after + 1 < len(parse)
            and parse.tags[after + 1] in NAMES
            and parse.lowers[after] in {"university", "police"}
        )
    return parse.deps[use.last] in {"compound", "nmod"} or parse.heads[after] == use.last


def _named(parse: Parse, token: int, words: Context) -> bool:
    """Whether a word before "of" makes a name with the place: "Bank of England", not "Port of Odesa"."""
    if parse.tags[token] not in NAMES or not parse.words[token][0].isupper():
        return False
    return parse.lowers[token] not in words["of"]


def _dateline(parse: Parse, use: Use) -> bool:
    """Whether a sentence begins with the name in capitals or before a bracket or dash: "KYIV (Reuters) —"."""
    if parse.sentences[parse.sentence_of[use.first]][0] != use.first or use.last + 1 >= len(parse):
        return False
    return parse.words[use.last + 1] in {"(", "—", "–", "--"} or (
        parse.words[use.last].isupper() and len(parse.words[use.last]) > 3 and parse.words[use.last + 1] in {",", "-"}
    )


def _after(parse: Parse, last: int) -> int | None:
    """The noun behind a name, over "'s" and adjectives: the metro of "Kyiv's old metro"."""
    at = last + 1
    size = parse.sentences[parse.sentence_of[last]][1]
    if at < size and parse.tags[at] == "POS":
        at += 1
    while at < size and parse.tags[at][:2] in {"JJ", "VB"} and parse.tags[at] in {"JJ", "JJS", "JJR", "VBN"}:
        at += 1
    return at if at < size and parse.tags[at][:2] == "NN" else None


def _placed(parse: Parse, token: int, words: Context) -> bool:
    """Whether a preposition or verb above the name takes a place."""
    while parse.deps[token] in {"conj", "appos"} and parse.heads[token] != token:
        token = parse.heads[token]
    while parse.deps[token] in {"compound", "nmod", "poss"} and parse.lowers[parse.heads[token]] in words["part"]:
        token = parse.heads[token]
    if _behind_preposition(parse, token, words):
        return True
    dep, head = parse.deps[token], parse.heads[token]
    if dep in {"dobj", "nsubjpass"}:
        return parse.lemmas[head].lower() in words["hit"]
    return dep in ADVERBIAL


def _behind_preposition(parse: Parse, token: int, words: Context) -> bool:
    """Whether the name stands behind a word for where, or behind one for a way with a noun or verb of movement."""
    while parse.deps[token] in {"conj", "appos"} and parse.heads[token] != token:
        token = parse.heads[token]
    head = parse.heads[token]
    if parse.deps[token] not in {"pobj", "pcomp"} and parse.tags[head] not in {"IN", "TO"}:
        return False
    preposition = parse.lowers[head]
    if preposition in words["in"]:
        return True
    above = parse.lemmas[parse.heads[head]].lower()
    return (preposition in words["way"] and above in words["move"]) or (
        preposition == "with" and above in words["beside"]
    )


def _speaks(parse: Parse, token: int, words: Context) -> bool:
    """Whether the name is the subject of a verb that takes no place."""
    while parse.deps[token] == "conj" and parse.heads[token] != token:
        token = parse.heads[token]
    return parse.deps[token] == "nsubj" and parse.lemmas[parse.heads[token]].lower() in words["speak"]
