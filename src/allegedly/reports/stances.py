"""Who affirms, denies, doubts or withholds what in some sentences, and the figures in them with their source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.ledger import content_words, root
from allegedly.nouns import Attribution, Position, Span
from allegedly.reports.accounts import Account, Accounts
from allegedly.reports.dyad import Dyad, belongs
from allegedly.reports.headings import Headline, tells_alike
from allegedly.reports.names import Names, is_unresolved
from allegedly.reports.passages import PRONOUNS, Sentence, answers_only
from allegedly.reports.spoken import is_silent
from allegedly.reports.wording import is_negated, is_nominal, refuses, supposes, telling_span

# A source that says that something did not happen denies the event and affirms the words.
OPPOSITE: dict[Position, Position] = {
    "affirms": "denies",
    "denies": "affirms",
    "doubts": "doubts",
    "withholds": "withholds",
}
# Positions of a thing: an editor reads no register. Two of one holder that share this much of the shorter one's content
# words are one.
MOST, REPEATED = 8, 0.5
# "It's doing" tells no reader what is denied.
LEAST_DENIED = 4
# What is affirmed in fewer words is no statement.
LEAST_WORDS = 4
# A clause that begins so tells no event of its own that somebody could affirm.
UNTOLD = ("to ", "which ", "who ", "whose ")
MOST_FIGURES = 6
# What a figure without a bound has to count to be worth a line of its own: "two countries" is none.
PLAIN = frozenset({None, "countries", "people", "votes", "jobs"})
# Measures of time and distance say when and where, and are no figures of a story.
BESIDE = frozenset({"time", "length", "age"})


@dataclass(frozen=True, slots=True)
class BriefPosition:
    """Someone's position to a claim. `claim` is None where the words take a position to what is no event.

    `through` are the speakers by whom it reached us, outermost first; empty where its holder is heard directly.
    """

    actor: str | None
    text: str
    position: Position
    claim: str | None
    towards: str
    document: str
    span: Span
    published: str | None
    through: tuple[str, ...] = ()
    # To the words as they stand, where that differs: they tell that it did not happen, or are no claim but a wish.
    to_words: str | None = None


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """A figure in the words of its source; `source` is None where the article itself gives it."""

    text: str
    bound: str
    value: float | None
    low: float | None
    high: float | None
    measures: str | None
    of: str | None
    source: str | None
    document: str
    span: Span


def positions(
    head: Headline, sentences: Iterable[Sentence], dyad: Dyad, names: Names, accounts: Accounts
) -> tuple[BriefPosition, ...]:
    """Who takes which position to what, at most MOST of them: to the headline's event, then to what else is told.

    Each holder stands once for each matter: a clause inside a wider one, and much the same words again, are left out.
    Positions that others report to the headline's event are among them, so that a denial elsewhere is not lost.
    Of what is told besides, denials, doubts and silences come before what is only affirmed once more.
    """
    found: list[tuple[Span, BriefPosition]] = []
    if head.told is not None:
        found += _of_event(accounts.of(head.sentence, head.told), names)
        found += _of_replies(head, accounts, names)
    first = len(found)
    for sentence in sentences:
        rows = [*_of_claims(sentence, dyad, names), *_of_statements(sentence, names)]
        found += [row for row in rows if not any(_covers(other, row) for other in rows if other is not row)]
    kept: list[BriefPosition] = []
    order = [row for _, row in found]
    for row in [*order[:first], *sorted(order[first:], key=lambda row: row.position == "affirms")]:
        if len(kept) < MOST and _says_something(row) and not any(_repeats(row, other) for other in kept):
            kept.append(row)
    if all(row.position == "affirms" and _in_heading(row, head) for row in kept):
        return ()  # the heading itself says who says so, and nobody says otherwise
    return tuple(sorted(kept, key=order.index))


def _in_heading(row: BriefPosition, head: Headline) -> bool:
    """Whether a heading names who holds a position to what it tells."""
    named = row.text.split(",")[0].split()
    return head.told is not None and row.claim == head.told.claim.id and bool(named) and named[-1] in head.text


def _says_something(row: BriefPosition) -> bool:
    """Whether the words tell anything: "it's doing", "insisting the government" do not."""
    first = row.towards.split()[0].lower() if row.towards.split() else ""
    if len(row.towards.split()) < LEAST_DENIED and first.split("’")[0].split("'")[0] in PRONOUNS:
        return False
    if row.position == "affirms" and (first.endswith("ing") or len(row.towards.split()) < LEAST_WORDS):
        return False
    return bool(content_words(row.towards, ()))


def _repeats(row: BriefPosition, other: BriefPosition) -> bool:
    """Whether the same holder takes the same position to much the same words."""
    mine, theirs = row.text.lower().removeprefix("the "), other.text.lower().removeprefix("the ")
    if not (mine in theirs or theirs in mine or _same_actor(row, other)):
        return False
    if row.position != other.position:
        return row.towards == other.towards and row.document == other.document
    one, two = content_words(row.towards, ()), content_words(other.towards, ())
    return row.towards == other.towards or len(one & two) >= REPEATED * min(len(one), len(two))


def _same_actor(row: BriefPosition, other: BriefPosition) -> bool:
    return row.actor is not None and row.actor == other.actor


def _covers(wide: tuple[Span, BriefPosition], narrow: tuple[Span, BriefPosition]) -> bool:
    (start, end), one = wide
    (inner, last), other = narrow
    same = (one.text, one.position, one.document) == (other.text, other.position, other.document)
    return same and start <= inner and last <= end and (start, end) != (inner, last)


def _of_event(told: Sequence[Account], names: Names) -> list[tuple[Span, BriefPosition]]:
    """The positions to the event of a headline, over all who tell it, each holder once for each position."""
    rows: dict[tuple[str, str], tuple[Span, BriefPosition]] = {}
    for number, account in enumerate(told):
        if account.sentence.asks or (number and not tells_alike(told[0], account)):
            continue
        for span, row in _rows(account, names):
            holder = row.actor or row.text.lower().removeprefix("the ")
            rows.setdefault((holder, row.position), (span, row))
    return list(rows.values())


def _of_replies(head: Headline, accounts: Accounts, names: Names) -> Iterable[tuple[Span, BriefPosition]]:
    """The positions of those who answer a headline's claim right behind it; they are towards the claim's words."""
    if head.told is None:
        return
    start, end = telling_span(head.sentence, head.told)
    if head.told.event.type == "ACCUSE":  # denied is what somebody is accused of, not that it was said
        charged = max((p.span[1] for p in head.told.event.recipients if start < p.span[1] < end), default=start)
        start = charged + len(" ") if charged > start else start
    for reply in accounts.replies(head.sentence, head.told):
        source, coded = reply.attribution.source, reply.sentence.coded
        if source is None:
            continue
        row = BriefPosition(
            source.actor,
            names.speaker(coded, source),
            reply.attribution.position,
            head.told.claim.id,
            coded.document.text[start:end],
            coded.document.id,
            reply.sentence.span,
            coded.document.published,
            _outer(reply.sentence, reply.attribution, names),
        )
        yield (start, end), row


def _of_claims(sentence: Sentence, dyad: Dyad, names: Names) -> list[tuple[Span, BriefPosition]]:
    """Who denies, doubts or does not say other events of a sentence; who affirms them is named under the sentence.

    What is denied has to be told by a verb, of the two.
    """
    rows = []
    for item in sentence.told:
        if sentence.asks or not dyad.sides([*item.event.actors, *item.event.recipients]):
            continue
        plain = is_nominal(item) or item.claim.clause.text.startswith(UNTOLD) or not any(dyad.directions(item.event))
        for span, row in _rows(Account(sentence, item), names):
            if row.position != "affirms" and not (plain and row.position == "denies"):
                rows.append((span, row))
    return rows


def _rows(account: Account, names: Names) -> Iterable[tuple[Span, BriefPosition]]:
    coded = account.sentence.coded
    start, end = telling_span(account.sentence, account.told)
    cues = {a.id: a.cue.span for a in account.sentence.attributions}
    own = {s.actor for s in account.told.claim.positions if s.actor is not None and s.position == "affirms"}
    for stance in account.told.claim.positions:
        if any(_refuses_a_deed(account.sentence, name) for name in stance.via):
            continue  # "refused to certify" keeps no words back
        if is_unresolved(stance) or not names.is_named(coded, stance) or not account.means(stance):
            continue
        at = cues.get(stance.via[-1], (-1, -1)) if stance.via else (-1, -1)
        if stance.position == "denies" and _is_of(stance.actor, own) and at[0] >= account.sentence.span[1]:
            continue  # what somebody rejects in the next sentence is not what they have just said
        if stance.position == "affirms" and start <= at[0] and at[1] <= end:
            continue  # the clause itself tells that its source says so
        yield (
            (start, end),
            BriefPosition(
                stance.actor,
                names.stance(coded, stance),
                stance.position,
                account.told.claim.id,
                coded.document.text[start:end],
                coded.document.id,
                account.sentence.span,
                coded.document.published,
                account.through(stance, names),
                "rejects"
                if stance.position in {"denies", "withholds"}
                and any(refuses(account.sentence, name) for name in stance.via)
                else OPPOSITE[stance.position]
                if is_negated(account.told, coded.document.text[start:end])
                else None,
            ),
        )


def _of_statements(sentence: Sentence, names: Names) -> list[tuple[Span, BriefPosition]]:
    """Denials, doubts and silences about what is no event."""
    document = sentence.coded.document
    tied = {name for item in sentence.told for stance in item.claim.positions for name in stance.via}
    rows = []
    for attribution in sentence.attributions:
        inside = sentence.span[0] <= attribution.cue.span[0] < sentence.span[1]
        if attribution.source is None or attribution.id in tied or not attribution.content or not inside:
            continue
        if answers_only(sentence, attribution) or supposes(sentence, attribution):
            continue  # what it denies stands in the sentence before
        if attribution.position == "withholds" and (
            is_silent(attribution) or _refuses_a_deed(sentence, attribution.id)
        ):
            continue  # "failed to convince" keeps nothing back
        if attribution.position != "affirms" and names.is_named(sentence.coded, attribution.source):
            row = BriefPosition(
                attribution.source.actor,
                names.speaker(sentence.coded, attribution.source),
                attribution.position,
                None,
                " … ".join(document.text[s:e] for s, e in attribution.content),
                document.id,
                sentence.span,
                document.published,
                _outer(sentence, attribution, names),
                "rejects" if refuses(sentence, attribution.id) else None,
            )
            rows.append(((attribution.content[0][0], attribution.content[-1][1]), row))
    return rows


def _is_of(actor: str | None, affirming: Iterable[str]) -> bool:
    """Whether one who affirms is an actor, or of its side: a state's government of the state."""
    return actor is not None and any(belongs(one, root(actor)) for one in affirming)


