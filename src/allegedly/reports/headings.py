"""Headlines made from a claim's own words, or from what somebody says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.knowledge.briefing import words
from allegedly.knowledge.facets import weigh
from allegedly.knowledge.owners import publisher_of
from allegedly.ledger import content_words
from allegedly.nouns import Attribution, Event, Span
from allegedly.reports.accounts import Account, Accounts
from allegedly.reports.dyad import Dyad
from allegedly.reports.likeness import faint
from allegedly.reports.names import Names, flat, inline, is_unresolved, listed
from allegedly.reports.passages import WORD, Sentence, Told
from allegedly.reports.wording import (
    headline_words,
    is_condition,
    is_nominal,
    keeps_modality,
    length_penalty,
    points_back,
    refuses,
    statement,
    telling_span,
    within,
)

# Whoever stands among so many first words of a clause is whom it tells of.
BY_NAME = 4
# Who says so, in a headline; the rest stands in the positions.
MOST_VOICES = 2
# Who affirms an event in other words is named in a headline where they share this much of the shorter clause.
SAID_ALIKE = 0.6
# A headline begins with what it speaks of: one of the two within this many characters.
BEGINNING = 40
# Each other state in a headline makes it a story of theirs; more than this many change nothing.
OTHER_STATE, MOST_OTHERS = 0.75, 3
# So does a sentence that names more than so many others beside the two.
CROWD, CROWDED = 2, 1.5
# One that begins with a third ("Russia rejects the U.S. sanctions on Iran") is of the third first.
OTHER_FIRST = 1.0
# A verb that tells little ("discussed", "worked with"), and talk of the two among words of nobody in particular.
PLAIN, NOBODY = 1.5, 2.0
# What is done to a state's people is less between the states than what is done to a state.
PRIVATE, CIVIL = 1.5, frozenset({"civilians", "protesters"})
# Deeds before words, and before friendly words most.
MATERIAL, VERBAL = 1.25, 0.75
# The object of a verb stands among so many words behind it.
NEAR_OBJECT = 6
# Who is charged answers: what people disagree on is what a reader has to know.
ANSWERED = 1.5
VERBAL_QUADS = frozenset({1, 3})
# An accusation or threat without what it is of: "pointed the finger at Israel".
OBJECTLESS = 1.5
_OBJECT = re.compile(r"\b(?:of|over|for|that|if|from|by|not|to)\b")
# What a statement about both is worth as a heading; a claim of an event between them has 2.5 to 8.
STATEMENT = 1.5
# What goes on, and nobody says since when ("exports fruit", "is working with"), is no news; less so what somebody would
# like, or is said of nothing in particular.
HABIT, WISHED = 1.5, 3.0
# Where an accusation is this short, what follows it says what it is of: "lodged a complaint with A after …".
BRIEF_CHARGE = 12
# A headline with fewer content words than this, the parties left out, says nothing.
LEAST_CONTENT = 2

# The first sentences of an article are its news.
HEAD = 2

# Between a date and an event, these say that the date is of something else.
_ANOTHERS = re.compile(r"\b(?:after|before|since|until|when|while|following|that)\b")
# "…, according to US officials", inside a clause.
_ACCORDING = re.compile(r"\baccording to ([^,;.“”()]+)")
# Words that are told as blows.
_TALKS = re.compile(r"\b(?:hit|hits|hitting|lash|lashed|lashes|lashing) (?:out|back)\b")
# "a pretext for", before the clause of a purpose.
_FOR = re.compile(r"\bfor (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading with its merit, and the claim that it is made from (None: from what somebody says).

    `content` are the content words of its clause, the parties left out; `told` is its event; `denied` says whether
    somebody denies it.
    """

    text: str
    merit: float
    sentence: Sentence
    claim: str | None
    content: frozenset[str]
    told: Told | None = None
    denied: bool = False


def own_date(headline: Headline) -> str | None:
    """The first day of the day or month that the text gives a headline's event; None where it may be another's.

    "In May 2019, a year after A quit the deal": May 2019 is not when A quit.
    """
    if headline.told is None or (when := headline.told.event.date) is None:
        return None
    if when.from_ != "text" or when.precision not in {"day", "month"}:
        return None
    low, high = sorted((when.span, headline.told.event.trigger.span))
    between = headline.sentence.coded.document.text[low[1] : high[0]]
    return None if _ANOTHERS.search(between) else when.start


