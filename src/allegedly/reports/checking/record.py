"""What the sources hold that bears on a draft: their sentences as terms, with voices, figures and dates.

The sources are read once. Of each only the sentences are held that share terms with a sentence of the draft.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from allegedly.knowledge.actors import Actors
from allegedly.nouns import Attribution, CodedDocument, Quantity, Span, Time
from allegedly.reports.checking.remarks import SourcePassage
from allegedly.reports.checking.terms import LIGHT, Term, Terms, denies, tokens
from allegedly.reports.checking.voices import Voice, unread_voice, voice
from allegedly.reports.passages import Index

# A sentence of a source is held where it has at least this many terms (light words left out) in common with one of the
# draft's sentences; one term is shared by chance.
HELD = 2
# What a term counts that stands not in the sentence itself but beside it, or elsewhere in its document. A name may
# stand a few sentences before ("he", "the ministry"); another word must be near to belong to the claim.
BESIDE, BESIDE_NAME = 0.5, 0.9
AWAY, AWAY_NAME = 0.15, 0.7
# Who says it, and by which verb, is often told otherwise or in the sentence before: it shows little of what is said.
SAYING = 0.4
# "It denied the charge": how many sentences before it may stand.
EARLIER = 5

# "The number of dead has risen to three" shares one term with the claim that it brings up to date.
TOLLS = frozenset({"=kill", "=wound", "=detain", "=miss"})

SPEAKING_ON = frozenset({"it", "he", "she", "they"})
# A title that gives somebody's words, or asks: it asserts nothing.
_REPORTING = re.compile(r"\b(?:says?|said|report|reports|claims?|accuses?|alleges?|blames?)\b|[:?“‘]")


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's position in a passage. `voice` is None where the text does not say, or not who is meant."""

    attribution: Attribution
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a source with what was read from it. `keys` are those of the draft's terms that stand in it."""

    place: SourcePassage
    number: int
    keys: frozenset[str]
    beside: frozenset[str]
    away: frozenset[str]
    terms: tuple[Term, ...]
    said: tuple[Said, ...]
    figures: tuple[Quantity, ...]
    times: tuple[Time, ...]
    before: str
    after: str
    earlier: tuple[tuple[Term, ...], ...]  # terms of the sentences before, nearest first
    title: frozenset[str]  # keys of a title that tells something as a fact

    @property
    def date(self) -> str:
        """The day of its document, "" where it has none."""
        return (self.place.date or "")[:10]


@dataclass(frozen=True, slots=True)
class Support:
    """How far a passage bears out some terms: `cover` of all, from 0 to 1, `core` of those that are no names.

    Figures and days are counted in both where the passage has them, and never in `own`.
    """

    passage: Passage
    cover: float
    core: float
    own: float  # of the terms that are no names, those in the passage itself


