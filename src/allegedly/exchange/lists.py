"""Timelines and remarks on a draft, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from allegedly.nouns import Document, as_json
from allegedly.reports import Remark, TimelineDate


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


def remarks_json(draft: Document, remarks: Sequence[Remark]) -> str:
    """The remarks as a JSON list."""
    return json.dumps(as_json(list(remarks)), ensure_ascii=False, indent=2) + "\n"


def remarks_text(draft: Document, remarks: Sequence[Remark]) -> str:
    """The remarks as lines: line and column in the draft, kind, message, the words, the sources."""
    lines = []
    for remark in remarks:
        start, end = remark.span
        line = draft.text.count("\n", 0, start) + 1
        column = start - (draft.text.rfind("\n", 0, start) + 1) + 1
        lines.append(f"{line}:{column}: {remark.kind}: {remark.message}")
        lines.append(f"    “{' '.join(draft.text[start:end].split())}”")
        lines += [
            f"    source {passage.document}:{passage.span[0]}–{passage.span[1]}: {' '.join(passage.text.split())}"
            for passage in remark.evidence
        ]
    if not lines:
        return "no remarks\n"
    return "\n".join(lines) + "\n"