def headlines(
    sentences: Iterable[Sentence], facet: str, dyad: Dyad, names: Names, accounts: Accounts
) -> list[Headline]:
    """The headings that sentences of a facet offer, best first: claims between the two, else what is said of both."""
    found: list[Headline] = []
    for sentence in sentences:
        both = len(sentence.named) == 2
        # An event without a direction is written once in each; one heading is enough.
        between = (t for t in reversed(sentence.told) if any(dyad.directions(t.event)) or dyad.together(t.event))
        claims = list({t.event.trigger.span: t for t in between}.values())[::-1]
        if (
            not (claims or (both and sentence.attributions))
            or sentence.asks
            or sentence.glued
            or sentence.homeless
            or sentence.broken
        ):
            continue
        found += [h for told in claims if (h := _of_claim(sentence, told, dyad, names, accounts)) is not None]
        if both:
            found += [h for a in sentence.attributions if (h := _of_statement(sentence, a, dyad, names)) is not None]
    fitting = [replace(h, merit=h.merit + _fits(h, facet)) for h in found]
    return sorted(fitting, key=lambda h: (-h.merit, h.sentence.coded.document.id, h.sentence.span))


def _fits(headline: Headline, facet: str) -> float:
    """What a heading gains by speaking of its facet, and loses by speaking of others only."""
    weights = weigh(word.lower() for word in WORD.findall(headline.text))
    if not weights:
        return -1.0
    return 0.5 if facet in weights else -1.5


def _contents(sentence: Sentence, clause: str) -> frozenset[str]:
    """The content words of a headline's clause, without those of the two parties."""
    text = sentence.coded.document.text
    parties = tuple(text[s:e] for places in sentence.places.values() for s, e in places)
    return content_words(clause, parties)


def _of_claim(sentence: Sentence, told: Told, dyad: Dyad, names: Names, accounts: Accounts) -> Headline | None:
    """A headline of an event of which both are a part."""
    event = told.event
    between = any(dyad.directions(event))
    span = telling_span(sentence, told)
    clause = headline_words(sentence, span, names)
    if clause is not None and event.quad == 3 and not _OBJECT.search(clause):
        span, clause = _with_reason(sentence, span, clause, names)
    if (
        clause is None
        or points_back(sentence, clause, span[0])
        or event.trigger.text.split()[0] not in clause
        or not keeps_modality(told, clause)
    ):
        return None
    if is_nominal(told) and span == told.claim.clause.span:
        return None  # "the aggression against A" says nothing of it
    if _of_unknown(sentence, told):
        return None  # an opinion of nobody whom a reader could know
    if _FOR.search(sentence.coded.document.text[sentence.span[0] : span[0]]):
        return None  # "a pretext for A to bomb B" tells of no bombing
    content = _contents(sentence, clause)
    by = _standings(accounts.of(sentence, told), span, names)
    if event.attribution is None:
        by.pop("affirms", None)  # the article itself says so: a headline names only who says otherwise
    inside = _ACCORDING.search(sentence.coded.document.text[span[0] : span[1]])
    if inside is not None and inside.group(1) not in clause:
        by.setdefault("affirms", [inline(flat(inside.group(1)))])  # cut from the clause, not from the heading
    merit = 4.0 if between else 2.5
    talks = _TALKS.search(clause) is not None
    merit += -PLAIN if talks else MATERIAL if event.quad in {2, 4} else -VERBAL if event.quad == 1 else 0.0
    merit += 0.5 if by else 0.0
    replies = accounts.replies(sentence, told)
    merit += 1.0 if by.get("affirms") and by.get("denies") else 0.0
    merit += ANSWERED if replies else 0.0
    merit += 1.5 if _names_both(event, span, dyad) else 0.0
    merit += math.log(accounts.origins(sentence, told))
    merit -= 1.0 if is_nominal(told) else 0.0
    merit -= PLAIN if event.trigger.lemma.lower() in words("plain") or _gives_words(event, clause) else 0.0
    merit -= 1.0 if event.polarity == "negative" else 0.0
    merit -= PRIVATE if _private(event, dyad, names) else 0.0
    # "whether Iran had delivered any" tells nothing, whatever others say of the same event elsewhere.
    open_here = {stance.position for stance in told.claim.positions} == {"withholds"}
    merit -= 2.5 if open_here or by.keys() == {"withholds"} else 0.0
    if event.attribution is not None and not by and not _self_told(sentence, told, span):
        merit -= NOBODY
    merit -= _faults(sentence, span, clause, dyad)
    if event.certainty != "certain" and not by:
        merit -= NOBODY  # what may be, and nobody says so
    disputed = bool(replies or by.get("denies"))
    if event.tense in {"hypothetical", "generic"}:
        merit -= WISHED
    elif event.tense == "ongoing" and event.certainty == "certain" and _goes_on(sentence, told) and not disputed:
        merit -= HABIT
    if len(content - faint()) < LEAST_CONTENT:
        merit -= 2.0
    if event.quad == 3 and not _OBJECT.search(clause):
        merit -= OBJECTLESS
    text = _attributed(clause, sentence, told, by, span)
    replying = [
        names.short(r.sentence.coded, r.attribution.source.actor, r.attribution.source.text)
        for r in replies
        if r.attribution.source is not None
    ]
    outlet = _partisan(accounts.of(sentence, told), dyad, names) if text == clause else None
    if outlet is not None:
        text = f"{clause}, according to {_of_office(outlet)}"
    if replying and not by.get("denies"):
        doubts = all(r.attribution.position == "doubts" for r in replies)
        verbs = ("doubts it", "doubt it") if doubts else ("denies it", "deny it")
        text = f"{text}; {_verb(list(dict.fromkeys(_in_sentence(name) for name in replying)), *verbs)}"
    denied = bool(by.get("affirms" if event.polarity == "negative" else "denies") or replies)
    return Headline(text, merit, sentence, told.claim.id, content, told, denied)


