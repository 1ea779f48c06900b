"""A relation over time: the score with its interval, the events of each direction, and the coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from textwrap import wrap

import altair

from allegedly.reports import Level, Names, Period, periods_between

SUBTITLE = (
    "Score: mean Goldstein value of the events told as having happened, each counted once; bar: 95 % bootstrap over "
    "origins. Periods without documents are gaps."
)
WIDTH = 720
# On a phone: the width of a picture, which with its axis makes some 360 points, and letters of a line of its title.
NARROW, NARROW_LETTERS = 300, 52
SCALE = altair.Scale(domain=[-10, 10])


def series_chart(
    rows: Sequence[Period],
    title: str,
    levels: Sequence[Level] = (),
    names: Names | None = None,
    narrow: bool = False,
) -> altair.VConcatChart:
    """Score with interval above, events by direction and documents that name both below, by period.

    Directions differ by lightness and by place, not by colour alone. Periods in between for which no document names
    both stand on the axis, empty, and the line is broken there. Where there are several `levels`, each is named.
    Without `names` the actors stand with their ids. `narrow`: for the screen of a phone.
    """
    whole = [row for row in rows if row.facet == "all"]
    a, b = (names.name(each) if names else each for each in (whole[0].a, whole[0].b)) if whole else ("a", "b")
    directions = {"a>b": f"{a} → {b}", "b>a": f"{b} → {a}"}
    values = [
        asdict(row) | {"direction": directions.get(row.direction, row.direction), "rows": f"#p{row.period}"}
        for row in whole
    ]
    known = {row.period for row in whole}
    values += [
        {"period": period, "direction": "both", "score": None, "events": None}
        for period in periods_between(sorted(known))
        if period not in known
    ]
    legend = altair.Legend(title="direction", orient="bottom" if narrow else "right", direction="vertical")
    base = altair.Chart(altair.InlineData(values=values)).encode(x=altair.X("period:O", title=None, axis=_axis(False)))
    scored = base.transform_filter("datum.direction == 'both'")
    axis = altair.Y("score:Q", title="score (−10 … 10)", scale=SCALE)
    band = (
        scored.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, opacity=0.5)
        .encode(y=altair.Y("low:Q", scale=SCALE), y2="high:Q")
    )
    tooltip = ["period:O", "score:Q", "low:Q", "high:Q", "events:Q", "reports:Q", "origins:Q", "documents:Q"]
    points = scored.mark_point(filled=True, size=60, color="black", opacity=1).encode(
        y=axis, tooltip=tooltip, href="rows:N"
    )
    line = scored.mark_line(strokeDash=[2, 2], color="black", opacity=0.5).encode(y=axis)
    bars = (
        base.transform_filter("datum.direction != 'both'")
        .mark_bar()
        .encode(
            xOffset="direction:N",
            y=altair.Y("events:Q", title="events"),
            color=altair.Color("direction:N", scale=altair.Scale(range=["#333333", "#aaaaaa"]), legend=legend),
            tooltip=["period:O", "direction:N", "events:Q", "reports:Q", "disputed:Q", "alleged:Q"],
        )
    )
    coverage = scored.mark_bar(color="#777777").encode(
        x=altair.X("period:O", title=None, axis=_axis(True)),
        y=altair.Y("documents:Q", title="documents"),
        tooltip=["period:O", "documents:Q"],
    )
    said = [SUBTITLE, *(_said(level) for level in levels if len(levels) > 1)]
    subtitle = [line for each in said for line in (wrap(each, NARROW_LETTERS) if narrow else [each])]
    width = NARROW if narrow else WIDTH
    chart: altair.VConcatChart = (
        altair.vconcat(
            (band + line + points).properties(width=width, height=240),
            bars.properties(width=width, height=120),
            coverage.properties(width=width, height=60),
        )
        .properties(title=altair.Title(title, subtitle=subtitle, anchor="start"))
        .resolve_scale(x="shared")
    )
    return chart


def _axis(named: bool) -> altair.Axis:
    """The axis of periods, named below the last picture only, as many names as there is room for."""
    return altair.Axis(labels=named, ticks=named, labelOverlap="parity", labelAngle=-45)


def _said(level: Level) -> str:
    return f"Level {level.since} to {level.until}: {level.level:.1f} (mean of {len(level.events)} events; PELT)"
