"""Remarks on a draft, for people and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from allegedly.nouns import Document, Span, as_json
from allegedly.reports import KINDS, Remark, SourcePassage

# Characters of the draft shown before and after the words in question; a line of a terminal holds about so many.
AROUND = 60
# Evidence longer than this is cut in the list for people; the whole stands in the JSON.
SHORT = 300


def remarks_json(draft: Document, remarks: Sequence[Remark]) -> str:
    """The remarks as a JSON list."""
    return json.dumps(as_json(list(remarks)), ensure_ascii=False, indent=2) + "\n"


def remarks_text(draft: Document, remarks: Sequence[Remark]) -> str:
    """The remarks for people: place in the draft, kind, message, the words marked in their line, the sources."""
    if not remarks:
        return "no remarks\n"
    lines = []
    for remark in remarks:
        lines.append(f"{place_in(draft, remark.span[0])}: {remark.kind}: {remark.message}")
        lines.append(f"    {excerpt(draft.text, remark.span)}")
        lines += [f"    {credit(passage)}: {_cut(_flat(passage.text))}" for passage in remark.evidence]
        lines.append("")
    counted = Counter(remark.kind for remark in remarks)
    total = "1 remark" if len(remarks) == 1 else f"{len(remarks)} remarks"
    lines.append(f"{total}: {', '.join(f'{counted[kind]} {kind}' for kind in KINDS if counted[kind])}")
    return "\n".join(lines) + "\n"


def position(draft: Document, at: int) -> tuple[int, int]:
    """Line and column of a position, both from 1; the line is the file's, where the draft knows where it begins."""
    first = draft.extra.get("first_line", 1)
    return draft.text.count("\n", 0, at) + first, at - (draft.text.rfind("\n", 0, at) + 1) + 1


def place_in(draft: Document, at: int) -> str:
    """The place of a position for a person: line and column, of a Word document the paragraph."""
    line, column = position(draft, at)
    return f"paragraph {line}" if draft.extra.get("format") == "docx" else f"{line}:{column}"


def excerpt(text: str, span: Span) -> str:
    """The words in question between ⟦ and ⟧, with some of their paragraph around them."""
    start, end = span
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if start - len(before) > 0 and text[start - len(before) - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if end + len(after) < len(text) and text[end + len(after)] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return f"{_flat(before)}{' ' if before[-1:].isspace() else ''}⟦{_flat(text[start:end])}⟧{after.rstrip()}"


def credit(passage: SourcePassage) -> str:
    """Where a passage stands: outlet, day, document and span."""
    where = f"{passage.document}:{passage.span[0]}–{passage.span[1]}"
    known = ", ".join(part for part in (passage.outlet, passage.date) if part)
    return f"{known} [{where}]" if known else f"[{where}]"


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …"


def _flat(text: str) -> str:
    return " ".join(text.split())
