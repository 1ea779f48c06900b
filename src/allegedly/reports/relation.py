"""How two actors deal with each other over time.

The score of a period is the mean Goldstein value (PLOVER's scale, −10 … 10) of the events between the two that are told
as having happened; each event counts once, however many reports tell it. Its interval is a 95 % percentile bootstrap
over origins (Efron 1979): an origin is a group of documents that tell the same story in the same words, so that a wire
story in forty papers weighs as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from zlib import crc32

import numpy
from numpy.typing import NDArray

from allegedly.reports.dealings import Dealing, Dealings

Floats = NDArray[numpy.float64]
By = Literal["day", "week", "month", "year"]
# Enough for a steady second digit of the interval (checked on examples/ with other seeds).
RESAMPLES = 500
# Ticks that an axis of 720 pixels can hold.
MOST_PERIODS = 400
DIRECTIONS = ("both", "a>b", "b>a")
ALL = "all"
FORMULA = f"""\
score = mean over events of the mean Goldstein value (PLOVER, −10 … 10) that the origins of an event give it.
An event counts once, however many reports tell it; what no report tells as having happened does not count.
low, high = 2.5th and 97.5th percentile of the score over {RESAMPLES} resamples of origins (bootstrap, Efron 1979);
a single origin has no interval.
verbal_cooperation … material_conflict = shares of the events by PLOVER's quad class.
affirmed_by_both = events that both sides affirm and nobody contradicts; disputed = somebody denies or doubts it;
alleged = told in the words of others alone, and who did it does not affirm it; not_happened = negated, planned,
possible or denied by all, not counted in events or score.
documents = documents of the period that name both; periods without any are gaps and have no row."""


@dataclass(frozen=True, slots=True)
class Period:
    """One row: a period, a direction and a facet. Without events, score, interval and shares are None.

    The four shares are of events by quad class, from 0 to 1. `documents` are those of the period that name both.
    """

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
    verbal_cooperation: float | None
    material_cooperation: float | None
    verbal_conflict: float | None
    material_conflict: float | None
    affirmed_by_both: int
    disputed: int
    alleged: int
    not_happened: int
    documents: int


def relation(found: Dealings, by: By = "month") -> list[Period]:
    """The rows, by period, direction (both, a>b, b>a) and facet (all, then each that occurs).

    An event without a direction (they met) counts in each direction, and once in both. Periods in which documents name
    both, but tell of nothing that happened between them, have rows with 0 events and no score; periods without such
    documents have no rows at all.
    """
    cells: dict[tuple[str, str, str], list[Dealing]] = {}
    for dealing in found.events:
        period = period_of(dealing.day, by)
        for direction in ("both", *dealing.directions):
            for facet in (ALL, dealing.facet):
                cells.setdefault((period, direction, facet), []).append(dealing)
    documents: dict[str, int] = {}
    for published in found.coverage.values():
        period = period_of(published, by)
        documents[period] = documents.get(period, 0) + 1
    periods = sorted({*documents, *(period for period, _, _ in cells)})
    facets = [ALL, *sorted({facet for _, _, facet in cells} - {ALL})]
    rows: list[Period] = []
    for period in periods:
        for direction in DIRECTIONS:
            for facet in facets:
                chosen = cells.get((period, direction, facet), [])
                if chosen or facet == ALL:
                    where = (period, found.dyad.a, found.dyad.b, direction, facet)
                    rows.append(_row(where, chosen, documents.get(period, 0)))
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


def _row(where: tuple[str, str, str, str, str], dealings: Sequence[Dealing], documents: int) -> Period:
    happened = [dealing for dealing in dealings if dealing.happened]
    score, low, high = scored(happened, " ".join(where))
    standings = [dealing.standing for dealing in dealings]
    return Period(
        *where,
        events=len(happened),
        reports=len({report.document for dealing in happened for report in dealing.reports}),
        origins=len({report.origin for dealing in happened for report in dealing.reports}),
        score=score,
        low=low,
        high=high,
        verbal_cooperation=_share(happened, 1),
        material_cooperation=_share(happened, 2),
        verbal_conflict=_share(happened, 3),
        material_conflict=_share(happened, 4),
        affirmed_by_both=standings.count("affirmed by both"),
        disputed=standings.count("disputed"),
        alleged=standings.count("alleged"),
        not_happened=standings.count("not happened"),
        documents=documents,
    )


def _share(dealings: Sequence[Dealing], quad: int) -> float | None:
    return round(sum(d.quad == quad for d in dealings) / len(dealings), 3) if dealings else None


def scored(dealings: Iterable[Dealing], seed: str) -> tuple[float | None, float | None, float | None]:
    """The score of some events that happened, and its interval by a bootstrap over their origins.

    The same `seed` gives the same interval. None where there are no events, no interval where one origin tells all.
    """
    events = list(dealings)
    if not events:
        return None, None, None
    # Who tells which event, and the value that it gives it: one entry per event and origin.
    told: dict[tuple[int, str], list[float]] = {}
    for number, dealing in enumerate(events):
        for report in dealing.reports:
            told.setdefault((number, report.origin), []).append(report.goldstein)
    names = {name: n for n, name in enumerate(sorted({origin for _, origin in told}))}
    event = numpy.array([number for number, _ in told])
    origin = numpy.array([names[name] for _, name in told])
    value = numpy.array([sum(values) / len(values) for values in told.values()])
    # Which entry tells which event: weights times this are sums over events, for all draws at once.
    of_event = numpy.zeros((len(value), len(events)))
    of_event[numpy.arange(len(value)), event] = 1
    score = float(_means(of_event, value, numpy.ones((1, len(value))))[0])
    if len(names) == 1:
        return _round(score), None, None
    generator = numpy.random.default_rng(crc32(seed.encode()))
    draws = generator.multinomial(len(names), numpy.full(len(names), 1 / len(names)), size=RESAMPLES)
    means = _means(of_event, value, draws[:, origin].astype(float))
    low, high = numpy.percentile(means, (2.5, 97.5))
    return _round(score), _round(float(low)), _round(float(high))


def _means(of_event: Floats, value: Floats, weights: Floats) -> Floats:
    """For each row of weights the mean over events of the weighted mean of their values, without those of no weight."""
    there = weights @ of_event
    means = numpy.divide(weights * value @ of_event, there, out=numpy.zeros_like(there), where=there > 0)
    return means.sum(axis=1) / (there > 0).sum(axis=1)  # type: ignore[no-any-return]


def _round(value: float) -> float:
    # Never −0.0.
    return round(value, 3) + 0.0
