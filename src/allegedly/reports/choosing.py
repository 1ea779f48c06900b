"""Which facets, and which of their sentences, a brief tells: by weight of evidence, not by the number of copies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from allegedly.knowledge.facets import facets
from allegedly.nouns import Span
from allegedly.reports.dyad import Dyad, day
from allegedly.reports.passages import Sentence

# Sentences in a thing: a lead and at most five more; an editor's column holds no more.
LONGEST_THING = 6
# Two sentences that share more than this of all their words say the same, or whose shorter one has more than the second
# share of its words in the other. Chosen on wire copies in examples/.
SAME, CONTAINED = 0.6, 0.75
# Two headings that share this much of the shorter one's content words, the parties left out, head the same thing.
SAME_HEADING = 0.5
# A sentence below this carries too little about the two to stand in a brief (scale of `score`).
LEAST = 2.5
# A document is about both where at least this share of its sentences names both: a third or more in articles on the
# two, under a tenth in those on something else (examples/, the seed, Wikinews).
SALIENT = 0.2
# Another voice is worth more than the same one again. Only the best of a facet are weighed against each other.
HEARD, CANDIDATES = 1.0, 60
# A question tells nothing; it stands in a brief only where it carries much else.
QUESTION = 4.0
# Sentences of this many words are easily read; shorter ones say little alone.
SHORT, LONG = 8, 50
OTHER = "other"


@dataclass
class Told:
    """What a brief has told so far: no sentence stands twice, and none that says the same."""

    places: set[tuple[str, Span]] = field(default_factory=set)
    words: list[frozenset[str]] = field(default_factory=list)
    headings: list[frozenset[str]] = field(default_factory=list)

    def heads(self, content: frozenset[str]) -> bool:
        """Whether a heading of much the same content words stands already."""
        return any(content and len(content & other) >= SAME_HEADING * min(len(content), len(other))
                   for other in self.headings if other)  # fmt: skip

    def knows(self, sentence: Sentence) -> bool:
        """Whether the sentence, or one that says the same, was told."""
        if place(sentence) in self.places:
            return True
        mine = frozenset(sentence.words)
        return any(_same(mine, theirs) for theirs in self.words)

    def add(self, sentence: Sentence) -> None:
        """Marks a sentence as told."""
        self.places.add(place(sentence))
        self.words.append(frozenset(sentence.words))


def place(sentence: Sentence) -> tuple[str, Span]:
    """Where a sentence stands."""
    return sentence.coded.document.id, sentence.span


def _same(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    if not shared:
        return False
    return shared / min(len(mine), len(theirs)) > CONTAINED or shared / len(mine | theirs) > SAME


def by_facet(sentences: Iterable[Sentence]) -> dict[str, list[Sentence]]:
    """The sentences that bear on the two, by the facet that each speaks of most."""
    groups: dict[str, list[Sentence]] = {}
    order = {name: number for number, name in enumerate(facets())}
    for sentence in sentences:
        if len(sentence.sides) == 2 or (sentence.sides and (sentence.told or sentence.attributions)):
            weights = sentence.facets
            facet = max(weights, key=lambda name: (weights[name], -order[name])) if weights else OTHER
            groups.setdefault(facet, []).append(sentence)
    return groups


def score(sentence: Sentence, dyad: Dyad) -> float:
    """How much a sentence carries: events between the two first, then both named, who says so, denials, evidence,
    figures.

    One that neither names both nor tells an event between them carries nothing of the two, unless its document is about
    both.
    """
    between = any(any(dyad.directions(item.event)) for item in sentence.told)
    if len(sentence.sides) < 2 and not between and sentence.salience < SALIENT:
        return 0.0
    best = 0.0
    for item in sentence.told:
        if any(dyad.directions(item.event)):
            best = max(best, 4.0 if item.event.quad in {2, 4} else 3.0)
        elif dyad.together(item.event):
            best = max(best, 2.0)
        elif dyad.sides([*item.event.actors, *item.event.recipients]):
            best = max(best, 0.5)
    total = best + (2.0 if len(sentence.sides) == 2 else 0.5 if sentence.sides else 0.0)
    total += 1.0 if any(a.source is not None for a in sentence.attributions) else 0.0
    total += 1.0 if any(a.position != "affirms" for a in sentence.attributions) else 0.0
    total += 1.0 if any(a.evidence is not None for a in sentence.attributions) else 0.0
    total += 0.5 if any(q.measures for q in sentence.figures) else 0.0
    length = len(sentence.words)
    if sentence.asks:
        total -= QUESTION
    if length < SHORT:
        total -= 1.5
    elif length > LONG:
        total -= 1.0
    return total - (0.5 if sentence.hangs else 0.0)


def weight(group: list[Sentence], dyad: Dyad, origin: Mapping[str, str]) -> float:
    """The weight of evidence of a facet: its best sentences, and of how many origins they come, not how many copies."""
    best: dict[str, float] = {}
    scores = [score(sentence, dyad) for sentence in group]
    for sentence, value in zip(group, scores, strict=True):
        source = origin[sentence.coded.document.id]
        best[source] = max(best.get(source, 0.0), value)
    strongest = sorted(scores, reverse=True)[:LONGEST_THING]
    bearing = sum(value >= LEAST for value in best.values())
    return sum(strongest) * (1.0 + math.log(max(1, bearing)))


def _speakers(sentence: Sentence) -> set[str]:
    """Who speaks in a sentence: ids of known actors; of others the surname, the last word before a comma."""
    sources = [a.source for a in sentence.attributions if a.source is not None]
    return {source.actor or source.text.split(",")[0].split()[-1] for source in sources}


def pick(lead: Sentence, group: list[Sentence], before: Mapping[tuple[str, int], Sentence], dyad: Dyad,
         told: Told) -> list[Sentence]:  # fmt: skip
    """The sentences of a thing: the lead, then the best others in order of publication; no two alike, none hanging.

    A sentence that begins with "he" or "this" brings the one before it along, or is not taken. `before` finds a
    sentence by document and number. What is picked is marked in `told`.
    """
    picked: list[Sentence] = []

    def take(sentence: Sentence) -> bool:
        needed = [sentence]
        if sentence.hangs:
            earlier = before.get((sentence.coded.document.id, sentence.number - 1))
            if earlier is None or earlier.hangs:
                return False
            if earlier not in picked:
                needed = [earlier, sentence]
        if len(picked) + len(needed) > LONGEST_THING or any(told.knows(each) for each in needed):
            return False
        for each in needed:
            told.add(each)
            picked.append(each)
        return True

    if not take(lead):
        return []
    first = list(picked)
    worth = {place(s): score(s, dyad) for s in group}
    waiting = sorted((s for s in group if worth[place(s)] >= LEAST), key=lambda s: (-worth[place(s)], place(s)))
    waiting = waiting[:CANDIDATES]
    while waiting and len(picked) < LONGEST_THING:
        heard = {speaker for s in picked for speaker in _speakers(s)}
        best = max(waiting, key=lambda s: worth[place(s)] - (HEARD if _speakers(s) & heard else 0.0))
        waiting.remove(best)
        take(best)
    rest = [s for s in picked if s not in first]
    rest.sort(key=lambda s: (day(s.coded.document.published) or "", s.coded.document.id, s.span))
    return first + rest
