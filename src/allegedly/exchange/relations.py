"""A relation as CSV, JSON, a chart in one HTML page, or a PNG."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields

import altair

from allegedly.reports import Period, periods_between

FORMULA = (
    "Score: mean Goldstein value of the events told as having happened, each counted once; "
    "bar: 95 % bootstrap over origins. Periods without documents are gaps."
)


def relation_csv(rows: Sequence[Period], title: str) -> str:
    """The rows with a header. `title` is not used: every row names the two actors."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [f.name for f in fields(Period)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return stream.getvalue()


def relation_json(rows: Sequence[Period], title: str) -> str:
    """The rows as a JSON list."""
    return json.dumps([asdict(row) for row in rows], indent=2) + "\n"


def relation_chart(rows: Sequence[Period], title: str) -> altair.VConcatChart:
    """Score with interval above, events below, by period; directions differ by lightness, not by colour alone.

    Periods in between for which no document names both stand on the axis, empty, and the line is broken there.
    """
    whole = [row for row in rows if row.facet == "all"]
    names = {"a>b": f"{whole[0].a} → {whole[0].b}", "b>a": f"{whole[0].b} → {whole[0].a}"} if whole else {}
    values = [asdict(row) | {"direction": names.get(row.direction, row.direction)} for row in whole]
    known = {row.period for row in whole}
    values += [
        {"period": period, "direction": "both", "score": None, "events": None}
        for period in periods_between(sorted(known))
        if period not in known
    ]
    base = altair.Chart(altair.InlineData(values=values)).encode(x=altair.X("period:O", title=None))
    scored = base.transform_filter("datum.direction == 'both'")
    axis = altair.Y("score:Q", title="score (−10 … 10)", scale=altair.Scale(domain=[-10, 10]))
    band = (
        scored.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, opacity=0.5)
        .encode(y=altair.Y("low:Q", scale=altair.Scale(domain=[-10, 10])), y2="high:Q")
    )
    tooltip = ["period:O", "score:Q", "low:Q", "high:Q", "events:Q", "reports:Q", "origins:Q"]
    points = scored.mark_point(filled=True, size=60).encode(y=axis, tooltip=tooltip)
    line = scored.mark_line(strokeDash=[2, 2], opacity=0.5).encode(y=axis)
    bars = (
        base.transform_filter("datum.direction != 'both'")
        .mark_bar()
        .encode(
            y=altair.Y("events:Q", title="events"),
            color=altair.Color("direction:N", scale=altair.Scale(scheme="greys"), title="direction"),
            tooltip=["period:O", "direction:N", "events:Q", "reports:Q"],
        )
    )
    chart: altair.VConcatChart = (
        altair.vconcat((band + line + points).properties(width=720, height=240), bars.properties(width=720, height=120))
        .properties(title=altair.Title(title, subtitle=FORMULA))
        .resolve_scale(x="shared")
    )
    return chart


def relation_html(rows: Sequence[Period], title: str) -> str:
    """One page with the chart, which loads nothing from elsewhere."""
    return str(relation_chart(rows, title).to_html(inline=True))


def relation_png(rows: Sequence[Period], title: str) -> bytes:
    """The chart as a PNG at twice the screen's density."""
    stream = io.BytesIO()
    relation_chart(rows, title).save(stream, format="png", scale_factor=2)
    return stream.getvalue()
