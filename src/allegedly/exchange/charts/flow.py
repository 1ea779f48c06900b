"""Who gives what to whom: two arms of bars, one for each direction."""

from __future__ import annotations

from collections.abc import Sequence

import altair

from allegedly.knowledge.giving import givings
from allegedly.reports import Dyad, Names, Reliance

SUBTITLE = (
    "Events that happened, each counted once; in percent: the giver's part of all that the taker gets in these "
    "documents."
)
WIDTH = 320


def flow_chart(rows: Sequence[Reliance], title: str, dyad: Dyad, names: Names) -> altair.HConcatChart:
    """To the left what B gives A, to the right what A gives B, by kind, with the number and the share as text."""
    whole = [row for row in rows if row.period == "all"]
    kinds = [kind.title for kind in givings().values() if any(row.kind == kind.name for row in whole)]
    most = max((row.events for row in whole), default=1)

    def arm(giver: str, taker: str, left: bool) -> altair.LayerChart:
        values = [
            {
                "kind": givings()[row.kind].title,
                "events": row.events,
                "label": f"{row.events} ({row.share:.0%})",
                "partners": row.partners,
                "concentration": row.concentration,
                "lean": row.lean,
            }
            for row in whole
            if (row.giver, row.taker) == (giver, taker)
        ]
        # Room for the label beyond the longest bar.
        scale = altair.Scale(domain=[0, most * 1.35], reverse=left, nice=False)
        base = altair.Chart(altair.InlineData(values=values)).encode(
            x=altair.X("events:Q", scale=scale, axis=None),
            y=altair.Y("kind:N", sort=kinds, scale=altair.Scale(domain=kinds), title=None,
                       axis=None if left else altair.Axis(ticks=False, domain=False, labelLimit=220)),
            tooltip=["kind:N", "events:Q", "partners:Q", "concentration:Q", "lean:Q"],
        )  # fmt: skip
        bars = base.mark_bar(color="#555555" if left else "#bbbbbb", stroke="#333333")
        text = base.mark_text(align="right" if left else "left", dx=-4 if left else 4).encode(text="label:N")
        drawn: altair.LayerChart = (bars + text).properties(
            width=WIDTH, height={"step": 34}, title=f"{names.name(giver)} → {names.name(taker)}"
        )
        return drawn

    chart: altair.HConcatChart = altair.hconcat(arm(dyad.b, dyad.a, True), arm(dyad.a, dyad.b, False)).properties(
        title=altair.Title(title, subtitle=SUBTITLE, anchor="start")
    )
    return chart
