"""The network around two actors."""

from __future__ import annotations

import math
from collections.abc import Sequence

import altair

from allegedly.reports import Dyad, Names, Tie

SUBTITLE = "Width: events that happened; whole line: score of 0 and more, broken line: below 0."
SIZE = 520
# Where the two stand on the horizontal; the others stand on a circle around them.
INNER = 0.4
WIDEST = 12


def network_chart(ties: Sequence[Tie], title: str, dyad: Dyad, names: Names) -> altair.LayerChart:
    """The two in the middle, their partners around them; what is hostile is broken, not only coloured."""
    partners = sorted({name for tie in ties for name in (tie.one, tie.other)} - {dyad.a, dyad.b})
    places = {dyad.a: (-INNER, 0.0), dyad.b: (INNER, 0.0)}
    for number, name in enumerate(partners):
        angle = 2 * math.pi * (number + 0.5) / len(partners)
        places[name] = (math.cos(angle), math.sin(angle))
    most = max((tie.events for tie in ties), default=1)
    lines = [
        {
            "x": places[tie.one][0],
            "y": places[tie.one][1],
            "x2": places[tie.other][0],
            "y2": places[tie.other][1],
            "between": f"{names.name(tie.one)} and {names.name(tie.other)}",
            "events": tie.events,
            "score": tie.score,
            "hostile": tie.score < 0,
        }
        for tie in ties
        if {tie.one, tie.other} & {dyad.a, dyad.b}
    ]
    nodes = [{"x": x, "y": y, "name": names.name(name)} for name, (x, y) in places.items()]
    span = altair.Scale(domain=[-1.3, 1.3])
    x, y = altair.X("x:Q", axis=None, scale=span), altair.Y("y:Q", axis=None, scale=span)
    width = altair.StrokeWidth("events:Q", scale=altair.Scale(domain=[0, most], range=[0.5, WIDEST]), title="events")
    dashes = altair.Scale(domain=[False, True], range=[[1, 0], [6, 4]])
    dash = altair.StrokeDash("hostile:N", scale=dashes, legend=None)
    edges = (
        altair.Chart(altair.InlineData(values=lines))
        .mark_rule(color="#777777")
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=width,
            strokeDash=dash,
            tooltip=["between:N", "events:Q", "score:Q"],
        )
    )
    at = altair.Chart(altair.InlineData(values=nodes)).encode(x=x, y=y)
    halo = at.mark_text(fontSize=13, dy=-16, stroke="white", strokeWidth=5).encode(text="name:N")
    labels = at.mark_text(fontSize=13, dy=-16).encode(text="name:N")
    chart: altair.LayerChart = (edges + at.mark_circle(size=160, color="black", opacity=1) + halo + labels).properties(
        width=SIZE, height=SIZE, title=altair.Title(title, subtitle=SUBTITLE, anchor="start")
    )
    return chart
