"""Rewrites: a report retold sentence by sentence in other words, as a translation is, has no witness of its own.

What such a retelling keeps are the facts of each sentence (names, figures, some of the plain words) and their order.
Another reporter's account of the same matter shares a few facts, in an order of its own, beside many that only it has.
So sentences are aligned in order (Needleman and Wunsch 1970), each pair weighed by what it shares.

Candidates come from pairs of facts that stand in one sentence. Their hashes hold the week of publication as well, so
that "Russia, Iran" leads to some hundred documents and not to all; of each document the smallest hashes are kept
(bottom-k sketches, Broder 1997): of two documents alike, many of the smallest are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from allegedly.knowledge.families import function_words
from allegedly.knowledge.meanings import meaning
from allegedly.knowledge.quantities import numbers

# Facts are rarer than words, and a translator keeps figures most faithfully of all.
FIGURE_WEIGHT = 2.0
NAME_WEIGHT = 1.5
WORD_WEIGHT = 1.0
# Two sentences that share less than this of the lighter one share by chance (on our own pairs, quality/data/pairs).
ALIKE = 0.15
# The mean of what all sentences of the shorter document share with theirs: rewrites of our own seen pairs lie from 0.42
# to 0.66, independent reports of the same matter below 0.30.
RETOLD = 0.35
# Fewer sentences or shared facts than this may agree because the news is short.
MIN_ALIGNED = 4
MIN_SHARED_FACTS = 5
# A rewrite is printed while the story lives: in the same week or the next. Both look into each other's week.
RETOLD_DAYS = 7
SKETCH = 24
# Of a long report only the beginning is compared: alignment costs the product of both lengths.
MAX_SENTENCES = 40
MIN_SENTENCE_WORDS = 4
MIN_WORD = 3

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Outline:
    """What is compared of a document's sentences: their facts and words with weights, and the document's facts."""

    sentences: tuple[dict[str, float], ...]
    facts: frozenset[str]


# A document is compared with a few others in a row.
@lru_cache(maxsize=512)
def outline(text: str) -> Outline:
    """The outline of a text."""
    parts = [TOKEN.findall(part) for part in SENTENCE.split(text)]
    parts = [words for words in parts if len(words) >= MIN_SENTENCE_WORDS][:MAX_SENTENCES]
    # A capital at the beginning of a sentence means a name only where the word has one elsewhere too.
    names = {word for words in parts for word in words[1:] if word[0].isupper()}
    sentences = tuple(_weighed(words, names) for words in parts)
    return Outline(sentences, frozenset(fact for one in sentences for fact, w in one.items() if w > WORD_WEIGHT))


def sketch(of: Outline, week: int) -> list[int]:
    """The smallest hashes of pairs of facts within sentences, signed 64-bit, for one week."""
    pairs = {
        f"{week}\t{first}\t{second}"
        for one in of.sentences
        for first, second in combinations(sorted(key for key, weight in one.items() if weight > WORD_WEIGHT), 2)
    }
    return sorted(map(_hash, pairs))[:SKETCH]


def retold(one: Outline, other: Outline) -> bool:
    """Whether one of the two tells the other's sentences again, in their order."""
    shorter = min(len(one.sentences), len(other.sentences))
    if shorter < MIN_ALIGNED or len(one.facts & other.facts) < MIN_SHARED_FACTS:
        return False
    total, aligned = _aligned(one, other)
    return aligned >= MIN_ALIGNED and total >= RETOLD * shorter


def _aligned(one: Outline, other: Outline) -> tuple[float, int]:
    """The greatest sum of likenesses of sentences taken in order from both, and how many pairs make it."""
    width = len(other.sentences)
    above: list[tuple[float, int]] = [(0.0, 0)] * (width + 1)
    for mine in one.sentences:
        row: list[tuple[float, int]] = [(0.0, 0)]
        for column, theirs in enumerate(other.sentences):
            best = max(above[column + 1], row[column])
            likeness = _likeness(mine, theirs)
            if likeness >= ALIKE:
                total, count = above[column]
                best = max(best, (total + likeness, count + 1))
            row.append(best)
        above = row
    return above[width]


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(one[key] for key in one.keys() & other.keys())
    return shared / min(sum(one.values()), sum(other.values())) if shared else 0.0


def _weighed(words: list[str], names: set[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for at, word in enumerate(words):
        counts, meant = _kept(word)
        figure = _figure(words, at) if counts else None
        if figure is not None:
            found["#" + figure] = FIGURE_WEIGHT
        elif meant is None:
            continue
        elif word[0].isupper() and (at or word in names):
            found["@" + meant] = NAME_WEIGHT
        else:
            found[meant] = WORD_WEIGHT
    return found


@lru_cache(maxsize=1 << 16)
def _kept(word: str) -> tuple[bool, str | None]:
    """Whether a word may be a figure, and its meaning; None for one that means nothing by itself."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    counts = word[0].isdigit() or word.lower() in numbers()
    return counts, None if low in function_words() or len(low) < MIN_WORD else meaning(low)


def _figure(words: list[str], at: int) -> str | None:
    """The figure that a word is, as digits; "one" is an article as often as a number, and none here."""
    word = words[at]
    if word[0].isdigit():
        return word.replace(",", "")
    known = numbers().get(word.lower())
    if known is None or known.kind not in {"digit", "ten"} or known.value <= 1:
        return None
    after = numbers().get(words[at + 1].lower()) if known.kind == "ten" and at + 1 < len(words) else None
    value = known.value + (after.value if after is not None and after.kind == "digit" else 0)
    return str(int(value))


def _hash(pair: str) -> int:
    return int.from_bytes(blake2b(pair.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def weeks(day: int) -> tuple[int, int, int]:
    """The week of a day (an ordinal), and those before and after it."""
    week = day // 7
    return week, week - 1, week + 1
