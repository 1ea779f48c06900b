"""The country of a party, as its id begins: RUS of "RUS.GOV.MFA", UNO of "UNO.SC"."""

from __future__ import annotations

from collections.abc import Iterable

from allegedly.nouns import Mention, Party

COUNTRY = 3  # letters of a country's own id


def home(party: Party | Mention) -> str:
    """The country that a party's id begins with; empty where nobody is known."""
    return (party.actor or "")[:COUNTRY]


def homes_of(parties: Iterable[Party | Mention]) -> set[str]:
    """The countries of those who are known."""
    return {home(party) for party in parties if party.actor}


def is_country(party: Party | Mention) -> bool:
    """Whether a party's id is a country's own, and no body's or person's in it."""
    return len(party.actor or "") == COUNTRY
