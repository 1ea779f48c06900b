"""A relation as CSV, JSON, a chart in one HTML page, or a PNG."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields

import altair

from allegedly.reports import Period

FORMULA = (
    "Score: mean Goldstein value of the events told as having happened, each counted once; "
    "band: 95 % bootstrap over origins. Periods without reports are gaps."
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
    """Score with interval above, events below, by period; lines and marks differ by shape, not by colour alone."""
    data = altair.InlineData(values=[asdict(row) for row in rows if row.facet == "all"])
    base = altair.Chart(data).encode(x=altair.X("period:O", title=None))
    directions = altair.Chart(data).transform_filter("datum.direction == 'both'")
    scored = directions.encode(x=altair.X("period:O", title=None)).transform_filter("isValid(datum.score)")
    score = altair.Y("score:Q", title="score (−10 … 10)", scale=altair.Scale(domain=[-10, 10]))
    band = scored.mark_rule(strokeWidth=2, opacity=0.5).encode(
        y=altair.Y("low:Q", scale=altair.Scale(domain=[-10, 10])), y2="high:Q"
    )
    points = scored.mark_point(filled=True, size=60).encode(
        y=score, tooltip=["period:O", "score:Q", "low:Q", "high:Q", "events:Q", "reports:Q", "origins:Q"]
    )
    line = scored.mark_line(strokeDash=[2, 2], opacity=0.5).encode(y=score)
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
