"""Which facets, and which of their sentences, a brief tells: by weight of evidence, not by the number of copies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from allegedly.knowledge.facets import facets
from allegedly.ledger import Origins, content_words
from allegedly.nouns import Span
from allegedly.reports.dyad import Dyad, day
from allegedly.reports.likeness import LEAST_SHARED, Likeness, Vector, core, cosine, faint, unnamed
from allegedly.reports.passages import Sentence
from allegedly.reports.wording import refuses

# Sentences in a thing: a lead and at most five more; an editor's column holds no more.
LONGEST_THING = 6
# Two sentences that share more than this of all their words say the same, or whose shorter one has more than the second
# share of its words in the other. Chosen on wire copies in examples/.
SAME, CONTAINED = 0.6, 0.75
# So do two that share more than this of the shorter one's content words.
MEANT = 0.7
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
# What takes a reader out of a brief: talk ("we", "you"), a heading run into the sentence, a voice that is nobody.
CHATTY, GLUED, NOBODY, READS_ON = 1.5, 2.5, 1.0, 0.5
# A sentence of the same story as the lead, by its cosine with the story; of the same article, since that is context.
STORY, CONTEXT = 8.0, 0.5
# Besides the lead, one sentence may tell its event once more, and each loses to what adds something. A sentence with
# this share of the heading's words tells it.
RETOLD, REPEATS, ALL_OF_IT = 1, 1.5, 0.8
# Who says otherwise stands in a thing before who says the same again.
OTHERWISE = 4.0
# Below this cosine a sentence belongs to another story; the second is for one that names but one of the two, shares
# less than two words with the lead, or names more than FEW others. A story of less than THIN sentences also takes what
# carries less (LEAST_THIN), what shares words with its lead (LOOSE), and what its lead's own article says of the two at
# most so many sentences AROUND it: an article goes on with its story. Where a facet is of so FEW articles, all of it is
# one story.
BESIDE, ALONE, LOOSE, THIN, FEW, LEAST_THIN, AROUND = 0.2, 0.35, 0.1, 3, 2, 1.0, 4
# What lies years from the lead is another chapter: each year costs so much, up to so many years.
APART, MOST_YEARS = 0.5, 4.0
# What names more than one state beside the two is of the others too; each further one costs so much, up to so many.
CROWD, MOST_CROWD = 0.5, 5
# Above SAID a sentence says what was said; below it, likeness with what is picked counts against it.
SAID, AGAIN = 0.6, 4.0
# A story begins where the lead and what is like it stand; so many of them are its centre.
CENTRE = 12
# The newest counts for one more than what lies many years back; half of it after so many days.
RECENT, HALF_LIFE = 1.0, 365.0
# What a story gains where somebody denies or doubts what is told of it: nowhere else can a reader see disagreement.
# Most where its very heading is denied, less where somebody near says otherwise.
DENIED, DISPUTED = 3.0, 1.0
# A heading whose event has its day or month, or is the news of its article, is worth more than one that looks back.
DATED, NEWS = 0.5, 0.5
# What a story gains by each doubling or so of the origins that tell it, and a facet by its own.
SUPPORT, BREADTH = 1.4, 0.3
# Two leads whose stories have this cosine lead to the same story.
SAME_STORY = 0.2
# So many headings of a facet are weighed by who else tells their story, and so many tried until one has enough to tell.
HEADS, TRIED = 80, 6
# What each sentence that tells of a story adds to its weight: of two alike the one with more to tell.
FULL = 0.15
# Sentences of this many words are easily read; shorter ones say little alone.
SHORT, LONG = 8, 50
OTHER = "other"


@dataclass
class Told:
    """What a brief has told so far: no sentence stands twice, and none that says the same."""

    places: set[tuple[str, Span]] = field(default_factory=set)
    words: list[frozenset[str]] = field(default_factory=list)
    headings: list[frozenset[str]] = field(default_factory=list)
    stories: list[Vector] = field(default_factory=list)
    deeds: set[tuple[str, frozenset[str]]] = field(default_factory=set)  # what was done by whom, in a headline
    leads: set[tuple[str, Span]] = field(default_factory=set)  # what is kept to head a thing
    meant: list[frozenset[str]] = field(default_factory=list)
    vectors: list[Vector] = field(default_factory=list)  # of the sentences that things were told with
    policies: set[str] = field(default_factory=set)  # whose sanctions most sentences of a thing tell of

    def copy(self) -> Told:
        """A copy to try a thing with."""
        told = Told(set(self.places), list(self.words), list(self.headings), list(self.stories), set(self.deeds))
        told.leads, told.meant, told.policies = self.leads, list(self.meant), set(self.policies)
        told.vectors = list(self.vectors)
        return told

    def heads(self, content: frozenset[str]) -> bool:
        """Whether a heading of much the same content words stands already."""
        return any(content and len(content & other) >= SAME_HEADING * min(len(content), len(other))
                   for other in self.headings if other)  # fmt: skip

    def knows(self, sentence: Sentence, against: bool = False) -> bool:
        """Whether the sentence, or one that says the same, was told; `against`: it takes another position to that."""
        if place(sentence) in self.places:
            return True
        mine, meant = frozenset(sentence.words), content_words(sentence.text, ())
        if any(_same(mine, theirs) for theirs in self.words):
            return True
        # Who denies what was told, or admits what was denied, says it in its words.
        return not (against or denies(sentence)) and any(
            len(meant & theirs) > MEANT * max(1, min(len(meant), len(theirs))) for theirs in self.meant
        )

    def add(self, sentence: Sentence) -> None:
        """Marks a sentence as told."""
        self.places.add(place(sentence))
        self.words.append(frozenset(sentence.words))
        self.meant.append(content_words(sentence.text, ()))


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
    if sentence.homeless:
        return 0.0
    best = 0.0
    for item in sentence.told:
        if any(dyad.directions(item.event)):
            best = max(best, 4.0 if item.event.quad in {2, 4} else 3.0)
        elif dyad.together(item.event):
            best = max(best, 2.0)
        elif dyad.sides([*item.event.actors, *item.event.recipients]):
            best = max(best, 0.5)
    spoken = sentence.spoken
    total = best + (
        2.0 if len(sentence.named) == 2 else 1.0 if len(sentence.sides) == 2 else 0.5 if sentence.sides else 0
    )
    total += 1.0 if sentence.voices else -NOBODY if spoken else 0.0
    total += 1.0 if any(a.position != "affirms" for a in spoken) else 0.0
    total += 1.0 if any(a.evidence is not None for a in spoken) else 0.0
    total += 0.5 if any(q.measures for q in sentence.figures) else 0.0
    length = len(sentence.words)
    if sentence.asks:
        total -= QUESTION
    if sentence.chatty:
        total -= CHATTY
    if sentence.glued:
        total -= GLUED
    if sentence.reads_on:
        total -= READS_ON
    if length < SHORT:
        total -= 1.5
    elif length > LONG:
        total -= 1.0
    total -= CROWD * min(MOST_CROWD, max(0, sentence.others - 1))
    return total - (0.5 if sentence.hangs else 0.0)


def recency(sentence: Sentence, newest: str | None) -> float:
    """From 1 for the newest document down to 0: the half of it after HALF_LIFE days. 0 without a date."""
    published = day(sentence.coded.document.published)
    if published is None or newest is None:
        return 0.0
    age = (date.fromisoformat(newest) - date.fromisoformat(published)).days
    return math.exp2(-max(0, age) / HALF_LIFE)


def _years(one: Sentence, other: Sentence) -> float:
    """How many years lie between the publication of two sentences; 0 where a date is missing."""
    first, second = day(one.coded.document.published), day(other.coded.document.published)
    if first is None or second is None:
        return 0.0
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) / HALF_LIFE


def denies(sentence: Sentence) -> bool:
    """Whether somebody denies or doubts a claim in a sentence: much the same words then say the opposite.

    Who rejects a resolution or an offer denies nothing.
    """
    return any(
        a.position in {"denies", "doubts"}
        and a.source is not None
        and sentence.span[0] <= a.cue.span[0] < sentence.span[1]
        and not refuses(sentence, a.id)
        for a in sentence.spoken
    )


def _speakers(sentence: Sentence) -> set[str]:
    """Who speaks in a sentence: ids of known actors; of others the surname, the last word before a comma."""
    return {source.actor or source.text.split(",")[0].split()[-1] for source in sentence.voices}


@dataclass(frozen=True, slots=True)
class Record:
    """What the sentences of a thing are picked from: all that is held of the two, by document and number."""

    dyad: Dyad
    likeness: Likeness
    before: Mapping[tuple[str, int], Sentence]
    newest: str | None
    _near: dict[frozenset[str], list[Sentence]] = field(default_factory=dict)
    _scores: dict[Sentence, float] = field(default_factory=dict)

    def near(self, content: frozenset[str]) -> list[Sentence]:
        """The sentences that are like a headline's clause, the likest first."""
        if content not in self._near:
            self._near[content] = [s for s, _ in self.likeness.near(self.likeness.of_words(content))]
        return self._near[content]

    def score(self, sentence: Sentence) -> float:
        """How much a sentence carries (`score`), computed once."""
        if sentence not in self._scores:
            self._scores[sentence] = score(sentence, self.dyad)
        return self._scores[sentence]

    def breadth(self, group: Iterable[Sentence], origin: Origins) -> float:
        """How widely a facet is told of: the logarithm of the origins that carry enough of it, not of the copies."""
        bearing = {
            origin.at(s.coded.document.id, s.span) for s in group if len(s.sides) == 2 and self.score(s) >= LEAST
        }
        return math.log(max(1, len(bearing)))

    def story(self, content: Iterable[str], near: Sequence[Sentence]) -> Vector:
        """The words of a headline's story: of its clause, and of what is likest to it."""
        return self.likeness.centroid(self.likeness.of_words(content), near[:CENTRE])