def _refuses_a_deed(sentence: Sentence, attribution: str) -> bool:
    """Whether somebody refuses to do something, which is a deed and no position to what is told."""
    found = (a for a in sentence.attributions if a.id == attribution)
    return any(a.position == "withholds" and refuses(sentence, a.id) for a in found)


def _outer(sentence: Sentence, attribution: Attribution, names: Names) -> tuple[str, ...]:
    """The speaker in whose words an attribution stands, where that is somebody else."""
    found = (a for a in sentence.coded.attributions if a.id == attribution.inside)
    outer = next((a.source for a in found if a.source is not None), None)
    if outer is None or outer == attribution.source:
        return ()
    return (names.speaker(sentence.coded, outer),)


def figures(sentences: Iterable[Sentence], names: Names) -> tuple[BriefFigure, ...]:
    """The figures that measure something, or have a bound, each with its innermost source."""
    found: dict[tuple[str, str | None], BriefFigure] = {}
    for sentence in sentences:
        for figure in sentence.figures:
            if figure.measures in BESIDE or (figure.bound == "exact" and figure.measures in PLAIN):
                continue
            if figure.bound == "exact" and figure.value is not None and abs(figure.value) <= 1:
                continue  # "one of its drones"
            if (
                _ADJECTIVE.match(figure.text)
                or _NUMBERED.fullmatch(figure.text)
                or (figure.measures == "percentage" and figure.of is None)
            ):
                continue  # "15-member", "25%" of nothing
            source = speaker_of(sentence, figure.span)
            row = BriefFigure(
                figure.text,
                figure.bound,
                figure.value,
                figure.low,
                figure.high,
                figure.measures,
                figure.of.text if figure.of else None,
                names.speaker(sentence.coded, source.source) if source and source.source else None,
                sentence.coded.document.id,
                figure.span,
            )
            found.setdefault((row.text, row.source), row)
    return tuple(found.values())[:MOST_FIGURES]


_ADJECTIVE = re.compile(r"\w+-[a-z]")
# The number of a flight or a document, which counts nothing.
_NUMBERED = re.compile(r"[A-Z]{2,3}\d{2,4}")


def speaker_of(sentence: Sentence, span: Span) -> Attribution | None:
    """The innermost attribution with a source, that is the one with the shortest content, that holds a span."""
    holding = [
        a
        for a in sentence.attributions
        if a.source is not None and any(s <= span[0] and span[1] <= e for s, e in a.content)
    ]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content), default=None)
