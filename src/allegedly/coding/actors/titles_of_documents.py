"""Who met, as the title of a government's release tells it: "Telephone conversation with President of Testland …"."""

from __future__ import annotations

import re

from allegedly.coding.actors.roles import meaning
from allegedly.knowledge.actors import Actors
from allegedly.nouns import Document

# Words of a title that tells of a meeting.
TALKS = re.compile(
    r"\b(conversations?|talks?|meeting|met|calls?|spoke|phone|negotiations|discussed|consultations|visit)\b", re.I
)
# The office that a publisher's name begins with: "President of Testland".
OFFICE = re.compile(r"(?:office of the )?(president|prime minister)\b", re.I)
PAIR = 2


def who_met(document: Document, home: str | None, actors: Actors) -> tuple[str, ...]:
    """The two of whom a release's title tells that they met; nobody where it does not. `home`: the publisher's state.

    Who publishes it is one of the two, though not named: "Conversation with President of Testland Dana Testman".
    """
    title, date = document.title or "", document.published
    if home is None or date is None or not TALKS.search(title):
        return ()
    named = _named(title, date, actors)
    office = OFFICE.match(document.publisher or "")
    if not any(actors.country(person) == home for person in named) and office is not None:
        sense = meaning(actors, office[1].lower(), home)
        holder = actors.office(sense.office, date) if sense.office else None
        named = [holder, *named] if holder is not None else named
    return tuple(named) if len(named) == PAIR else ()


def _named(title: str, date: str, actors: Actors) -> list[str]:
    """The people whom a title names in full, in order; of namesakes who held an office at the date."""
    found: list[tuple[int, int, str]] = []
    for pattern, start, end in actors.automaton.find_matches_as_indexes(title, overlapping=True):
        inside = (start and title[start - 1].isalnum()) or (end < len(title) and title[end].isalnum())
        people = [each.actor for each in actors.senses.get(actors.patterns[pattern], ()) if each.sort == "person"]
        if inside or not people:
            continue
        serving = [person for person in people if actors.tenure.office_of(person, date) is not None]
        found.append((start, -end, (serving or people)[0]))
    return list(dict.fromkeys(person for _, _, person in sorted(found)))
