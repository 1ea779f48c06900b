"""Origins: which documents tell one story in the same words. An outlet is not an origin.

Candidates come from winnowed fingerprints (Schleimer, Wilkerson and Aiken 2003): of the hashes of all runs of five
words, the smallest of each window is kept. Two documents that share a passage as long as run and window together share
a fingerprint for certain, which MinHash, made for likeness of whole documents, does not promise for an excerpt. What is
a copy is then decided on all runs of three words of both.

A report that is told again sentence by sentence in other words, as in a translation, is of the same origin too
(`rewriting`). An independent report of the same matter is not, however much of the news it shares.

A document joins the origin of the one document before it (by publication, then id) with which it shares most. Two
stories are never joined through a third that quotes both.

A document that has less from another stays its own origin, but for the passages that it has from there (`passages`):
what it tells in them is told by the other's origin (`Origins.at`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np

from allegedly.knowledge.agencies import agencies
from allegedly.ledger.passages import WORD, Hashes, copied_passages, hash_of, runs_of
from allegedly.ledger.rewriting import RETOLD_DAYS, Outline, outline, retold, sketch, weeks
from allegedly.nouns import Document, Span

T = TypeVar("T")
# Runs of five words seldom recur by chance; runs of three survive an edit every dozen words in three of four places.
SAMPLED_RUN = 5
COMPARED_RUN = 3
# One fingerprint in about eight words; a shared passage of 20 words is found for certain. Short documents are sampled
# more densely: what the wide window keeps, the narrow one keeps too.
WINDOW = 16
SHORT_WINDOW = 4
SHORT_WORDS = 120
# A document is a copy where half of it stands in the other: two accounts of one speech share their quotations, seldom
# above a third (seen on our own pairs in tests/ledger/test_duplicates.py and on the State Department's releases).
COPIED = 0.5
# Releases after one pattern, and background that a paper prints again in each article, fill half of a short text:
# where both come from one publisher, or lie further apart than a story lives, more must be the same.
COPIED_FROM_AFAR = 0.75
STORY_DAYS = 14
# A publisher's form ("Public Schedule", "No press events") stands whole in the fuller form of the day before. So one
# publisher's later text is a re-issue only where the two have this part of all their runs in common, or where it is
# the fuller one (an update). The State Department's re-issues have 0.59 and more, its schedules 0.53 at most.
REISSUED = 0.55
# A fuller version of a shorter document printed before it: at least this part of the fuller one is shared. Below it,
# the shorter one is a quotation in something else. In another house, that is an article with a passage from elsewhere,
# unless this much of the shorter one stands in it.
FULLER = 0.2
WHOLE = 0.9
# With the same agency's credit on both, a rewritten lead and cuts leave less.
COPIED_WITH_CREDIT = 0.3
# A rewrite keeps names and quotations, and of other runs of three words few.
VERBATIM = 0.3
# Below this, a few set phrases are all that is shared, unless the documents are equal.
MIN_SHARED_RUNS = 12
# Fingerprints that stand in more documents than this are the outlet's own lines ("All rights reserved"): the newest do.
MAX_BEARERS = 64
MAX_CANDIDATES = 12
# A fifth of the runs (FULLER) leaves, after an edit every dozen words, about a tenth of the longer sampled runs.
LIKELY = 0.08
# Of a passage of OWN_WORDS some three fingerprints are kept; two are a set phrase in long documents (with two, a third
# more comparisons found 3 % more passages in half of the news of 2021).
LIKELY_PASSAGE = 3
# So many documents are looked at for the passages that one has from them.
MAX_SOURCES = 4
HEAD = 200

CREDIT = re.compile(r"\(([^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a document: sampled runs of words, all runs of words, and where it comes from.

    `fingerprints` are kept of a document, `sought` those by which others are found that may have its story: the same,
    and pairs of facts of the weeks around its own. `agency` is the one that it credits; `day` the ordinal of its
    publication.
    """

    fingerprints: tuple[int, ...]
    sought: tuple[int, ...]
    runs: Hashes
    body: str
    agency: str | None
    publisher: str | None
    day: int | None

    @property
    def outline(self) -> Outline:
        """What a rewrite is found by, made when it is asked for: a document that is a copy needs none."""
        return outline(self.body)


class Origins(dict[str, str]):
    """The origin of each document, by id: the id of the first document of its group.

    `passages` are those that documents have from other origins: by id, the spans with the origin of each.
    """

    def __init__(self, whole: Mapping[str, str], passages: Mapping[str, Sequence[tuple[Span, str]]]) -> None:
        super().__init__(whole)
        self.passages = passages

    def at(self, document: str, span: Span) -> str:
        """The origin of what stands somewhere in a document: that of the passage which holds its middle."""
        return origin_at(self.passages.get(document, ()), span, self[document])


def origin_at(passages: Iterable[tuple[Span, T]], span: Span, whole: T) -> T:
    """The origin of a place in a document: of the passage that holds its middle, else that of the whole document."""
    return next((origin for (start, end), origin in passages if 2 * start <= sum(span) < 2 * end), whole)


def origins(documents: Iterable[Document]) -> Origins:
    """The origins of some documents.

    Pure: the order in which the documents come does not matter. Memory: about 3 KB for a document of 500 words.
    """
    prints = [(d.published is None, d.published or "", d.id, make_print(d), d.text) for d in documents]
    prints.sort(key=lambda entry: entry[:3])
    passages: dict[str, list[tuple[Span, str]]] = {}
    found = Origins({}, passages)
    bearers: dict[int, list[int]] = {}
    for number, (_, _, id_, mine, text) in enumerate(prints):
        shared = Counter(other for value in mine.sought for other in bearers.get(value, ()))
        best, most = None, 0
        for other in candidates(shared, len(mine.fingerprints)):
            runs = taken(mine, prints[other][3])
            if runs > most:
                best, most = prints[other][2], runs
        found[id_] = found[best] if best is not None else id_
        earlier = [(prints[other][2], prints[other][4]) for other in sources(shared)]
        copied = [
            (one.span, origin)
            for source, words in earlier
            if found[source] != found[id_]
            for one in copied_passages(text, words)
            if (origin := found.at(source, one.source)) != found[id_]
        ]
        if copied:
            passages[id_] = apart(copied)
        for value in mine.fingerprints:
            bearing = bearers.setdefault(value, [])
            bearing.append(number)
            del bearing[:-MAX_BEARERS]
    return found


