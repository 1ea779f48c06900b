"""Charts of relations: Altair objects, the same in a notebook, in a page, as SVG and PNG; readable without colour."""

from __future__ import annotations

import io

import altair

from allegedly.exchange.charts.flow import flow_chart
from allegedly.exchange.charts.network import network_chart
from allegedly.exchange.charts.positions import positions_chart
from allegedly.exchange.charts.series import series_chart

__all__ = ["drawn", "flow_chart", "network_chart", "positions_chart", "series_chart"]


def drawn(chart: altair.TopLevelMixin, format: str) -> bytes:
    """A chart as a file: `html` (one page that loads nothing from elsewhere), `svg`, or `png` at twice the density."""
    if format == "html":
        return str(chart.to_html(inline=True)).encode()
    if format == "svg":
        text = io.StringIO()
        chart.save(text, format="svg")
        return text.getvalue().encode()
    stream = io.BytesIO()
    chart.save(stream, format="png", scale_factor=2)
    return stream.getvalue()
