"""What is known of a relation as tables: CSV and JSON; and as a page in which every point opens its rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from html import escape
from typing import Any

from allegedly.reports import FORMULA, By, Dealing, Level, Period, Reliance, Tie, period_of

Row = Period | Reliance | Tie
LEVEL_COLUMNS = ("since", "until", "level", "events")
EVENT_COLUMNS = "day,direction,type,quad,facet,standing,goldstein,reports,origins,documents,claims,text".split(",")


def rows_csv(rows: Sequence[Row], kind: type[Row]) -> str:
    """Rows of one kind with a header, which stands there without any rows too."""
    return _csv([f.name for f in fields(kind)], [asdict(row) for row in rows])


def rows_json(rows: Sequence[Row]) -> str:
    """The rows as a JSON list."""
    return _json([asdict(row) for row in rows])


def events_csv(events: Sequence[Dealing]) -> str:
    """One line per event; documents and claims of its reports separated by blanks, `text` from the first."""
    lines = []
    for event in events:
        lines.append(
            {
                **_told(event),
                "reports": len(event.reports),
                "origins": len({report.origin for report in event.reports}),
                "documents": " ".join(report.document for report in event.reports),
                "claims": " ".join(report.claim for report in event.reports),
                "text": event.reports[0].text,
            }
        )
    return _csv(EVENT_COLUMNS, lines)


def events_json(events: Sequence[Dealing]) -> str:
    """One object per event with its reports, in their words, and everybody's positions."""
    return _json([_whole(event) for event in events])


def levels_csv(levels: Sequence[Level]) -> str:
    """One line per level, with the number of its events."""
    return _csv(LEVEL_COLUMNS, [asdict(level) | {"events": len(level.events)} for level in levels])


def levels_json(levels: Sequence[Level]) -> str:
    """One object per level with its events."""
    return _json([asdict(level) | {"events": [_whole(event) for event in level.events]} for level in levels])


def with_rows(page: bytes, events: Sequence[Dealing], by: By, cite: Callable[[str], str]) -> bytes:
    """A page of a chart with the formula and, by period, the events below it, to which its points lead.

    `cite` names a document by id (outlet and date).
    """
    by_period: dict[str, list[Dealing]] = {}
    for event in events:
        by_period.setdefault(period_of(event.day, by), []).append(event)
    parts = [f"<pre>{escape(FORMULA)}</pre>"]
    for period, mine in sorted(by_period.items()):
        parts.append(f'<h3 id="p{escape(period)}">{escape(period)}</h3><ul>')
        for event in mine:
            head = (
                f"{event.day} {' and '.join(event.directions)} {event.type} ({event.goldstein:.1f}, {event.standing})"
            )
            told = "".join(
                f"<br><q>{escape(' '.join(report.text.split()))}</q> {escape(cite(report.document))}"
                for report in event.reports
            )
            parts.append(f"<li>{escape(head)}{told}</li>")
        parts.append("</ul>")
    return page.replace(b"</body>", "".join(parts).encode() + b"</body>")


def _told(event: Dealing) -> dict[str, Any]:
    return {
        "day": event.day,
        "direction": event.directions[0] if len(event.directions) == 1 else "both",
        "type": event.type,
        "quad": event.quad,
        "facet": event.facet,
        "standing": event.standing,
        "goldstein": round(event.goldstein, 3),
    }


def _whole(event: Dealing) -> dict[str, Any]:
    return {
        **_told(event),
        "reports": [asdict(report) for report in event.reports],
        "positions": [asdict(taken) for taken in event.positions],
    }


def _csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