def _goes_on(sentence: Sentence, told: Told) -> bool:
    """Whether what is told as going on is no news of its article: said by somebody, or far down, and of no day."""
    dated = told.event.date is not None and told.event.date.from_ == "text"
    return not dated and (sentence.number >= HEAD or told.event.attribution is not None)


def _with_reason(sentence: Sentence, span: Span, clause: str, names: Names) -> tuple[Span, str | None]:
    """A charge with what it is of, where that follows it: "A lodges a complaint with B after its president …"."""
    after = sentence.coded.document.text[span[1] : sentence.span[1]]
    if len(clause.split()) > BRIEF_CHARGE or not _REASON.match(after):
        return span, clause
    wider = (span[0], sentence.span[1])
    whole = headline_words(sentence, wider, names)
    return (wider, whole) if whole is not None and len(whole.split()) > len(clause.split()) else (span, clause)


_REASON = re.compile(r"\s(?:after|over|for|because|following)\s")


def _of_unknown(sentence: Sentence, told: Told) -> bool:
    """Whether an event stands in the words of one who is not named: "A: They could strike", "the official stressed"."""
    at = told.event.trigger.span
    for each in sentence.attributions:
        if each.source is None or each.source.actor is not None:
            continue
        if each.id == told.event.attribution or any(within(at, content) for content in each.content):
            words_of_it = each.source.text.strip(" :").lower()
            if words_of_it in words("label") or _THE_ONE.fullmatch(words_of_it):
                return True
    return False


# Somebody whom only the sentences before name.
_THE_ONE = re.compile(
    r"the (?:official|spokesman|spokesperson|spokeswoman|minister|diplomat|source|report|author|envoy)"
)


def _private(event: Event, dyad: Dyad, names: Names) -> bool:
    """Whether one of the two is there by its people alone: "A's coast guard rescued seven of B"."""
    parties = [p.actor for p in (*event.actors, *event.recipients) if p.actor is not None]
    for side in ("a", "b"):
        kinds = {names.actors.kind(actor) for actor in parties if dyad.side(actor) == side}
        if kinds and kinds <= CIVIL:
            return True
    return False


def _partisan(accounts: Sequence[Account], dyad: Dyad, names: Names) -> str | None:
    """The outlet that tells an event, where only outlets of one of the two sides do: it is a side's word, no fact."""
    publishers = [account.sentence.coded.document.publisher for account in accounts]
    owners = [publisher_of(name, names.actors) for name in publishers]
    if any(owner.kind not in {"state", "release"} or dyad.side(owner.owner) is None for owner in owners):
        return None
    return publishers[0]


def _gives_words(event: Event, clause: str) -> bool:
    """Whether what is given is talk: "provided an assessment of the situation"."""
    after = [word.lower() for word in WORD.findall(clause.partition(event.trigger.text)[2])][:NEAR_OBJECT]
    return event.type in {"AID", "COOPERATE", "SUPPORT"} and any(word in words("talk") for word in after)


def _of_office(outlet: str) -> str:
    """An outlet inside a sentence: "the President of Ukraine", but "Tehran Times"."""
    return f"the {outlet}" if " of " in outlet and not outlet.lower().startswith("the ") else inline(outlet)


