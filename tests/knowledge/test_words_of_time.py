"""The words of time as data: feasts are in order, faults are told with file and line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from allegedly.errors import KnowledgeError
from allegedly.knowledge import tables
from allegedly.knowledge.times import contexts, feasts, holidays, references, tense_words, time_words


def test_every_table_loads() -> None:
    assert time_words()["march"].value == "3"
    assert references()["now"].value == "PRESENT_REF"
    assert holidays()["christmas"] == "12-25"
    assert tense_words()["was"] == "past"
    assert "troops" in contexts("counted")


def test_every_feast_ends_after_it_begins_and_comes_every_year() -> None:
    for name, years in feasts().items():
        for first, last in years.values():
            assert date.fromisoformat(first) <= date.fromisoformat(last), name
        assert set(range(2000, 2027)) <= set(years), name


def test_the_day_after_ramadan_is_its_feast() -> None:
    feast_days = {first for first, _ in feasts()["eid-al-fitr"].values()}
    for first, last in feasts()["ramadan"].values():
        if "2001" <= first < "2026":  # 2000 and 1968 had two such feasts
            assert (date.fromisoformat(last) + timedelta(days=1)).isoformat() in feast_days


def test_a_wrong_holiday_is_told_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "language" / "times"
    folder.mkdir(parents=True)
    (folder / "holidays.csv").write_text("holiday,rule,words\nVet Day,someday,vet day\n", encoding="utf-8")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    with pytest.raises(KnowledgeError, match=r"holidays\.csv, line 2: rule “someday”"):
        holidays.__wrapped__()
