"""What the articles of a report cover: outlets, months, and the months in between without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegedly.nouns import Document
from allegedly.reports.dyad import day

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents, of how many origins, by whom and when.

    `outlets` and `years` hold documents, most or earliest first; `silent` are months (2021-03) between the first and
    the last without any; `undated` documents carry no date.
    """

    documents: int
    origins: int
    first: str | None
    last: str | None
    outlets: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]
    undated: int


def coverage(documents: Iterable[Document], origin: Mapping[str, str]) -> Coverage:
    """The coverage of some documents; `origin` tells which are copies of one story."""
    held = list(documents)
    days = sorted(d for document in held if (d := day(document.published)) is not None)
    outlets = Counter(document.publisher or "not named" for document in held)
    months = {d[:7] for d in days}
    return Coverage(
        documents=len(held),
        origins=len({origin[document.id] for document in held}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        years=tuple(sorted(Counter(d[:4] for d in days).items())),
        silent=tuple(month for month in _months(days[0], days[-1]) if month not in months) if days else (),
        undated=len(held) - len(days),
    )


def _months(first: str, last: str) -> Iterable[str]:
    year, month = int(first[:4]), int(first[5:7])
    while f"{year:04}-{month:02}" <= last[:7]:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == MONTHS else (year, month + 1)
