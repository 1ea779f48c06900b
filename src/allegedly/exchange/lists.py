"""Timelines, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from allegedly.nouns import as_json
from allegedly.reports import TimelineDate


def timeline_json(rows: Sequence[TimelineDate]) -> str:
    """The dates as a JSON list."""
    return json.dumps(as_json(list(rows)), ensure_ascii=False, indent=2) + "\n"


def timeline_markdown(rows: Sequence[TimelineDate]) -> str:
    """The dates as a Markdown list, each sentence with its place."""
    lines = []
    for row in rows:
        lines.append(f"**{row.date}**  ")
        for sentence in row.sentences:
            dated = "" if sentence.from_ == "text" else ", dated by publication"
            place = f"[{sentence.document}:{sentence.span[0]}–{sentence.span[1]}{dated}]"
            lines.append(f"- {' '.join(sentence.text.split())} {place}")
        lines.append("")
    return "\n".join(lines) if lines else "No dates found.\n"
