"""Which reports tell one event, for whatever counts events: the one place where reports (relation, brief …) ask it.

Documents from a ledger bring with them what it counts their events to (`CodedDocument.counted`): as found when they
were added, and as people have merged, split and corrected since. Of documents without a ledger it is found here, by the
same matching.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.ledger.matching import match, telling
from allegedly.nouns import CodedDocument, Event

Report = tuple[CodedDocument, Event]


def together(told: Sequence[Report]) -> list[list[int]]:
    """The events that some reports tell, each as the numbers of its reports, the first published first."""
    counted = [counted_to(coded, event) for coded, event in told]
    if None in counted:
        groups = match(telling(coded, event, number) for number, (coded, event) in enumerate(told))
        return [[member.telling.key for member in members] for members in groups]
    by_event: dict[int | None, list[int]] = {}
    for number in sorted(range(len(told)), key=lambda n: (*_published(told[n]), n)):
        by_event.setdefault(counted[number], []).append(number)
    return list(by_event.values())


def counted_to(coded: CodedDocument, event: Event) -> int | None:
    """The key of the event that the ledger which a document comes from counts one of its events to; None without one.

    The same reports of one document are told apart by their ids.
    """
    if not coded.counted:
        return None
    return next((key for each, key in zip(coded.events, coded.counted, strict=True) if each.id == event.id), None)


def _published(report: Report) -> tuple[bool, str]:
    published = report[0].document.published
    return published is None, published or ""
