"""How two actors deal with each other over time.

The score of a period is the mean Goldstein value (PLOVER's scale, −10 … 10) of the events between the two that are told
as having happened; each event counts once, however many reports tell it. Its interval is a 95 % percentile bootstrap
over origins (Efron 1979): an origin is a group of documents that tell the same story in the same words, so that a wire
story in forty papers weighs as one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from allegedly.knowledge.facets import weigh
from allegedly.nouns import CodedDocument, Document, Event
from allegedly.reports.dyad import Dyad, between, day
from allegedly.reports.passages import WORD

By = Literal["day", "week", "month", "year"]
Origins = Callable[[Iterable[Document]], Mapping[str, str]]
# Enough for a steady second digit of the interval (checked on examples/ with other seeds).
RESAMPLES = 500
# What did not happen, or is only planned or possible, has no part in the score.
HAPPENED = frozenset({"stated", "reported", "alleged", "disputed"})
# Ticks that an axis of 720 pixels can hold.
MOST_PERIODS = 400
DIRECTIONS = ("both", "a>b", "b>a")


@dataclass(frozen=True, slots=True)
class Period:
    """One row: a period, a direction and a facet. Without events, score and interval are None."""

    period: str
    a: str
    b: str
    direction: str
    facet: str
    events: int
    reports: int
    origins: int
    score: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class _Report:
    """An event between the two as one document tells it."""

    key: tuple[str, ...]
    period: str
    direction: str
    facet: str
    goldstein: float
    document: str


def relation(
    coded: Iterable[CodedDocument],
    dyad: Dyad,
    origins: Origins,
    by: By = "month",
    since: str | None = None,
    until: str | None = None,
) -> list[Period]:
    """The rows, by period, direction (both, a>b, b>a) and facet (all, then each that occurs).

    Periods in which documents name both, but tell of nothing that happened between them, have rows with 0 events and no
    score; periods without such documents have no rows at all.
    """
    reports: list[_Report] = []
    documents: dict[str, tuple[str, Document]] = {}
    for item in between(coded, since, until):
        published = day(item.document.published)
        if published is None or len({dyad.side(m.actor) for m in item.mentions} - {None}) < 2:
            continue
        documents[item.document.id] = (period_of(published, by), item.document)
        reports.extend(_reports(item, dyad, published, by))
    origin = origins(document for _, document in documents.values())
    facets = ["all", *sorted({report.facet for report in reports})]
    rows: list[Period] = []
    for period in sorted({period for period, _ in documents.values()} | {report.period for report in reports}):
        for direction in DIRECTIONS:
            for facet in facets:
                chosen = [
                    report
                    for report in reports
                    if report.period == period
                    and direction in ("both", report.direction)
                    and facet in ("all", report.facet)
                ]
                if chosen or facet == "all":
                    rows.append(_row(period, dyad, direction, facet, chosen, origin))
    return rows


def period_of(iso_day: str, by: By) -> str:
    """The period that a day is in: 2022-10-26, 2022-W43 (ISO 8601), 2022-10 or 2022."""
    if by == "day":
        return iso_day[:10]
    if by == "week":
        year, week, _ = date.fromisoformat(iso_day[:10]).isocalendar()
        return f"{year}-W{week:02}"
    return iso_day[:7] if by == "month" else iso_day[:4]


def periods_between(periods: Sequence[str]) -> list[str]:
    """All periods from the first to the last of some, in order, by their form: days, ISO weeks, months or years.

    More than MOST_PERIODS are not filled in: a chart of them could not be read.
    """
    if len(periods) < 2:
        return list(periods)
    by: By = {4: "year", 7: "month", 8: "week", 10: "day"}[len(periods[0])]  # type: ignore[assignment]
    first, last = _first_day(periods[0], by), _first_day(periods[-1], by)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found = list(dict.fromkeys(period_of(each.isoformat(), by) for each in days))
    return found if len(found) <= MOST_PERIODS else list(periods)


def _first_day(period: str, by: By) -> date:
    if by == "week":
        return date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    return date.fromisoformat({"year": f"{period}-01-01", "month": f"{period}-01"}.get(by, period))


def _reports(item: CodedDocument, dyad: Dyad, published: str, by: By) -> Iterable[_Report]:
    claims = {claim.event: claim for claim in item.claims}
    for event in item.events:
        if event.polarity == "negative" or claims[event.id].status not in HAPPENED:
            continue
        when = _when(event) or published
        for direction in dyad.directions(event):
            start, end = item.sentences[event.sentence]
            weights = weigh(
                (w.lower() for w in WORD.findall(item.document.text[start:end])), (event.type, *event.contexts)
            )
            facet = max(weights, key=lambda name: weights[name]) if weights else "other"
            yield _Report(
                (direction, event.type, event.trigger.lemma, period_of(when, by)),
                period_of(when, by),
                direction,
                facet,
                event.goldstein,
                item.document.id,
            )


def _when(event: Event) -> str | None:
    """The event's own day where the text gives a day, week or month; a bare year says too little to move an event."""
    if event.date is None or event.date.precision not in {"day", "week", "month"}:
        return None
    return event.date.start


def _row(
    period: str, dyad: Dyad, direction: str, facet: str, reports: list[_Report], origin: Mapping[str, str]
) -> Period:
    by_origin: dict[str, dict[tuple[str, ...], list[float]]] = {}
    for report in reports:
        by_origin.setdefault(origin[report.document], {}).setdefault(report.key, []).append(report.goldstein)
    events = {report.key for report in reports}
    score = _mean(list(by_origin.values()))
    low = high = None
    if len(by_origin) > 1:
        generator = random.Random(f"{period} {direction} {facet}")
        names = sorted(by_origin)
        draws = sorted(
            value
            for _ in range(RESAMPLES)
            if (value := _mean([by_origin[generator.choice(names)] for _ in names])) is not None
        )
        low, high = draws[int(0.025 * len(draws))], draws[min(len(draws) - 1, int(0.975 * len(draws)))]
    return Period(
        period,
        dyad.a,
        dyad.b,
        direction,
        facet,
        len(events),
        len({report.document for report in reports}),
        len(by_origin),
        _round(score),
        _round(low),
        _round(high),
    )


def _mean(origins: list[dict[tuple[str, ...], list[float]]]) -> float | None:
    """The mean over events of the mean value that their origins give them."""
    values: dict[tuple[str, ...], list[float]] = {}
    for told in origins:
        for key, found in told.items():
            values.setdefault(key, []).append(sum(found) / len(found))
    if not values:
        return None
    return sum(sum(v) / len(v) for v in values.values()) / len(values)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
