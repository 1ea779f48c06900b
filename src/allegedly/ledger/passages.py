"""Which passages of a document stand in an earlier one: three paragraphs of a wire story inside a longer article.

Runs of five words that both have are put together to passages: equal stretches in the same order, with a few words
changed in between. What stands in quotation marks on either side is carried along and not counted: the words of a
speaker whom two papers quote are the speaker's, and neither has them from the other, however long they are. It takes a
paragraph of the reporter's own words to show that one was copied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from allegedly.nouns import Span

Hashes = npt.NDArray[np.uint64]

WORD = re.compile(r"\w+")
RUN = 5
# Words of its own, in runs, that a passage must have: two reporters write a title, a place and a set phrase alike, in
# all some fifteen words, but hardly a whole sentence. Chosen on the seen half of quality/data/pairs/copies-*.jsonl.
OWN_WORDS = 25
# An edit: so many words, on either side, may stand between two equal stretches of one passage.
EDITED = 12
# Quotation marks by form; one that is not closed holds to the end of its paragraph. An apostrophe closes none.
QUOTED = re.compile(r"[“„«][^”»\n]*|\"[^\"\n]*\"|‘(?:[^’\n]|’(?=\w))*’")


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage: its span in the later document, and the span of the same words in the earlier one."""

    span: Span
    source: Span


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a text in order: hashes of their runs, where each word stands, whether it is outside quotations."""

    runs: Hashes
    words: list[Span]
    own: npt.NDArray[np.bool_]


def copied_passages(later: str, earlier: str) -> list[Copied]:
    """The passages that the later text has from the earlier one, in their order; they don't overlap."""
    mine, theirs = _line(later), _line(earlier)
    common = np.intersect1d(mine.runs, theirs.runs)
    if common.size + RUN - 1 < OWN_WORDS // 2:
        return []
    first: dict[int, int] = {}
    for at in np.flatnonzero(np.isin(theirs.runs, common))[::-1]:
        first[int(theirs.runs[at])] = int(at)
    blocks = _blocks(mine.runs, theirs.runs, np.flatnonzero(np.isin(mine.runs, common)).tolist(), first)
    return [
        Copied(
            (mine.words[chain[0][0]][0], mine.words[_last(chain[-1])[0]][1]),
            (theirs.words[chain[0][1]][0], theirs.words[_last(chain[-1])[1]][1]),
        )
        for chain in _chains(blocks)
        if sum(_own_words(block, mine, theirs) for block in chain) >= OWN_WORDS
    ]


# A stretch of equal words: its first word in both, and its length.
_Block = tuple[int, int, int]


def _blocks(mine: Hashes, theirs: Hashes, places: list[int], first: dict[int, int]) -> list[_Block]:
    found: list[_Block] = []
    for at in places:
        if found:
            start, other, length = found[-1]
            following = other + at - start
            # The words go on in both: they do so even where they stand elsewhere too.
            if at == start + length - RUN + 1 and following < len(theirs) and theirs[following] == mine[at]:
                found[-1] = (start, other, length + 1)
                continue
            if at < start + length:
                continue
        found.append((at, first[int(mine[at])], RUN))
    return found


def _chains(blocks: list[_Block]) -> list[list[_Block]]:
    """Stretches that follow each other in both documents with at most an edit in between."""
    chains: list[list[_Block]] = []
    for block in blocks:
        if chains:
            start, other, length = chains[-1][-1]
            apart, apart_there = block[0] - start - length, block[1] - other - length
            if apart <= EDITED and 0 <= apart_there <= EDITED:
                chains[-1].append(block)
                continue
        chains.append([block])
    return chains


def _last(block: _Block) -> tuple[int, int]:
    start, other, length = block
    return start + length - 1, other + length - 1


def _own_words(block: _Block, mine: _Line, theirs: _Line) -> int:
    start, other, length = block
    return int((mine.own[start : start + length] & theirs.own[other : other + length]).sum())


# A document is compared with a few candidates in a row.
@lru_cache(maxsize=64)
def _line(text: str) -> _Line:
    words = [match.span() for match in WORD.finditer(text)]
    hashes = np.array([hash_of(text[start:end].lower()) for start, end in words], dtype=np.uint64)
    own = np.ones(len(words), dtype=np.bool_)
    starts = np.array([start for start, _ in words])
    for match in QUOTED.finditer(text):
        own[np.searchsorted(starts, match.start()) : np.searchsorted(starts, match.end())] = False
    return _Line(runs_of(hashes, RUN) if len(words) >= RUN else hashes[:0], words, own)


@lru_cache(maxsize=1 << 17)
def hash_of(word: str) -> int:
    """The hash of a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def runs_of(words: Hashes, length: int) -> Hashes:
    """A hash for each run of words; a text shorter than a run is one run."""
    if not words.size:
        return words
    length = min(length, words.size)
    total = np.zeros(words.size - length + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(length):
            # Multiplication by an odd number and a shift keep order and mix all bits (splitmix64's constants).
            total = (total ^ words[offset : words.size - length + 1 + offset]) * np.uint64(0xBF58476D1CE4E5B9)
            total ^= total >> np.uint64(31)
    return total
