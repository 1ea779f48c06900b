"""How like two sentences are: the cosine of their content words, each weighed by how rare it is (Salton's tf·idf).

The names of the two parties stand in every sentence of a brief and weigh nothing; nor do those of people and speakers,
who say many things.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from allegedly.knowledge.briefing import words
from allegedly.knowledge.meanings import meaning
from allegedly.ledger import content_words
from allegedly.reports.passages import Sentence

# A word in more of the sentences than this share says nothing of which story is told.
COMMON = 0.1
LEAST_COMMON = 300
# In few sentences a word that many hold is what they are about, not a common one; they weigh as if they were more.
LEAST_SIZE = 1000
# Two sentences tell of the same matter from this cosine on; read on pairs from our own articles in examples/.
NEAR = 0.3
# One rare word in common ("implicitly") is chance; so many of a story's heaviest words are what it is about.
LEAST_SHARED, CORE = 2, 24
# What words weigh that fit every story ("visit", "minister").
FAINT = 0.5
Vector = Mapping[str, float]


class Likeness:
    """The sentences that a brief may take, and which of them tell of the same matter."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        bags = [_content(sentence) for sentence in sentences]
        count: dict[str, int] = {}
        for bag in bags:
            for word in bag:
                count[word] = count.get(word, 0) + 1
        most = max(LEAST_COMMON, COMMON * len(bags))
        size = max(LEAST_SIZE, len(bags))
        self._weights = {
            word: math.log(1 + size / n) * (FAINT if word in faint() else 1.0) for word, n in count.items() if n <= most
        }
        self._vectors = [self._unit(bag) for bag in bags]
        self._places = {(s.coded.document.id, s.number): number for number, s in enumerate(sentences)}
        self._bearers: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(self._vectors):
            for word, weight in vector.items():
                self._bearers.setdefault(word, []).append((number, weight))

    def _unit(self, bag: Iterable[str]) -> Vector:
        weights = {word: self._weights[word] for word in bag if word in self._weights}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}

    def vector(self, sentence: Sentence) -> Vector:
        """The weighed words of a sentence; empty for one that was not given."""
        number = self._places.get((sentence.coded.document.id, sentence.number))
        return self._vectors[number] if number is not None else {}

    def of_words(self, words: Iterable[str]) -> Vector:
        """The weighed words of a clause."""
        return self._unit(words)

    def near(self, clause: Vector) -> list[tuple[Sentence, float]]:
        """The sentences that tell of the same matter as a clause, each with its cosine, the likest first."""
        shared: dict[int, float] = {}
        telling: dict[int, int] = {}
        for word, weight in clause.items():
            for number, other in self._bearers[word]:
                shared[number] = shared.get(number, 0.0) + weight * other
                telling[number] = telling.get(number, 0) + (word not in faint())
        least = min(LEAST_SHARED, len(clause.keys() - faint()))
        found = [
            (self._sentences[number], value)
            for number, value in shared.items()
            if value >= NEAR and telling[number] >= least
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0].coded.document.id, pair[0].span))

    def centroid(self, clause: Vector, sentences: Sequence[Sentence]) -> Vector:
        """The mean of a clause and some sentences, of length one; the clause weighs as much as all of them."""
        total = {word: weight * max(1, len(sentences)) for word, weight in clause.items()}
        for sentence in sentences:
            for word, weight in self.vector(sentence).items():
                total[word] = total.get(word, 0.0) + weight
        length = math.sqrt(sum(weight * weight for weight in total.values()))
        return {word: weight / length for word, weight in total.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def core(story: Vector) -> frozenset[str]:
    """The heaviest words of a story."""
    return frozenset(sorted(story.keys() - faint(), key=lambda word: (-story[word], word))[:CORE])


def unnamed(sentence: Sentence) -> frozenset[str]:
    """The content words of a sentence that stand in small letters: what is told, without names."""
    return content_words(_NAMED.sub(" ", sentence.text), ())


_NAMED = re.compile(r"\b[A-Z][\w’'.-]*")


@cache
def faint() -> frozenset[str]:
    """What fits every story: verbs that tell little, offices, "first", "official"."""
    return frozenset(meaning(word) for word in words("plain") | words("faint"))


# What a thing is called besides says nothing of it: "the nuclear deal, formally known as the Joint … Plan".
_CALLED = re.compile(
    r",? (?:also |officially |formally |commonly |better )*(?:known|called) as (?:the )?"
    r"[A-Z“\"‘]\S*(?: (?:[A-Z(]\S*|of|for|and|on|the))*"
)


def _content(sentence: Sentence) -> frozenset[str]:
    """The content words, without those that name the parties, people, or who is speaking."""
    start = sentence.span[0]
    parties = tuple(sentence.text[s - start : e - start] for places in sentence.places.values() for s, e in places)
    speakers = tuple(a.source.text for a in sentence.attributions if a.source is not None)
    return content_words(
        _CALLED.sub(" ", sentence.text), (*parties, *speakers, *(mention.text for mention in sentence.people))
    )