def _faults(sentence: Sentence, span: Span, clause: str, dyad: Dyad) -> float:
    """What a headline loses by its form: its length, a beginning with neither of the two, many other states, talk."""
    lost = length_penalty(clause)
    inside = [m for m in sentence.coded.mentions if within(m.span, span)]
    begins = any(dyad.side(m.actor) is not None and m.span[0] - span[0] <= BEGINNING for m in inside)
    lost += 0.0 if begins else 1.5
    first = next((m.actor for m in sorted(inside, key=lambda m: m.span) if m.actor is not None), None)
    lost += OTHER_FIRST if first is not None and dyad.side(first) is None else 0.0
    others = {m.actor.split(".")[0] for m in inside if m.actor is not None and dyad.side(m.actor) is None}
    lost += OTHER_STATE * min(MOST_OTHERS, len(others))
    lost += CROWDED if sentence.others > CROWD else 0.0
    lost += 1.0 if sentence.chatty else 0.0
    lost += 1.0 if sentence.hangs else 0.0
    return lost + (0.5 if clause.count(",") > 1 else 0.0)


def _self_told(sentence: Sentence, told: Told, span: Span) -> bool:
    """Whether the clause itself says who says so: "Ukraine accuses Russia of …"."""
    return any(a.id == told.event.attribution and within(a.cue.span, span) for a in sentence.attributions)


def _standings(accounts: Sequence[Account], span: Span, names: Names) -> dict[str, list[str]]:
    """Who holds which position to an event, over all its accounts. A clause that names its source needs no other.

    Another account counts where it tells the event by a verb of its own: "rejected a proposal to sell" denies no sale.
    """
    by: dict[str, list[str]] = {}
    latest: dict[tuple[str, str], str] = {}
    for number, account in enumerate(accounts):
        if account.sentence.asks:
            continue
        if number and not tells_alike(accounts[0], account):
            continue
        coded = account.sentence.coded
        cues = {a.id: a.cue.span for a in account.sentence.attributions}
        for stance in account.told.claim.positions:
            if not names.is_named(coded, stance) or is_unresolved(stance) or not account.means(stance):
                continue
            wished = accounts[0].told.event.tense == "hypothetical"
            if number and stance.position == "affirms" and (wished or not says_the_same(accounts[0], account)):
                continue
            if stance.position == "denies" and any(refuses(account.sentence, name) for name in stance.via):
                continue
            if not number and stance.via and within(cues.get(stance.via[-1], (-1, -1)), span):
                continue
            who = _in_sentence(names.short(coded, stance.actor, stance.text))
            if stance.actor is None and (outer := account.through(stance, names)):
                who = f"{who} as told by {inline(outer[-1])}"
            when = coded.document.published or ""
            latest[who, stance.position] = max(when, latest.get((who, stance.position), ""))
            if not _held(who, by.get(stance.position, ())):
                by.setdefault(stance.position, []).append(who)
    for who in [name for name in by.get("affirms", ()) if name in by.get("denies", ())]:
        # Who denied it and later affirms it, or the other way round, is named with what was said last.
        older = "affirms" if latest[who, "affirms"] < latest[who, "denies"] else "denies"
        by[older].remove(who)
        by.setdefault("both", []).append(who)
    return by


def tells_alike(one: Account, other: Account) -> bool:
    """Whether another account tells the event in a clause of its own, and as what it is: done, or only planned.

    "Rejected a proposal to sell" denies no sale, and "if it sells any" affirms none.
    """
    mine, theirs = one.told.event, other.told.event
    done = {"past", "ongoing"}
    if mine.polarity == "negative":
        return False  # that nothing was done is told by whoever says it, not by whoever tells of the deed
    if is_nominal(other.told) or other.told.claim.clause.text.startswith("to "):
        return False
    if is_condition(other.sentence, other.told.claim.clause.span):
        return False
    denied = any(stance.position == "denies" for stance in other.told.claim.positions)
    return denied or (mine.tense in done) == (theirs.tense in done)


def says_the_same(one: Account, other: Account) -> bool:
    """Whether two accounts of an event share enough words that who affirms the one affirms the other."""
    mine, theirs = (content_words(account.told.claim.clause.text, ()) for account in (one, other))
    return len(mine & theirs) >= SAID_ALIKE * max(1, min(len(mine), len(theirs)))


def _same_name(one: str, other: str) -> bool:
    first, second = one.lower().removeprefix("the "), other.lower().removeprefix("the ")
    return first in second or second in first


