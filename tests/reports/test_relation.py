"""Relations: events and origins are counted, not copies; what did not happen does not count."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.ledger import origins
from allegedly.nouns import Document
from allegedly.reports import Dyad, dealings, periods_between
from allegedly.reports import relation as relation_of
from allegedly.reports.relation import period_of


def relation(coded, dyad, origins, by):
    return relation_of(dealings(coded, dyad, origins), by)


DYAD = Dyad("RUS", "IRN")


@pytest.fixture(scope="module")
def rows(coded_examples):
    return relation(coded_examples, DYAD, origins, "month")


def pick(rows, **wanted):
    return [row for row in rows if all(getattr(row, key) == value for key, value in wanted.items())]


def test_each_row_stands_for_one_period_direction_and_facet(rows):
    keys = [(row.period, row.direction, row.facet) for row in rows]
    assert len(keys) == len(set(keys))
    assert {row.direction for row in rows} == {"both", "a>b", "b>a"}


def test_both_directions_hold_what_each_holds(rows):
    for both in pick(rows, direction="both", facet="all"):
        one, other = (pick(rows, period=both.period, direction=d, facet="all")[0] for d in ("a>b", "b>a"))
        assert max(one.events, other.events) <= both.events <= one.events + other.events
        assert both.origins <= one.origins + other.origins


def test_the_score_lies_in_its_interval(rows):
    with_interval = [row for row in rows if row.low is not None]
    assert with_interval
    for row in with_interval:
        assert row.low <= row.score <= row.high


def test_without_events_there_is_no_score(rows):
    for row in rows:
        assert (row.score is None) == (row.events == 0)


def test_a_copy_adds_a_report_but_no_origin():
    text = "Russia delivered fighter jets to Iran on Monday, the defence ministry of Kazakhstan said in Astana."
    twice = [Document(str(n), text, published="2022-10-26") for n in range(3)]
    (row,) = pick(relation(list(code(twice)), DYAD, origins, "year"), direction="a>b", facet="all")
    assert (row.events, row.reports, row.origins) == (1, 3, 1)


def test_an_article_with_a_paragraph_of_a_wire_story_adds_no_origin_for_what_that_tells():
    wire = (
        "Russia delivered fighter jets to Iran on Monday, and crews from both countries unloaded them at the base "
        "before dawn while trucks with spare parts waited along the road to the coast, where the harbour was closed."
    )
    own = (
        "The harbour master keeps a diary of ships and birds, in which both are counted with the same care. Herons "
        "come in March, tankers whenever the price is low. A shelf above his desk holds thirty volumes bound in green, "
        "and nobody but his daughter has ever asked to read them, since they tell of nothing that one could sell."
    )
    other = (
        "Bakers along the coast have begun to use less salt, after a doctor showed them what it costs a town in pills. "
        "One of them paints a blue fish on each loaf that has none, and children now ask for fish. Whether this helps "
        "will be known in ten years, says the doctor, who eats her bread with butter and does not count the slices."
    )
    texts = [f"{wire}\n{own}", f"{other}\n{wire}\nIt rained all week."]
    documents = [Document(str(n), text, published="2022-10-26") for n, text in enumerate(texts)]
    assert len(set(origins(documents).values())) == 2
    (row,) = pick(relation(list(code(documents)), DYAD, origins, "year"), direction="a>b", facet="all")
    assert (row.events, row.reports, row.origins) == (1, 2, 1)


def test_what_did_not_happen_has_no_part_in_it():
    texts = ["Russia did not deliver fighter jets to Iran.", "Russia may deliver fighter jets to Iran."]
    documents = [Document(str(n), text, published="2022-10-26") for n, text in enumerate(texts)]
    rows = relation(list(code(documents)), DYAD, origins, "year")
    assert all(row.events == 0 for row in rows)


@pytest.mark.parametrize(
    ("by", "period"), [("day", "2022-10-26"), ("week", "2022-W43"), ("month", "2022-10"), ("year", "2022")]
)
def test_periods(by, period):
    assert period_of("2022-10-26", by) == period


@pytest.mark.parametrize(
    ("some", "every"),
    [
        (["2022-11", "2023-02"], ["2022-11", "2022-12", "2023-01", "2023-02"]),
        (["2019", "2021"], ["2019", "2020", "2021"]),
        (["2020-W52", "2021-W01"], ["2020-W52", "2020-W53", "2021-W01"]),
        (["2024-02-28", "2024-03-01"], ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (["2024-02"], ["2024-02"]),
        ([], []),
    ],
)
def test_periods_without_documents_are_known_as_gaps(some, every):
    assert periods_between(some) == every
