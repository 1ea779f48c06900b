"""An actor's page: offices and who held them; claims at a glance."""

from __future__ import annotations

from dataclasses import replace

from allegedly.ledger import ClaimFilter, open_ledger
from allegedly.web.pages.claims import at_a_glance


def test_the_offices_of_a_state_stand_with_who_held_them_newest_first(browser):
    data = browser.get("/actors/IRN.json").json()
    (office,) = [one for one in data["offices"] if one["office"] == "IRN.GOV.PRESIDENT"]
    begun = [holder["from"] for holder in office["holders"]]
    assert len(begun) > 2 and begun == sorted(begun, reverse=True)
    page = browser.get("/actors/IRN").text
    assert page.index("Offices and who holds them") < page.index("<h2>Does</h2>")
    assert f'href="/actors/{office["holders"][0]["person"]}"' in page


def test_a_person_has_the_offices_that_it_held(browser):
    person = next(
        one["holders"][0]["person"]
        for one in browser.get("/actors/IRN.json").json()["offices"]
        if one["office"] == "IRN.GOV.PRESIDENT"
    )
    held = browser.get(f"/actors/{person}.json").json()["held"]
    assert "IRN.GOV.PRESIDENT" in [one["office"] for one in held]
    assert "Offices held" in browser.get(f"/actors/{person}").text


def test_what_is_told_in_both_directions_is_seen_once(ledger_path):
    with open_ledger(ledger_path) as ledger:
        row = next(
            row for row in ledger.claims(ClaimFilter(limit=None)) if row.actors and row.recipients
            and row.actors != row.recipients
        )  # fmt: skip
    back = replace(row, key=row.key + 1, actors=row.recipients, recipients=row.actors)
    other = replace(row, key=row.key + 2, type="AID" if row.type != "AID" else "SANCTION")
    shown = at_a_glance([row, back, other], 5)
    assert ([one.key for one in shown.rows], shown.mutual) == ([row.key, other.key], {row.key})
    assert len(at_a_glance([row, other], 1).rows) == 1
