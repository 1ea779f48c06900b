"""The stories of a brief: which heading each facet has, and which sentences tell of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.knowledge.facets import facets
from allegedly.knowledge.meanings import meaning
from allegedly.ledger import Origins, root
from allegedly.nouns import Span
from allegedly.reports.accounts import Accounts
from allegedly.reports.choosing import (
    BESIDE,
    DATED,
    DENIED,
    DISPUTED,
    FULL,
    HEADS,
    LONGEST_THING,
    NEWS,
    OTHER,
    SAME_STORY,
    SUPPORT,
    TRIED,
    Lead,
    Record,
    Told,
    denies,
    pick,
    place,
    recency,
)
from allegedly.reports.headings import Headline, own_date, tells_alike
from allegedly.reports.likeness import Vector, cosine
from allegedly.reports.passages import MATERIAL, Sentence
from allegedly.reports.wording import telling_span

# A claim of less merit (headings.py) makes no heading, and what has no heading is no thing to know.
LEAST_MERIT = 1.25
# A thing of one or two sentences has little to tell: what it loses, and the merit that one sentence alone has to have.
# A claim that is denied loses nothing by two: what was said and who denies it are the thing.
SHORTFALL, STRONG = {1: 3.0, 2: 1.0}, 3.0
# Things are different facets: a second one of a facet is told only where nothing else is left; one of no facet loses a
# little.
SAME_FACET, NO_FACET = 100.0, 1.0
# The newest counts for so much more than what lies many years back: a brief is read today.
NEWEST = 3.0
# Two sentences of this cosine tell the same of one story; read on the headings of US–Iran and Israel–Iran.
TWIN = 0.22
# What is one deed whatever the verb.
ONE_DEED, SANCTIONS = frozenset({"SANCTION"}), "sanctions"
# What was foretold long before the newest article loses so much.
FORETOLD = 4.0
# The first sentences of an article are its news.
NEWS_SENTENCES = 2
# A sentence that names more states than this beside the two tells no story of the two.
BYSTANDERS = 1


def stories_of(heads: Sequence[Headline], record: Record, origin: Origins) -> list[tuple[float, Headline]]:
    """The best headings with the weight of their stories: of how many origins, and how new."""
    found = []
    # An event without a direction is written once in each; its heading is one.
    once = {(place(head.sentence), head.text): head for head in reversed(heads)}
    for head in heads[:HEADS]:
        if head.merit < LEAST_MERIT:
            break
        if once.pop((place(head.sentence), head.text), None) is None:
            continue
        near = {origin.at(s.coded.document.id, s.span) for s in _of_the_two(head, record)}
        disputed = any(denies(s) and s.sides for s in record.near(head.content))
        support = DENIED if head.denied else DISPUTED if disputed else 0.0
        if head.told is not None and head.told.event.tense == "future" and not head.denied:
            # What was to come a year ago has come, or not.
            support -= FORETOLD * (1.0 - recency(head.sentence, record.newest))
        support += SUPPORT * math.log(max(1, len(near))) + NEWEST * recency(head.sentence, record.newest)
        found.append((head.merit + support + _dated(head), head))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].sentence.coded.document.id, pair[1].sentence.span))


def _dated(head: Headline) -> float:
    """What a heading gains where a reader learns when it was."""
    if own_date(head) is not None:
        return DATED
    return NEWS if head.sentence.number < NEWS_SENTENCES else 0.0


def _of_the_two(head: Headline, record: Record) -> list[Sentence]:
    """What is like a heading and tells of the two and few others."""
    return [s for s in record.near(head.content) if len(s.sides) == 2 and s.others <= BYSTANDERS]


def telling(head: Headline, picked: Iterable[Sentence], record: Record) -> list[Sentence]:
    """The sentences that tell a thing's story: those that stand in it, and those that are like its heading."""
    return list({place(s): s for s in (*picked, *_of_the_two(head, record))}.values())


