"""Headlines made from a claim's own words, or from what somebody says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from allegedly.knowledge.facets import weigh
from allegedly.ledger import content_words
from allegedly.nouns import Attribution, Event, Span
from allegedly.reports.accounts import Account, Accounts
from allegedly.reports.dyad import Dyad
from allegedly.reports.names import PRONOUNS, Names, flat, inline, is_unresolved, listed
from allegedly.reports.passages import WORD, Sentence, Told

_LEADING = re.compile(r"^(?:(?:that|and|but|as|when|while|because|if|whether|where|who|which)\s+)+", re.IGNORECASE)
# What a headline does without: a clause set off behind the main one.
_TRAILING = re.compile(
    r"(?:,|\s[—–-])\s*(?:which|who|whose|where|when|while|as|used|including|according|referring|adding|with)\b.*$"
    r"|, [“\"].*$",
    re.DOTALL,
)
_JOINED = re.compile(r"(?:,\s+(?:and|but)|;)\s(?!.*(?:,\s+(?:and|but)|;)\s).*$", re.DOTALL)
# A headline of an editor: long enough to tell something, short enough to read at a glance.
SHORTEST, LONGEST, TOO_LONG = 4, 18, 26
# What a statement about both is worth as a heading; a claim of an event between them has 2.5 to 8.
STATEMENT = 1.5
# Cues whose content is a whole statement, not what something is called ("called the launch a landmark").
_STATING = frozenset(
    "say add tell warn announce report note state stress believe think argue claim declare insist write confirm "
    "according conclude explain assert maintain suggest acknowledge admit reveal disclose estimate".split()
)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading with its merit, and the claim that it is made from (None: from what somebody says).

    `content` are the content words of its clause, the parties left out.
    """

    text: str
    merit: float
    sentence: Sentence
    claim: str | None
    content: frozenset[str]


def headlines(
    sentences: Iterable[Sentence], facet: str, dyad: Dyad, names: Names, accounts: Accounts
) -> list[Headline]:
    """The headings that sentences of a facet offer, best first: claims between the two, else what is said of both."""
    found: list[Headline] = []
    for sentence in sentences:
        if sentence.asks:
            continue
        found += [h for told in sentence.told if (h := _of_claim(sentence, told, dyad, names, accounts)) is not None]
        if len(sentence.sides) == 2:
            found += [h for a in sentence.attributions if (h := _of_statement(sentence, a, names)) is not None]
    fitting = [replace(h, merit=h.merit + _fits(h, facet)) for h in found]
    return sorted(fitting, key=lambda h: (-h.merit, h.sentence.coded.document.id, h.sentence.span))


def _fits(headline: Headline, facet: str) -> float:
    """What a heading gains by speaking of its facet, and loses by speaking of others only."""
    weights = weigh(word.lower() for word in WORD.findall(headline.text))
    if not weights:
        return 0.0
    return 0.5 if facet in weights else -1.5


def _contents(sentence: Sentence, span: Span) -> frozenset[str]:
    """The content words of a clause, without those of the two parties."""
    text = sentence.coded.document.text
    parties = tuple(text[s:e] for places in sentence.places.values() for s, e in places)
    return content_words(text[span[0] : span[1]], parties)


def _of_claim(sentence: Sentence, told: Told, dyad: Dyad, names: Names, accounts: Accounts) -> Headline | None:
    """A headline of an event of which both are a part."""
    event = told.event
    between = any(dyad.directions(event))
    if not between and not dyad.together(event):
        return None
    span = telling_span(sentence, told)
    clause = _words(sentence, span, names)
    if clause is None:
        return None
    by = _standings([a for a in accounts.of(sentence, told) if not a.sentence.asks], names)
    if event.attribution is None:
        by.pop("affirms", None)  # the article itself says so: a headline names only who says otherwise
    merit = 4.0 if between else 2.5
    merit += 1.0 if event.quad in {2, 4} else 0.0
    merit += 0.5 if by else 0.0
    merit += 1.0 if by.get("affirms") and by.get("denies") else 0.0
    merit += 1.5 if _names_both(event, span, dyad) else 0.0
    merit += math.log(accounts.origins(sentence, told))
    merit -= 2.5 if is_nominal(told) and span == told.claim.clause.span else 0.0
    merit -= 1.0 if event.polarity == "negative" or not by.get("affirms", True) else 0.0
    # "whether Iran had delivered any" tells nothing, whatever others say of the same event elsewhere.
    merit -= 2.5 if {stance.position for stance in told.claim.positions} == {"withholds"} else 0.0
    merit -= _length_penalty(clause)
    return Headline(_attributed(clause, told, by), merit, sentence, told.claim.id, _contents(sentence, span))


def _standings(accounts: Iterable[Account], names: Names) -> dict[str, list[str]]:
    """Who holds which position to an event, over all its accounts."""
    by: dict[str, list[str]] = {}
    for account in accounts:
        for stance in account.told.claim.positions:
            if is_unresolved(stance):
                continue
            who = inline(names.stance(account.sentence.coded, stance))
            if stance.actor is None and (outer := account.through(stance, names)):
                who = f"{who} as told by {inline(outer[-1])}"
            if who not in by.setdefault(stance.position, []):
                by[stance.position].append(who)
    return by


