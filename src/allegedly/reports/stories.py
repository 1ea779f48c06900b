"""The stories of a brief: which heading each facet has, and which sentences tell of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from allegedly.knowledge.facets import facets
from allegedly.knowledge.meanings import meaning
from allegedly.ledger import Origins, root
from allegedly.reports.accounts import Accounts
from allegedly.reports.choosing import (
    BESIDE,
    DATED,
    DENIED,
    DISPUTED,
    FULL,
    HEADS,
    NEWS,
    RECENT,
    SAME_STORY,
    SUPPORT,
    THIN,
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
# Of how many sentences a thing is, the merit that its heading has for that (one sentence alone has to tell much), and
# whether it may be another story of a facet that is told: rather that than nothing.
STRONG = 3.0
WAITING = (
    (THIN, LEAST_MERIT, False),
    (THIN - 1, LEAST_MERIT, False),
    (1, STRONG, False),
    (THIN, STRONG, True),
    (1, STRONG, True),
)
# Two sentences of this cosine tell the same of one story; read on the headings of US–Iran and Israel–Iran.
TWIN = 0.22
# What is one deed whatever the verb.
ONE_DEED, SANCTIONS = frozenset({"SANCTION"}), "sanctions"
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
        support += SUPPORT * math.log(max(1, len(near))) + RECENT * recency(head.sentence, record.newest)
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


def chosen_stories(
    ranked: Sequence[tuple[str, list[tuple[float, Headline]]]],
    groups: Mapping[str, list[Sentence]],
    of: tuple[Record, Accounts],
    count: int,
) -> list[tuple[str, Story]]:
    """The facets that are told and the story of each, weightiest first.

    A facet without a story of THIN sentences waits until those that have one are told; where facets are few, one has a
    second story. What heads a facet best stands under no other.
    """
    told = Told(leads={place(heads[0][1].sentence) for _, heads in ranked})
    found: list[tuple[str, Story]] = []
    for least, merit, again in WAITING:
        for facet, heads in ranked:
            if len(found) == count:
                break
            fitting = [(weight, head) for weight, head in heads if head.merit >= merit]
            if (again or facet not in {name for name, _ in found}) and (
                story := _told(fitting, groups[facet], of, told, least)
            ) is not None:
                found.append((facet, story))
    order = [facet for facet, _ in ranked]
    return sorted(found, key=lambda pair: (len(pair[1][1]) < THIN, order.index(pair[0])))


def _told(
    heads: Iterable[tuple[float, Headline]], group: list[Sentence], of: tuple[Record, Accounts], told: Told, least: int
) -> Story | None:
    """The heading of a facet and its sentences, the one that the heading is made from first.

    The weightiest of which so many sentences tell; None without one. It is marked in `told`.
    """
    record, accounts = of
    best: tuple[float, Headline, list[Sentence], Told, Vector] | None = None
    tried = 0
    for weight, head in heads:
        story = record.story(head.content, record.near(head.content))
        alike = any(cosine(story, other) >= SAME_STORY for other in told.stories)
        if alike or told.heads(head.content) or _deeds(head) & told.deeds:
            continue
        tried += 1
        trial = told.copy()
        picked = pick(_lead(head, record, accounts), group, record, trial)
        if _told_above(picked, record, told) or policies(picked) & told.policies:
            continue
        whole = weight + FULL * len(picked)
        if len(picked) >= least and (best is None or whole > best[0]):
            best = whole, head, picked, trial, story
        if tried == TRIED:
            break
    if best is None:
        return None
    _, head, picked, trial, story = best
    told.places, told.words, told.meant = trial.places, trial.words, trial.meant
    told.headings.append(head.content)
    told.stories.append(story)
    told.deeds |= _deeds(head)
    told.policies |= policies(picked)
    told.vectors += [record.likeness.vector(sentence) for sentence in picked]
    return head, picked


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
    otherwise = {place(s) for s in record.near(head.content) if denies(s) and s.sides}
    if head.told is not None:
        replies = [reply.sentence for reply in accounts.replies(head.sentence, head.told)]
        own = {stance.position for stance in head.told.claim.positions} or {"affirms"}
        same = accounts.of(head.sentence, head.told)
        otherwise |= {
            place(account.sentence)
            for account in same[1:]
            if tells_alike(same[0], account) and {s.position for s in account.told.claim.positions} - own
        }
    return Lead(head.sentence, head.content, tuple(dict.fromkeys(replies)), frozenset(otherwise))