Story = tuple[Headline, list[Sentence]]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a heading would make now: its worth, its sentences, and what were told with them."""

    worth: float
    picked: list[Sentence]
    after: Told
    story: Vector


def chosen_stories(
    ranked: Sequence[tuple[str, list[tuple[float, Headline]]]],
    groups: Mapping[str, list[Sentence]],
    of: tuple[Record, Accounts],
    count: int,
) -> list[tuple[str, Story]]:
    """The facets that are told and the story of each, weightiest first.

    Each time the heading whose thing is worth most of what is left. A heading is tried only where it could be worth
    more than the best that was tried (what has been told since can only take from it). What heads a facet best stands
    under no other.
    """
    record, _ = of
    told = Told(leads={place(heads[0][1].sentence) for _, heads in ranked if heads})
    waiting = [
        (weight + FULL * LONGEST_THING - (NO_FACET if facet == OTHER else 0.0), facet, head)
        for facet, heads in ranked
        for weight, head in heads
    ]
    waiting.sort(key=lambda each: -each[0])
    found: list[tuple[str, Story]] = []
    while len(found) < count:
        used = {facet for facet, _ in found}
        best: tuple[_Thing, str, Headline] | None = None
        tried: Counter[str] = Counter()
        left = []
        for most, facet, head in waiting:
            again = SAME_FACET if facet in used else 0.0
            if tried[facet] >= TRIED or (best is not None and most - again <= best[0].worth):
                left.append((most, facet, head))
                continue
            if again and head.merit < STRONG:
                left.append((most, facet, head))
                continue
            tried[facet] += 1
            thing = _thing(most - FULL * LONGEST_THING - again, head, groups[facet], of, told)
            if thing is None:
                continue  # told already, or of what was told: it never will be a thing
            left.append((most, facet, head))
            if best is None or thing.worth > best[0].worth:
                best = thing, facet, head
        if best is None:
            break
        thing, facet, head = best
        told = thing.after
        told.headings.append(head.content)
        told.stories.append(thing.story)
        told.deeds |= _deeds(head)
        told.policies |= policies(thing.picked)
        told.vectors += [record.likeness.vector(sentence) for sentence in thing.picked]
        found.append((facet, (head, thing.picked)))
        waiting = [each for each in left if each[2] is not head]
    return found


def _thing(
    weight: float, head: Headline, group: list[Sentence], of: tuple[Record, Accounts], told: Told
) -> _Thing | None:
    """What a heading of a weight would make after what was told; None where it makes nothing."""
    record, accounts = of
    story = record.story(head.content, record.near(head.content))
    alike = any(cosine(story, other) >= SAME_STORY for other in told.stories)
    if alike or told.heads(head.content) or _deeds(head) & told.deeds:
        return None
    after = told.copy()
    picked = pick(_lead(head, record, accounts), group, record, after)
    if not picked or (len(picked) == 1 and head.merit < STRONG):
        return None
    if (not head.denied and _told_above(picked, record, told)) or policies(picked) & told.policies:
        return None
    lacking = 0.0 if head.denied and len(picked) > 1 else SHORTFALL.get(len(picked), 0.0)
    return _Thing(weight + FULL * len(picked) - lacking, picked, after, story)


def _told_above(picked: Sequence[Sentence], record: Record, told: Told) -> bool:
    """Whether most of a story's sentences belong to one that was told, or are like what it told: the same once more."""
    vectors = [record.likeness.vector(sentence) for sentence in picked]
    of_story = (
        sum(any(cosine(v, one) >= TWIN for one in told.vectors) or cosine(v, story) >= BESIDE for v in vectors)
        for story in told.stories
    )
    return any(n > len(vectors) / 2 for n in of_story)


def policies(picked: Sequence[Sentence]) -> set[str]:
    """By whom the sanctions are of which most sentences of a thing tell.

    "Quit the deal and imposed sanctions" and "banned its oil by sanctions" are one policy in two facets.
    """
    count = Counter(
        doer
        for sentence in picked
        if facets()[SANCTIONS].words & set(sentence.words)
        for doer in {
            root(party.actor)
            for told in sentence.told
            if told.event.quad in MATERIAL or told.event.type in ONE_DEED
            for party in told.event.actors
            if party.actor is not None
        }
    )
    return {doer for doer, n in count.items() if n >= len(picked) / 2}


def _deeds(head: Headline) -> set[tuple[str, frozenset[str]]]:
    """What a headline tells that was done, and by whom; of a mere statement, its words.

    Sanctions are one deed in whatever words: "quit the deal and reimposed sanctions" heads one thing, not two.
    """
    if head.told is None:
        return {(head.text, frozenset())}
    start, end = telling_span(head.sentence, head.told)
    found = set()
    for told in head.sentence.told:
        event = told.event
        if event is head.told.event or (start <= event.trigger.span[0] < end and event.actors):
            doers = frozenset(root(p.actor) for p in event.actors if p.actor is not None)
            found.add((event.type if event.type in ONE_DEED else meaning(event.trigger.lemma.lower()), doers))
    return found


def _lead(head: Headline, record: Record, accounts: Accounts) -> Lead:
    """What a thing begins with: its headline's sentence, and who answers it or says otherwise."""
    replies: list[Sentence] = []
    telling_it: set[tuple[str, Span]] = set()
    otherwise = {place(s) for s in record.near(head.content) if denies(s) and s.sides}
    if head.told is not None:
        replies = [reply.sentence for reply in accounts.replies(head.sentence, head.told)]
        own = {stance.position for stance in head.told.claim.positions} or {"affirms"}
        same = accounts.of(head.sentence, head.told)
        telling_it = {place(account.sentence) for account in same[1:]}
        otherwise |= {
            place(account.sentence)
            for account in same[1:]
            if tells_alike(same[0], account) and {s.position for s in account.told.claim.positions} - own
        }
    return Lead(head.sentence, head.content, tuple(dict.fromkeys(replies)), frozenset(otherwise), frozenset(telling_it))
