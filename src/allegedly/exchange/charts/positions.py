"""Who affirms, denies, doubts or withholds which event: a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair

from allegedly.ledger import standings
from allegedly.reports import Dealing, Names

# Columns and rows that a page can hold.
MOST_ACTORS, MOST_EVENTS = 10, 30
SIGNS = {"affirms": "✓", "denies": "✗", "doubts": "?", "withholds": "–"}
SUBTITLE = "✓ affirms, ✗ denies, ? doubts, – withholds judgement; two signs: a change, of which the last stands now."
LONGEST = 60


def positions_chart(dealings: Sequence[Dealing], title: str, names: Names) -> altair.LayerChart:
    """Events that somebody takes a position to, newest last, by those who take most positions; signs, not colours."""
    told = [dealing for dealing in dealings if any(taken.actor for taken in dealing.positions)]
    # What is contradicted is what one looks for; the newest of it where there is too much.
    told.sort(key=lambda dealing: (dealing.standing != "disputed", dealing.day))
    told = sorted(told[:MOST_EVENTS], key=lambda dealing: dealing.day)
    count = Counter(taken.actor for dealing in told for taken in dealing.positions if taken.actor is not None)
    actors = [actor for actor, _ in count.most_common(MOST_ACTORS)]
    values = [
        {
            "event": _named(dealing),
            "actor": names.name(standing.actor),
            "sign": " ".join(SIGNS[held.position] for held in standing.held),
            "since": standing.held[-1].since,
            "position": standing.now,
        }
        for dealing in told
        for standing in standings(dealing.positions)
        if standing.actor in actors and standing.actor is not None
    ]
    columns = [names.name(actor) for actor in actors]
    base = altair.Chart(altair.InlineData(values=values)).encode(
        x=altair.X("actor:N", title=None, sort=columns, axis=altair.Axis(orient="top", labelAngle=-40)),
        y=altair.Y("event:N", title=None, sort=[_named(d) for d in told], axis=altair.Axis(labelLimit=420)),
        tooltip=["event:N", "actor:N", "position:N", "since:N"],
    )
    grid = base.mark_rect(fill="white", stroke="#cccccc")
    chart: altair.LayerChart = (grid + base.mark_text(fontSize=15).encode(text="sign:N")).properties(
        title=altair.Title(title, subtitle=SUBTITLE, anchor="start")
    )
    return chart


def _named(dealing: Dealing) -> str:
    """The day, type and first words of an event."""
    text = " ".join(dealing.reports[0].text.split())
    return f"{dealing.day} {dealing.type} “{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}”"