def _held(who: str, others: Iterable[str]) -> bool:
    return any(_same_name(who, other) for other in others)


def _of_statement(sentence: Sentence, attribution: Attribution, dyad: Dyad, names: Names) -> Headline | None:
    """A headline of what somebody says of the two, where no event between them is told."""
    span = statement(sentence, attribution)
    source = attribution.source
    if source is None or attribution.position != "affirms" or span is None:
        return None
    if is_unresolved(source) or not names.is_named(sentence.coded, source):
        return None
    clause = headline_words(sentence, span, names)
    if (
        clause is None
        or points_back(sentence, clause, span[0])
        or not all(any(within(m, span) for m in ms) for ms in sentence.places.values())
    ):
        return None
    told = [item.event.trigger.text.split()[0] for item in sentence.told if within(item.event.trigger.span, span)]
    if told and not any(word in clause for word in told):
        return None  # what is cut was what it tells
    text = f"{clause}, according to {inline(names.short(sentence.coded, source.actor, source.text))}"
    merit = STATEMENT - _faults(sentence, span, clause, dyad)
    return Headline(text, merit, sentence, None, _contents(sentence, clause))


def _names_both(event: Event, span: Span, dyad: Dyad) -> bool:
    inside = [p for p in (*event.actors, *event.recipients) if within(p.span, span)]
    return len(dyad.sides(inside)) == 2


def _attributed(clause: str, sentence: Sentence, told: Told, by: Mapping[str, list[str]], span: Span) -> str:
    """A clause with who says so, and who says otherwise: what somebody only says is never told as having happened.

    Positions are towards the event; where the clause tells that it did not happen, whoever denies it says so.
    """
    negative = told.event.polarity == "negative"
    affirming, denying = (
        by.get("denies" if negative else "affirms", []),
        by.get("affirms" if negative else "denies", []),
    )
    if affirming and denying:
        turned = f"; {_verb(by['both'], 'has said both', 'have said both')}" if by.get("both") else ""
        return f"{clause}: {_verb(affirming, 'says so', 'say so')}, {_verb(denying, 'denies it', 'deny it')}{turned}"
    if denying:
        return f"{_sentence(_verb(denying, 'denies', 'deny'))} that {_lowered(clause)}"
    if affirming:
        own = len(affirming) == 1 and affirming[0].split()[-1] in clause.split()[:BY_NAME]
        if own and told.event.quad in VERBAL_QUADS:
            return clause  # whoever thanks or accuses does so by saying it
        return f"{clause}, by own account" if own else f"{clause}, according to {_few(affirming)}"
    if by.get("doubts"):
        return f"{clause}? {_sentence(_verb(by['doubts'], 'doubts it', 'doubt it'))}"
    if by.get("withholds"):
        return f"{clause}? {_sentence(_verb(by['withholds'], 'does not say', 'do not say'))}"
    if told.event.attribution is not None and not _self_told(sentence, told, span):
        return f"{clause}, reportedly"
    return clause


def _lowered(clause: str) -> str:
    """A clause behind "that": its first letter is small where its first word is no name."""
    first = clause.split()[0].lower()
    return clause[:1].lower() + clause[1:] if first in _SMALL or first in _SEVERAL else clause


_SMALL = frozenset(
    "a an the one at its his her their more less up nearly about over hundreds dozens no any there".split()
)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "Analysts" become "analysts"."""
    first = name.split()[0].lower() if name else ""
    common = (first in words("saying") and name[1:].islower()) or first in _SEVERAL
    return name[:1].lower() + name[1:] if common else inline(name)


def _few(names: list[str]) -> str:
    """At most two names: "A, B and others"."""
    if len(names) > MOST_VOICES:
        return ", ".join(names[:MOST_VOICES]) + " and others"
    return listed(names)


def _verb(names: list[str], one: str, many: str) -> str:
    return f"{_few(names)} {one if len(names) == 1 and not _plural(names[0]) else many}"


def _plural(name: str) -> bool:
    """Whether a name stands for several: "all parties to the deal", "two officials"."""
    if " and " in name:
        return True
    words_of_it = name.split()
    head = next((n for n, word in enumerate(words_of_it) if word in _AFTER), len(words_of_it))
    last = words_of_it[head - 1] if head else ""
    return words_of_it[0].lower() in _SEVERAL or (last.islower() and last.endswith("s") and not last.endswith("ss"))


_AFTER = frozenset("of in to along from for on at with".split())
_SEVERAL = frozenset("all both several many some two three four five most".split())