def telling_span(sentence: Sentence, told: Told) -> Span:
    """The words that tell an event: its clause.

    Where only a noun or an infinitive tells it ("the sale is illegal", "wants to strike"), what is said of it.
    """
    clause = told.claim.clause.span
    if not is_nominal(told) and not told.claim.clause.text.startswith("to "):
        return clause
    for attribution in sentence.attributions:
        if attribution.id == told.event.attribution:
            span = _statement(sentence, attribution)
            if span is not None and _within(clause, span):
                return span
    return clause


def _statement(sentence: Sentence, attribution: Attribution) -> Span | None:
    """The part of a content that stands in the sentence, where it is a whole statement, else None.

    A statement is what a verb of saying has for content, and what follows "that".
    """
    if len(attribution.content) != 1:
        return None
    (start, end), text = attribution.content[0], sentence.coded.document.text
    if not sentence.span[0] <= start < sentence.span[1]:
        return None
    if attribution.cue.lemma in _STATING or "that " in (text[start - 5 : start], text[start : start + 5]):
        return start, min(end, sentence.span[1])
    return None


def _of_statement(sentence: Sentence, attribution: Attribution, names: Names) -> Headline | None:
    """A headline of what somebody says of the two, where no event between them is told."""
    span = _statement(sentence, attribution)
    if attribution.source is None or attribution.position != "affirms" or span is None:
        return None
    if is_unresolved(attribution.source):
        return None
    words = _words(sentence, span, names)
    if words is None or not all(any(_within(m, span) for m in ms) for ms in sentence.places.values()):
        return None
    text = f"{words}, according to {inline(names.speaker(sentence.coded, attribution.source))}"
    return Headline(text, STATEMENT - _length_penalty(words), sentence, None, _contents(sentence, span))


def _words(sentence: Sentence, span: Span, names: Names) -> str | None:
    """The words of a clause as a headline: a resolved pronoun in front replaced by its name, marks and lead-ins cut.

    None where it would begin with a pronoun that nobody resolves, or with an infinitive.
    """
    text = sentence.coded.document.text[span[0] : span[1]]
    lead = len(text) - len(_LEADING.sub("", text))
    meant = [
        names.name(m.actor)
        for m in sentence.coded.mentions
        if m.actor is not None and m.span[0] == span[0] + lead and m.text.lower() in PRONOUNS
    ]
    if meant:
        first, _, rest = text[lead:].partition(" ")
        text = listed(meant) + ("’s " if first.lower() in {"its", "their", "his", "her"} else " ") + rest
    text = flat(text).strip(" ,;:—–-.")
    text = _LEADING.sub("", _TRAILING.sub("", text))
    while len(text.split()) > LONGEST and (joined := _JOINED.search(text)):
        text = text[: joined.start()]
    text = text.strip(" ,;:—–-.")
    for opening, closing in (("“", "”"), ("[", "]"), ("(", ")")):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if not text or text.split()[0].lower().strip("“\"'‘") in PRONOUNS | {"to"}:
        return None
    return text[:1].upper() + text[1:]


def _length_penalty(text: str) -> float:
    count = len(text.split())
    if count < SHORTEST:
        return 3.0
    return 0.0 if count <= LONGEST else 1.5 if count <= TOO_LONG else 5.0


def _names_both(event: Event, span: Span, dyad: Dyad) -> bool:
    inside = [p for p in (*event.actors, *event.recipients) if _within(p.span, span)]
    return len(dyad.sides(inside)) == 2


def is_nominal(told: Told) -> bool:
    """Whether an event is told by a noun, which makes a poor headline."""
    return told.event.trigger.pos not in {"VERB", "AUX"}


def _attributed(clause: str, told: Told, by: Mapping[str, list[str]]) -> str:
    """A clause with who says so, and who says otherwise: what somebody only says is never told as having happened.

    Positions are towards the event; where the clause tells that it did not happen, whoever denies it says so.
    """
    negative = told.event.polarity == "negative"
    affirming, denying = (
        by.get("denies" if negative else "affirms", []),
        by.get("affirms" if negative else "denies", []),
    )
    if affirming and denying:
        return f"{clause}: {_verb(affirming, 'says so', 'say so')}, {_verb(denying, 'denies it', 'deny it')}"
    if denying:
        return f"{clause}? {_sentence(_verb(denying, 'denies it', 'deny it'))}"
    if affirming:
        return f"{clause}, according to {listed(affirming)}"
    if by.get("doubts"):
        return f"{clause}? {_sentence(_verb(by['doubts'], 'doubts it', 'doubt it'))}"
    if by.get("withholds"):
        return f"{clause}? {_sentence(_verb(by['withholds'], 'does not say', 'do not say'))}"
    if told.event.attribution is not None:
        return f"{clause}, reportedly"
    return clause


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verb(names: list[str], one: str, many: str) -> str:
    return f"{listed(names)} {one if len(names) == 1 else many}"
