"""News agencies by the credits that their stories carry (`language/agencies.csv`)."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.tables import table


@cache
def agencies() -> dict[str, str]:
    """The agency of each credit, lower case."""
    found: dict[str, str] = {}
    for row in table("language/agencies.csv", ("agency", "credits")):
        for credit in row.items("credits"):
            if credit != credit.lower():
                raise row.wrong(f"credit “{credit}” is not in lower case")
            if found.setdefault(credit, row["agency"]) != row["agency"]:
                raise row.wrong(f"credit “{credit}” stands for two agencies")
    return found
