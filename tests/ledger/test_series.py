"""The series of a dyad counts claims by period, direction and type."""

from __future__ import annotations

import pytest
from made import coded, many

from allegedly.errors import UsageError
from allegedly.ledger import ClaimFilter, Tally, Wanted


def test_claims_are_counted_by_period_direction_and_type(ledger):
    ledger.add([coded(1, published="2022-10-05"), coded(2, published="2022-10-30T08:00:00Z")])
    ledger.add([coded(3, published="2022-11-02"), coded(4, published=None)])
    assert ledger.series("ARV", "BLM") == [
        Tally(None, "a>b", "AID", 1),
        Tally("2022-10", "a>b", "AID", 2),
        Tally("2022-11", "a>b", "AID", 1),
    ]
    assert ledger.series("BLM", "ARV", by="year")[1:] == [Tally("2022", "b>a", "AID", 3)]
    assert [tally.period for tally in ledger.series("ARV", "BLM", by="day")[1:3]] == ["2022-10-05", "2022-10-30"]
    assert ledger.series("ARV.GOV", "BLM") == []


def test_it_counts_what_the_filter_of_claims_counts(ledger):
    ledger.add(many(5))
    ledger.decide(next(row.key for row in ledger.claims() if row.type == "AID"), Wanted("reject"), "Ada")
    shown = ledger.count(ClaimFilter(a="ARV", b="BLM"))
    assert sum(tally.reports for tally in ledger.series("ARV", "BLM")) == shown == 4


def test_a_dyad_of_one_and_an_unknown_period_are_refused(ledger):
    with pytest.raises(UsageError, match="two different"):
        ledger.series("ARV", "ARV")
    with pytest.raises(UsageError, match="month"):
        ledger.series("ARV", "BLM", by="fortnight")
