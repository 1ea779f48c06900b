"""Leaves out the lines of a page that are not of its article: calls to subscribe, pointers elsewhere, notices."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# The title may stand above the text, below a kicker and a byline.
TOP = 3
LONGEST = 300  # characters: a longer line says more than "subscribe", even where it says so too
# Words of a line in capitals without a full stop from which on it is taken for another article's headline. On the 90
# pages of the benchmark that drops six such headlines and two headings of sections; from five words on, four headings.
SHOUTED = 6
_ENDED = re.compile(r"[.!?…:;,\"”’»)\]]$")


@dataclass(frozen=True, slots=True)
class _Furniture:
    """A kind of line that is not of the article; `open` ones only where no full stop ends them."""

    pattern: re.Pattern[str]
    open: bool


@cache
def _kinds() -> tuple[_Furniture, ...]:
    with Path(__file__).with_name("furniture.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(_Furniture(re.compile(row["pattern"], re.IGNORECASE), row["ends"] == "open") for row in rows)


def without_furniture(text: str, title: str | None) -> str:
    """The paragraphs of the article with a blank line between them; the title, which has its own field, is left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    heading = _words(title or "")
    kept = [
        line
        for number, line in enumerate(lines)
        if not (number < TOP and heading and _words(line) == heading) and not is_furniture(line)
    ]
    while kept and kept[-1].startswith("- ") and not _ENDED.search(kept[-1]):  # a list of other articles' headlines
        kept.pop()
    return "\n\n".join(kept)


def is_furniture(line: str) -> bool:
    """Whether a line is not of an article."""
    if len(line) > LONGEST:
        return False
    ended = bool(_ENDED.search(line))
    if not ended and line.isupper() and len(line.split()) >= SHOUTED:
        return True
    return any(kind.pattern.search(line) for kind in _kinds() if not (kind.open and ended))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