@dataclass(frozen=True, slots=True)
class Lead:
    """What a thing begins with: the sentence of its headline and the content words of the headline's clause.

    `replies` answer it and follow it; `otherwise` are the places of those who take another position to what it tells,
    `same` of those who tell the same event.
    """

    sentence: Sentence
    content: frozenset[str]
    replies: tuple[Sentence, ...] = ()
    otherwise: frozenset[tuple[str, Span]] = frozenset()
    same: frozenset[tuple[str, Span]] = frozenset()


def pick(
    beginning: Lead,
    group: Sequence[Sentence],
    record: Record,
    told: Told,
) -> list[Sentence]:
    """The sentences of a thing: the lead, then the best others of its story in order of publication; no two alike.

    Who takes another position to what the lead tells comes before others. A sentence that hangs on the one before
    brings it along, or is not taken. What is picked is marked in `told`.
    """
    picked: list[Sentence] = []
    lead = beginning.sentence

    def against(sentence: Sentence) -> bool:
        return place(sentence) in beginning.otherwise

    def retells(sentence: Sentence) -> bool:
        if against(sentence):
            return False
        shared = content_words(sentence.text, ()) & (beginning.content - faint())
        whole = len(beginning.content - faint())
        return place(sentence) in beginning.same or (whole > LEAST_SHARED and len(shared) >= ALL_OF_IT * whole)

    def take(sentence: Sentence) -> bool:
        if sentence.broken or sentence.glued:
            return False
        needed = [sentence]
        if sentence.hangs:
            earlier = record.before.get((sentence.coded.document.id, sentence.number - 1))
            if (
                earlier is None
                or earlier.hangs
                or earlier.asks
                or earlier.broken
                or earlier.glued
                or record.score(earlier) <= 0
            ):
                return False
            if earlier not in picked:
                needed = [earlier, sentence]
        if len(picked) + len(needed) > LONGEST_THING or any(told.knows(each, against(each)) for each in needed):
            return False
        for each in needed:
            told.add(each)
            picked.append(each)
        return True

    if not take(lead):
        return []
    for reply in beginning.replies:
        if reply not in picked and len(picked) < LONGEST_THING and not told.knows(reply):
            told.add(reply)
            picked.append(reply)
    first = list(picked)
    near = record.near(beginning.content)
    centre = record.story(beginning.content, near)
    middle, of_lead = core(centre), record.likeness.vector(lead)
    worth: dict[tuple[str, Span], float] = {}
    one_story = set(map(place, group)) if len({s.coded.document.id for s in group}) <= FEW else set()
    fitting: list[list[Sentence]] = [[], [], []]  # of the story; of it and carrying less; around the lead
    for sentence in dict.fromkeys((*near, *group)):
        vector = record.likeness.vector(sentence)
        far = sentence.coded.document.id != lead.coded.document.id and not one_story
        if far and len(of_lead.keys() & vector.keys()) < LEAST_SHARED and len(middle & vector.keys()) < LEAST_SHARED:
            continue  # most of a facet has nothing to do with a story of it
        value = record.score(sentence)
        if value < LEAST_THIN or place(sentence) in told.leads:
            continue
        common = middle & vector.keys()
        # "Caspian Sea" is one place and no story: one of the words in common is no name.
        like = cosine(vector, centre) if len(common) >= LEAST_SHARED and common & unnamed(sentence) else 0.0
        own = sentence.coded.document.id == lead.coded.document.id
        apart = abs(sentence.number - lead.number)
        around = own and (apart == 1 or (apart <= AROUND and len(sentence.sides) == 2))
        context = CONTEXT if own else 0.0
        opposed = OTHERWISE if against(sentence) else 0.0
        worth[place(sentence)] = value + STORY * like + RECENT * recency(sentence, record.newest) + context + opposed
        worth[place(sentence)] -= REPEATS if retells(sentence) else 0.0
        worth[place(sentence)] -= APART * min(MOST_YEARS, _years(sentence, lead))
        # Of one side only, what is no more than like the story is another one of that side.
        shared = len((of_lead.keys() & vector.keys()) - faint())
        near_lead = own or (len(sentence.sides) == 2 and shared >= LEAST_SHARED and sentence.others <= FEW)
        least = BESIDE if near_lead else ALONE
        if like >= least or place(sentence) in one_story:
            fitting[0 if value >= LEAST else 1].append(sentence)
        elif cosine(vector, of_lead) >= LOOSE and shared >= LEAST_SHARED:
            if len(sentence.sides) == 2 and value >= LEAST:
                fitting[1].append(sentence)
        elif around:
            fitting[2].append(sentence)
    for choice, most in zip(fitting, (LONGEST_THING, THIN, THIN), strict=True):
        waiting = sorted(choice, key=lambda s: (-worth[place(s)], place(s)))[:CANDIDATES]
        while waiting and len(picked) < most:
            heard = {speaker for s in picked for speaker in _speakers(s)}
            known = [record.likeness.vector(s) for s in picked]
            again = {place(s): max(cosine(record.likeness.vector(s), each) for each in known) for s in waiting}
            value_of = {
                place(s): worth[place(s)] - AGAIN * again[place(s)] - (HEARD if _speakers(s) & heard else 0.0)
                for s in waiting
                if again[place(s)] <= SAID or denies(s) or against(s)
            }
            waiting = [s for s in waiting if place(s) in value_of]
            if waiting:
                best = max(waiting, key=lambda s: value_of[place(s)])
                waiting.remove(best)
                if take(best) and sum(map(retells, picked)) > RETOLD:
                    waiting = [s for s in waiting if not retells(s)]
    for before in sorted((s for s in picked if s not in first), key=lambda s: -s.number):
        # What the lead's article says right before it makes it understood.
        if before.coded.document.id == lead.coded.document.id and before.number == first[0].number - 1:
            first.insert(0, before)
    rest = [s for s in picked if s not in first]
    rest.sort(key=lambda s: (day(s.coded.document.published) or "", s.coded.document.id, s.span))
    return first + rest
