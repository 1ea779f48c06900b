"""Published timeline summarisers, built again as rivals of `allegedly timeline` on the same coded articles.

- MentionCount and PubCount: a day's weight is how many sentences name it, or how many articles were published on it.
- DATEWISE (Gholipour Ghalandari and Ifrim, Examining the State-of-the-Art in News Timeline Summarization, ACL 2020):
  linear regression over counts of a day (sentences and articles that name it: all, written before, on and after it;
  articles published on it), each scaled to length 1 within a subject, learned on the other subjects; a day's sentence
  is the one next to the centroid (TF-IDF) of those that name it and of the first five of each article published on it
  or the day after ("PM", "CentroidOpt" with one sentence, which is then CentroidRank).

Differences from theirs: days come from our time tagger and not from HeidelTime, and a day gets one sentence, as in our
references. Of ours nothing is used but times, sentences and dates of publication; query and parties only choose the
sentences that are read, as with us.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy
from numpy.typing import NDArray

from allegedly.nouns import CodedDocument
from quality.alignment import days_apart

FIRST = 5  # sentences of an article that stand for its day of publication
FEATURES = (
    "sentences",
    "sentences before",
    "sentences on",
    "sentences after",
    "articles",
    "articles before",
    "articles on",
    "articles after",
    "published",
)
Bears = Callable[[CodedDocument, int], bool]
Table = NDArray[numpy.float64]


@dataclass
class Days:
    """What some articles have for each day: counts by FEATURES, and sentences by source (named, published)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    published: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def of(coded: Iterable[CodedDocument], bears: Bears) -> Days:
        """Reads the articles; `bears` tells whether a sentence is on what is asked for."""
        days = Days()
        for item in coded:
            days._read(item, bears)
        return days

    def _read(self, item: CodedDocument, bears: Bears) -> None:
        published = (item.document.published or "")[:10]
        mentioned = set()
        for time in item.times:
            number = next((n for n, (s, e) in enumerate(item.sentences) if s <= time.span[0] < e), None)
            if time.type not in {"DATE", "TIME"} or time.start is None or time.start != time.end or number is None:
                continue
            if not bears(item, number) or (published and time.start > published):
                continue
            side = _side(time.start, published)
            count = self.counts.setdefault(time.start, Counter())
            count.update({"sentences": 1, f"sentences {side}": 1})
            self.named.setdefault(time.start, []).append(_sentence(item, number))
            mentioned.add(time.start)
        for day in mentioned:
            self.counts[day].update({"articles": 1, f"articles {_side(day, published)}": 1})
        if published:
            self.counts.setdefault(published, Counter())["published"] += 1
            bearing = [n for n in range(len(item.sentences)) if bears(item, n)][:FIRST]
            self.published.setdefault(published, []).extend(_sentence(item, n) for n in bearing)

    def table(self) -> tuple[list[str], Table]:
        """The days in order and their features, each column of length 1."""
        order = sorted(self.counts)
        rows: Table = numpy.array([[self.counts[day][name] for name in FEATURES] for day in order], dtype=float)
        length = numpy.sqrt((rows**2).sum(axis=0))
        return order, rows / numpy.where(length > 0, length, 1)

    def summary(self, day: str) -> str:
        """The sentence next to the centroid of all that is said of a day."""
        told: list[str] = [*self.named.get(day, []), *self.published.get(day, [])]
        told += [text for when, texts in self.published.items() if _is_next(day, when) for text in texts]
        if not told:
            return ""
        bags = [Counter(text.lower().split()) for text in told]
        seen = Counter(word for bag in bags for word in bag)
        rarity = {word: math.log(1 + len(bags) / count) for word, count in seen.items()}
        vectors = [{word: n * rarity[word] for word, n in bag.items()} for bag in bags]
        centre: Counter[str] = Counter()
        for vector in vectors:
            centre.update(vector)
        best = max(range(len(told)), key=lambda n: (_cosine(vectors[n], centre), -n))
        return told[best]


def _side(day: str, published: str) -> str:
    """Whether a sentence was written before, on or after the day that it names."""
    return "on" if day == published or not published else "after" if day < published else "before"


def _is_next(day: str, when: str) -> bool:
    return when > day and days_apart(day, when) == 1


def _sentence(item: CodedDocument, number: int) -> str:
    start, end = item.sentences[number]
    return item.document.text[start:end]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    length = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(sum(w * w for w in other.values()))
    return sum(w * other.get(word, 0.0) for word, w in one.items()) / length if length else 0.0


def by_mentions(days: Days) -> list[str]:
    """MentionCount: the days by the sentences that name them, most first."""
    return sorted(days.counts, key=lambda day: (-days.counts[day]["sentences"], day))


def by_publication(days: Days) -> list[str]:
    """PubCount: the days by the articles published on them, most first."""
    return sorted(days.counts, key=lambda day: (-days.counts[day]["published"], day))


def regression(others: Sequence[tuple[Days, Iterable[str]]]) -> Table:
    """DATEWISE's weights, learned on other subjects with the days of their chronicles; the last is the constant."""
    rows, wanted = [], []
    for days, chronicle in others:
        order, table = days.table()
        rows.append(table)
        wanted += [float(day in set(chronicle)) for day in order]
    stacked = numpy.vstack(rows)
    with_constant = numpy.hstack([stacked, numpy.ones((len(stacked), 1))])
    return numpy.asarray(numpy.linalg.lstsq(with_constant, numpy.array(wanted), rcond=None)[0])


def by_regression(days: Days, weights: Table) -> list[str]:
    """DATEWISE: the days by the regression, best first."""
    order, table = days.table()
    scores = table @ weights[:-1] + weights[-1]
    return [order[n] for n in sorted(range(len(order)), key=lambda n: (-scores[n], order[n]))]
