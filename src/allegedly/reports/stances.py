"""Who affirms, denies, doubts or withholds what in some sentences, and the figures in them with their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.nouns import Attribution, Position, Span
from allegedly.reports.accounts import Accounts
from allegedly.reports.dyad import Dyad
from allegedly.reports.headings import telling_span
from allegedly.reports.names import Names, is_unresolved
from allegedly.reports.passages import Sentence

# What a figure without a bound has to count to be worth a line of its own: "two countries" is none.
PLAIN = frozenset({None, "countries", "people", "votes", "jobs"})
# Measures of time and distance say when and where, and are no figures of a story.
BESIDE = frozenset({"time", "length"})


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


def positions(sentences: Iterable[Sentence], dyad: Dyad, names: Names, accounts: Accounts) -> tuple[BriefPosition, ...]:
    """Who takes which position to what, each once: a clause inside a wider one of the same source is left out.

    Positions that other documents report to the same events follow, so that a denial elsewhere is not lost.
    """
    found: list[tuple[Span, BriefPosition]] = []
    for sentence in sentences:
        rows = [*_of_claims(sentence, dyad, names, accounts), *_of_statements(sentence, names)]
        found += [row for row in rows if not any(_covers(other, row) for other in rows if other is not row)]
    unique: dict[tuple[str, str, str], BriefPosition] = {}
    for _, row in found:
        unique.setdefault((row.text, row.position, row.towards), row)
    return tuple(unique.values())


def _covers(wide: tuple[Span, BriefPosition], narrow: tuple[Span, BriefPosition]) -> bool:
    (start, end), one = wide
    (inner, last), other = narrow
    same = (one.text, one.position, one.document) == (other.text, other.position, other.document)
    return same and start <= inner and last <= end and (start, end) != (inner, last)


def _of_claims(sentence: Sentence, dyad: Dyad, names: Names, accounts: Accounts) -> list[tuple[Span, BriefPosition]]:
    rows = []
    for item in sentence.told:
        if not dyad.sides([*item.event.actors, *item.event.recipients]):
            continue
        for account in accounts.of(sentence, item):
            if account.sentence.asks:
                continue
            coded = account.sentence.coded
            start, end = telling_span(account.sentence, account.told)
            for stance in account.told.claim.positions:
                if is_unresolved(stance):
                    continue
                row = BriefPosition(
                    stance.actor,
                    names.stance(coded, stance),
                    stance.position,
                    account.told.claim.id,
                    coded.document.text[start:end],
                    coded.document.id,
                    account.sentence.span,
                    coded.document.published,
                    account.through(stance, names),
                )
                rows.append(((start, end), row))
    return rows


def _of_statements(sentence: Sentence, names: Names) -> list[tuple[Span, BriefPosition]]:
    """Denials, doubts and silences about what is no event."""
    document = sentence.coded.document
    tied = {name for item in sentence.told for stance in item.claim.positions for name in stance.via}
    rows = []
    for attribution in sentence.attributions:
        inside = sentence.span[0] <= attribution.cue.span[0] < sentence.span[1]
        if attribution.source is None or attribution.id in tied or not attribution.content or not inside:
            continue
        if attribution.position != "affirms" and not is_unresolved(attribution.source):
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
            )
            rows.append(((attribution.content[0][0], attribution.content[-1][1]), row))
    return rows


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
    return tuple(found.values())


def speaker_of(sentence: Sentence, span: Span) -> Attribution | None:
    """The innermost attribution with a source, that is the one with the shortest content, that holds a span."""
    holding = [
        a
        for a in sentence.attributions
        if a.source is not None and any(s <= span[0] and span[1] <= e for s, e in a.content)
    ]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content), default=None)
