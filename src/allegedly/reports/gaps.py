"""What the articles do not say: no date, no proof, no answer from the one that is accused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allegedly.nouns import Span
from allegedly.reports.dyad import Dyad, Side
from allegedly.reports.headings import Headline
from allegedly.reports.names import Names, flat, is_unresolved
from allegedly.reports.passages import Sentence, Told
from allegedly.reports.spoken import is_silent
from allegedly.reports.wording import is_nominal, refuses, supposes, telling_span

# What is only said of somebody calls for an answer and for a date.
SAID = frozenset({"alleged", "reported", "possible", "disputed", "denied"})
# What is only said was said when it was printed; a deed has a day of its own.
DEEDS = frozenset({2, 4})
# A claim longer than this is cut in a gap; the whole stands in its sentence above.
SHOWN = 120
# The first sentences of an article are its news.
HEAD = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not in the record, and the claims that it is missing from."""

    kind: str
    text: str
    claims: tuple[str, ...]
    document: str
    span: Span


def find_gaps(
    head: Headline, picked: Sequence[Sentence], record: Sequence[Sentence], dyad: Dyad, names: Names
) -> list[Gap]:
    """The gaps of what is told in a thing's sentences; `record` is all that is held of the two, to look for answers."""
    gaps: list[Gap] = []
    for sentence in picked:
        gaps += _unproven(sentence, names)
        gaps += _withheld(sentence, names)
    between = [
        (s, t)
        for s in picked
        for t in s.told
        if any(dyad.directions(t.event)) and t.claim.status in SAID and not is_nominal(t)
    ]
    gaps += _unanswered(between, record, dyad, names)
    gaps += _undated([(s, t) for s, t in between if s is head.sentence])
    return gaps


def merged(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Each gap once, in the order proof, silence, answer, date."""
    order = ("no proof", "withheld", "no answer", "no date")
    kept: dict[str, Gap] = {}
    for gap in gaps:
        key = gap.text.partition(" in the article that says")[0]  # who is not heard on one thing is not heard on others
        known = kept.get(key)
        kept[key] = gap if known is None else replace(known, claims=_union(known.claims, gap.claims))
    return tuple(sorted(kept.values(), key=lambda gap: order.index(gap.kind)))


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one + other))


def _unproven(sentence: Sentence, names: Names) -> Iterable[Gap]:
    document = sentence.coded.document
    for attribution in sentence.attributions:
        evidence = attribution.evidence
        if evidence is None or evidence.given or not _inside(attribution.cue.span, sentence.span):
            continue
        who = names.speaker(sentence.coded, attribution.source) if attribution.source else "The source"
        claims = [t.claim.id for t in sentence.told if any(attribution.id in p.via for p in t.claim.positions)]
        text = f"Proof: {who} shows none (“{flat(evidence.text)}”)."
        yield Gap("no proof", text, tuple(claims), document.id, evidence.span)


def _withheld(sentence: Sentence, names: Names) -> Iterable[Gap]:
    document = sentence.coded.document
    for attribution in sentence.attributions:
        source = attribution.source
        if attribution.position != "withholds" or source is None or is_unresolved(source) or is_silent(attribution):
            continue
        if refuses(sentence, attribution.id) or supposes(sentence, attribution):
            continue
        if _inside(attribution.cue.span, sentence.span):
            who = names.speaker(sentence.coded, source)
            about = _cut(" … ".join(document.text[s:e] for s, e in attribution.content))
            text = f"{who} does not say: {about}." if about else f"{who} does not comment."
            yield Gap("withheld", text, (), document.id, sentence.span)


def _unanswered(
    told: Sequence[tuple[Sentence, Told]], record: Sequence[Sentence], dyad: Dyad, names: Names
) -> Iterable[Gap]:
    """One gap for each side that is said to do something and is heard nowhere in the documents that say so."""
    for side, actor in (("a", dyad.a), ("b", dyad.b)):
        said = [(s, t) for s, t in told if _accuses(t) and side in dyad.sides(t.event.actors) and _finite(t)]
        silent = [(s, t) for s, t in said if not _heard(record, s.coded.document.id, dyad, side)]
        if not silent:
            continue
        first, claim = silent[0]
        text = f"An answer: {names.the(actor)} is not heard in the article that says: “{_words(first, claim)}”."
        claims = tuple(dict.fromkeys(t.claim.id for _, t in silent))
        yield Gap("no answer", text, claims, first.coded.document.id, first.span)


def _finite(told: Told) -> bool:
    """Whether a clause says something by itself: "which has carried out" and "to extend" do not."""
    return not told.claim.clause.text.startswith(("to ", "which ", "who ", "that "))


def _accuses(told: Told) -> bool:
    """Whether somebody may have to answer for it: words and deeds of conflict, and help that a third may resent."""
    return not told.event.reciprocal and (told.event.quad in {3, 4} or told.event.type == "AID")


def _heard(record: Sequence[Sentence], document: str, dyad: Dyad, side: str) -> bool:
    """Whether a side speaks, or is told to deny, anywhere in the document."""
    wanted: Side = "a" if side == "a" else "b"
    return any(
        attribution.source is not None and dyad.side(attribution.source.actor) == wanted
        for sentence in record
        if sentence.coded.document.id == document
        for attribution in sentence.attributions
    )


def _undated(told: Sequence[tuple[Sentence, Told]]) -> Iterable[Gap]:
    """One gap for the claims of a thing that have no date."""
    without = [
        (s, t)
        for s, t in told
        if t.event.date is None and t.event.tense in {"past", "ongoing"} and t.event.quad in DEEDS and not _news(s)
    ]
    if without:
        sentence, first = without[0]
        more = len({t.claim.clause.text for _, t in without}) - 1
        others = "" if not more else f", and of {more} more" if more > 1 else ", and of one more"
        text = f"A date: none is given for “{_words(sentence, first)}”{others}."
        claims = tuple(dict.fromkeys(t.claim.id for _, t in without))
        yield Gap("no date", text, claims, sentence.coded.document.id, sentence.span)


def _news(sentence: Sentence) -> bool:
    """Whether a sentence is the news of a dated article: what stands at its head happened about then."""
    return sentence.number < HEAD and sentence.coded.document.published is not None


def _words(sentence: Sentence, told: Told) -> str:
    start, end = telling_span(sentence, told)
    return _cut(sentence.coded.document.text[start:end].removeprefix("that ").rstrip("."))


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _cut(text: str) -> str:
    plain = flat(text)
    return plain if len(plain) <= SHOWN else plain[:SHOWN].rsplit(" ", 1)[0] + " …"