def sources(shared: Counter[int]) -> list[int]:
    """Of documents that share fingerprints with one, those that it may have a passage from, the first ones first."""
    likely = [item for item in shared.items() if item[1] >= LIKELY_PASSAGE]
    return sorted(key for key, _ in sorted(likely, key=lambda item: (-item[1], item[0]))[:MAX_SOURCES])


def apart(passages: Iterable[tuple[Span, T]]) -> list[tuple[Span, T]]:
    """Passages without those that overlap with one before them, by where they stand."""
    kept: list[tuple[Span, T]] = []
    for span, origin in passages:
        if all(span[1] <= start or end <= span[0] for (start, end), _ in kept):
            kept.append((span, origin))
    return sorted(kept, key=lambda one: one[0])


def candidates(shared: Counter[int], fingerprints: int) -> list[int]:
    """Of documents that share fingerprints with one that has so many, those worth comparing, in a fixed order."""
    likely = [item for item in shared.items() if item[1] >= fingerprints * LIKELY]
    return [key for key, _ in sorted(likely, key=lambda item: (-item[1], item[0]))[:MAX_CANDIDATES]]


def make_print(document: Document, sampled: bool = True) -> Print:
    """The print of a document. The agency's credit at its head has no part in the comparison.

    Without samples it can be compared, but not be found, nor find others.
    """
    head, agency = document.text[:HEAD], None
    for match in CREDIT.finditer(head):
        agency = agencies().get(" ".join(match[1].lower().split()))
        if agency is not None:
            break
    body = document.text[match.end() :] if agency is not None else document.text
    if agency is None and document.publisher is not None:
        agency = agencies().get(document.publisher.strip().lower())
    words = WORD.findall(body.lower())
    hashes = np.array([hash_of(word) for word in words], dtype=np.uint64)
    day = _ordinal(document.published)
    mine = Print(
        fingerprints=(),
        sought=(),
        runs=np.unique(runs_of(hashes, COMPARED_RUN)),
        body=body,
        agency=agency,
        publisher=document.publisher,
        day=day,
    )
    if not sampled:
        return mine
    samples = _sample(runs_of(hashes, SAMPLED_RUN), SHORT_WINDOW if len(words) < SHORT_WORDS else WINDOW)
    fingerprints = samples.view(np.int64).tolist()
    own, *around = (sketch(mine.outline, week) for week in weeks(day)) if day is not None else ([],)
    return replace(
        mine,
        fingerprints=tuple(dict.fromkeys((*fingerprints, *own))),
        sought=tuple(dict.fromkeys((*fingerprints, *own, *(value for values in around for value in values)))),
    )


def taken(later: Print, earlier: Print) -> int:
    """How much the later document has from the earlier, 0 where it tells another story or tells it by itself.

    Runs of words where it is a copy; for a rewrite, the least that a copy has, as whatever is copied comes first.
    """
    return copied(later, earlier) or rewritten(later, earlier)


def rewritten(later: Print, earlier: Print) -> int:
    """1 where one document tells the other's sentences again in other words, else 0.

    Releases of one publisher follow a pattern ("spoke today with", "thanked for"): there, likeness proves nothing.
    """
    same_house = later.publisher is not None and later.publisher == earlier.publisher
    if same_house or later.day is None or earlier.day is None or abs(later.day - earlier.day) > RETOLD_DAYS:
        return 0
    # What stands there word for word is an excerpt, and no rewrite.
    shared = int(np.intersect1d(later.runs, earlier.runs, assume_unique=True).size)
    if shared > VERBATIM * min(later.runs.size, earlier.runs.size):
        return 0
    return int(retold(later.outline, earlier.outline))


def copied(later: Print, earlier: Print) -> int:
    """How many runs of words the later document has from the earlier, 0 where it is no copy of the same story."""
    shared = int(np.intersect1d(later.runs, earlier.runs, assume_unique=True).size)
    shorter = min(later.runs.size, earlier.runs.size)
    if not shared or (shared < MIN_SHARED_RUNS and shared != max(later.runs.size, earlier.runs.size)):
        return 0
    of_later, of_earlier = shared / later.runs.size, shared / earlier.runs.size
    same_agency = later.agency is not None and later.agency == earlier.agency
    same_house = later.publisher is not None and later.publisher == earlier.publisher
    far = same_house or (
        later.day is not None and earlier.day is not None and abs(later.day - earlier.day) > STORY_DAYS
    )
    needed = COPIED_FROM_AFAR if far else COPIED
    common = shared / (later.runs.size + earlier.runs.size - shared)
    if (
        common >= REISSUED
        or (of_later >= needed and not same_house)
        or (of_earlier >= (needed if same_house else WHOLE) and of_later >= FULLER)
        or (same_agency and not far and shared / shorter >= COPIED_WITH_CREDIT and of_later >= FULLER)
    ):
        return shared
    return 0


def _ordinal(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _sample(runs: Hashes, window: int) -> Hashes:
    if not runs.size:
        return runs
    windows = np.lib.stride_tricks.sliding_window_view(runs, min(window, runs.size))
    return np.unique(windows.min(axis=1))
