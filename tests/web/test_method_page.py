"""What the page on the method says of the program is true."""

from __future__ import annotations

import csv

from allegedly.knowledge.plover import plover
from allegedly.knowledge.tables import HERE, table
from allegedly.web.pages.method import MEASURED, QUALITY
from quality.__main__ import shipped


def test_the_shipped_figures_are_those_of_the_page_on_quality():
    assert QUALITY.read_text(encoding="utf-8") == shipped(), "run `python -m quality --ship`"


def test_every_measured_figure_is_shown_under_a_name_of_its_own(browser):
    page = browser.get("/method").text
    rows = list(csv.DictReader(browser.get("/method.csv").text.splitlines()))
    assert len(rows) > 50
    for row in rows:
        assert f'>{row["figure"]}</th><td class="n">{row["ours"]}</td>' in page
        assert row["figure"].partition(".")[0] in MEASURED


def test_knowledge_is_counted_file_by_file(browser):
    data = browser.get("/method.json").json()
    rows = {one["file"]: one["rows"] for one in data["knowledge"]}
    assert len(rows) == len([*HERE.rglob("*.csv"), *HERE.rglob("*.yaml")])
    columns = ("lemma", "position", "negated", "frames")
    assert rows["language/attribution/verbs.csv"] == len(list(table("language/attribution/verbs.csv", columns)))
    assert all(count > 0 for count in rows.values())
    assert {row["type"] for row in data["types"]} == set(plover().types)


def test_coverage_is_that_of_the_ledger(browser):
    data = browser.get("/method.json").json()["coverage"]
    stats = browser.app.app.state.room.ledger.stats()
    for name in ("documents", "outlets", "origins", "events", "claims"):
        assert data[name] == getattr(stats, name)
    page = browser.get("/method").text
    assert "Coverage of this ledger" in page and data["first month"] in page