@dataclass
class Record:
    """The passages of the sources, found by terms."""

    actors: Actors
    wanted: frozenset[str]
    passages: list[Passage] = field(default_factory=list)
    seen: int = 0
    frequency: Counter[str] = field(default_factory=Counter)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)  # keys of titles
    outlets: set[str] = field(default_factory=set)
    times: dict[str, list[tuple[int, Time]]] = field(default_factory=dict)  # with the number of their sentence
    figures: dict[str, tuple[Quantity, ...]] = field(default_factory=dict)  # of the documents that bear on the draft
    texts: dict[str, str] = field(default_factory=dict)  # with their titles

    def read(self, coded: CodedDocument, sentences: Sequence[frozenset[str]]) -> None:
        """Holds the passages of a source that bear on the draft's sentences, given as the keys of each."""
        terms = Terms(coded, self.actors)
        found = [terms.of(span) for span in coded.sentences]
        keys = [frozenset(term.key for term in each) & self.wanted for each in found]
        title = frozenset(_keys_of(coded, coded.document.title or "", self.actors)) & self.wanted
        whole = frozenset().union(title, *keys) if keys else title
        self.seen += len(keys)
        self.titled |= title
        if coded.document.publisher:
            self.outlets.add(coded.document.publisher)
        last = -EARLIER - 1
        held = len(self.passages)
        for number, mine in enumerate(keys):
            self.frequency.update(mine)
            heavy = {t.key for t in found[number] if t.weight != LIGHT} & mine
            toll = TOLLS & mine and any(_touch(q.span, coded.sentences[number]) for q in coded.quantities)
            bears = bool(toll) or any(
                len(heavy & other) >= min(HELD, len(other)) for other in sentences if heavy & other
            )
            if not bears and heavy:
                # "The agency saw no danger of a shortage": who it is stands in the sentence before.
                names = frozenset().union(*keys[max(0, number - 1) : number]) - mine
                bears = any(heavy & other and names & other for other in sentences)
            last = number if bears else last
            # "It denied the charge" shares no term with the claim before it.
            if not bears and (
                number - last > EARLIER or not denies(tokens(coded.document.text, coded.sentences[number]))
            ):
                continue
            beside = frozenset().union(title, *keys[max(0, number - 1) : number + 2])
            at = len(self.passages)
            self.passages.append(self._passage(coded, number, terms, (mine, beside, whole, title), found))
            for key in mine:
                self.by_key.setdefault(key, []).append(at)
        if len(self.passages) > held:
            index = Index(coded.sentences)
            self.figures[coded.document.id] = coded.quantities
            self.texts[coded.document.id] = f"{coded.document.title or ''}\n{coded.document.text}"
            self.times[coded.document.id] = [(index.at(time.span[0]), time) for time in coded.times]

    def near(self, passages: Iterable[Passage]) -> Iterator[Time]:
        """The times of the sentences beside some passages, also of those that bear on nothing else."""
        at = {(p.place.document, p.number + step) for p in passages for step in (-1, 1)}
        for document in {document for document, _ in at}:
            yield from (time for number, time in self.times[document] if (document, number) in at)

    def _passage(
        self,
        coded: CodedDocument,
        number: int,
        terms: Terms,
        keys: tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]],
        found: list[list[Term]],
    ) -> Passage:
        span = coded.sentences[number]
        said = []
        for attribution in coded.attributions:
            if any(_touch(span, part) for part in (*attribution.content, attribution.cue.span)):
                said.append(Said(attribution, self._voice(coded, number, attribution, terms)))
        before = coded.sentences[number - 1] if number else span
        after = coded.sentences[number + 1] if number + 1 < len(coded.sentences) else span
        return Passage(
            place=place(coded, span),
            number=number,
            keys=keys[0],
            beside=keys[1],
            away=keys[2],
            terms=tuple(found[number]),
            said=tuple(said),
            figures=tuple(q for q in coded.quantities if _touch(q.span, span)),
            times=tuple(t for t in coded.times if _touch(t.span, span)),
            before=coded.document.text[before[0] : before[1]],
            after=coded.document.text[after[0] : after[1]],
            earlier=tuple(tuple(each) for each in found[max(0, number - EARLIER) : number][::-1]),
            title=frozenset() if _REPORTING.search(coded.document.title or "") else keys[3],
        )

    def _voice(self, coded: CodedDocument, number: int, attribution: Attribution, terms: Terms) -> Voice | None:
        """Who speaks; "it" and "she" that coding resolves to nobody are whoever spoke last in the sentence before."""
        source = attribution.source
        if source is None:
            return unread_voice(coded, attribution, terms)
        who = voice(coded, source, terms, self.actors)
        if who is None and number and source.text.lower() in SPEAKING_ON:
            before = coded.sentences[number - 1]
            cues = [a for a in coded.attributions if _touch(a.cue.span, before) and a.source is not None]
            last = max(cues, key=lambda a: a.cue.span, default=None)
            if last is not None and last.source is not None:
                who = voice(coded, last.source, terms, self.actors)
        return who

    def rarity(self, key: str) -> float:
        """How much a term tells, by how seldom it stands in the sources: 1 for one that stands nowhere."""
        return math.log1p(self.seen / (1 + self.frequency[key])) / math.log1p(max(1, self.seen))

    def documents_on(self, terms: Iterable[Term], share: float) -> set[str]:
        """The documents that have of some terms, anywhere, this share of what the best document has."""
        sought = {term.key: term.weight * self.rarity(term.key) for term in terms}
        found: dict[str, float] = {}
        for passage in self.passages:
            if passage.place.document not in found:
                found[passage.place.document] = sum(w for key, w in sought.items() if key in passage.away)
        most = max(found.values(), default=0.0)
        return {document for document, weight in found.items() if weight >= share * most}

    def support(self, terms: Iterable[Term], faint: frozenset[str] = frozenset()) -> list[Support]:
        """The passages that bear out some terms, best first; `faint` are keys of terms that tell only who says it."""
        sought = {term.key: term for term in terms}
        at = {number for key in sought for number in self.by_key.get(key, ())}
        found = [self._support(self.passages[number], sought.values(), faint) for number in at]
        return sorted(found, key=lambda s: (-s.cover, s.passage.date, s.passage.place.document, s.passage.number))

    def _support(self, passage: Passage, sought: Iterable[Term], faint: frozenset[str]) -> Support:
        total = covered = core = core_covered = own = 0.0
        for term in sought:
            weight = term.weight * self.rarity(term.key) * (SAYING if term.key in faint else 1.0)
            if term.is_number:
                if term.key in passage.keys:
                    total, core = total + weight, core + weight
                    covered, core_covered = covered + weight, core_covered + weight
                continue
            share = _share(term, passage)
            total += weight
            covered += weight * share
            if not term.is_name:
                core += weight
                core_covered += weight * share
                own += weight * (term.key in passage.keys)
        return Support(
            passage,
            covered / total if total else 0.0,
            core_covered / core if core else 0.0,
            own / core if core else 0.0,
        )


def _share(term: Term, passage: Passage) -> float:
    if term.key in passage.keys:
        return 1.0
    if term.key in passage.beside:
        return BESIDE_NAME if term.is_name else BESIDE
    if term.key in passage.away:
        return AWAY_NAME if term.is_name else AWAY
    return 0.0


def _keys_of(coded: CodedDocument, words: str, actors: Actors) -> set[str]:
    """The keys of some words that stand beside the text: its title, its outlet's name."""
    bare = replace(coded, document=replace(coded.document, text=words), mentions=(), quantities=(), times=())
    return {term.key for term in Terms(bare, actors).of((0, len(words)))}


def place(coded: CodedDocument, span: Span) -> SourcePassage:
    """A passage of a source as evidence."""
    document = coded.document
    text = document.text[span[0] : span[1]]
    return SourcePassage(document.id, span, text, document.publisher, (document.published or "")[:10] or None)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
