"""Coded documents as tables: every column filled as in the JSON, every row with its document, written as they come."""

from __future__ import annotations

import csv

import polars
import pytest

from allegedly.errors import UsageError
from allegedly.exchange import FORMATS, write
from allegedly.exchange.columns import TABLES


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_parquet_hold_the_same_rows(coded_examples, name, tmp_path):
    write(iter(coded_examples), f"{name}.csv", tmp_path / "rows.csv")
    write(iter(coded_examples), f"{name}.parquet", tmp_path / "rows.parquet")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as lines:
        told = list(csv.DictReader(lines))
    kept = polars.read_parquet(tmp_path / "rows.parquet")
    assert len(told) == kept.height > 0
    assert list(told[0]) == kept.columns
    for row, other in zip(told, kept.iter_rows(named=True), strict=True):
        for column, value in other.items():
            shown = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
            assert row[column] == shown, column


def test_a_row_of_events_points_to_its_words(coded_examples, tmp_path):
    write(iter(coded_examples), "events.parquet", tmp_path / "events.parquet")
    texts = {item.document.id: item.document.text for item in coded_examples}
    for row in polars.read_parquet(tmp_path / "events.parquet").iter_rows(named=True):
        assert texts[row["document"]][row["trigger_start"] : row["trigger_end"]] == row["trigger_text"]


def test_there_are_as_many_claims_as_in_the_documents(coded_examples, tmp_path):
    write(iter(coded_examples), "claims.csv", tmp_path / "claims.csv")
    lines = list(csv.DictReader((tmp_path / "claims.csv").open(encoding="utf-8", newline="")))
    assert len(lines) == sum(len(item.claims) for item in coded_examples)
    assert any("denies" in line["positions"] for line in lines)


def test_no_documents_give_a_table_with_columns_and_no_rows(tmp_path):
    write(iter(()), "claims.parquet", tmp_path / "none.parquet")
    kept = polars.read_parquet(tmp_path / "none.parquet")
    assert (kept.height, kept.columns) == (0, list(TABLES["claims"].columns))


def test_parquet_needs_a_file():
    with pytest.raises(UsageError, match="give one with -o"):
        write(iter(()), "claims.parquet", None)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere.*cannot be written"):
        write(iter(()), "jsonl", tmp_path / "nowhere" / "rows.jsonl")


def test_every_format_is_named_after_its_table():
    assert set(FORMATS) == {"jsonl"} | {f"{table}.{form}" for table in TABLES for form in ("csv", "parquet")}
