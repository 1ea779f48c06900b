"""`allegedly claims` and `allegedly export`: one filter, every format."""

from __future__ import annotations

import csv
import io
import json

import polars
import pytest


@pytest.fixture
def filled(run, examples):
    """A ledger with the shipped articles."""
    assert run("add", examples).code == 0
    return run


def rows(ran):
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_pages_follow_each_other_and_say_how_many_there_are(filled):
    first = filled("claims", "--format", "jsonl", "--limit", 3)
    second = filled("claims", "--format", "jsonl", "--limit", 3, "--offset", 3)
    every = rows(filled("claims", "--format", "jsonl", "--limit", 0))
    assert rows(first) + rows(second) == every[:6]
    assert first.err == f"shown 3 of {len(every)}\n"
    assert second.err == f"shown 3 of {len(every)}, after the first 3\n"


def test_a_state_is_found_by_any_of_its_names_with_its_offices(filled):
    by_name = rows(filled("claims", "--actor", "Iran", "--format", "jsonl", "--limit", 0))
    assert by_name == rows(filled("claims", "--actor", "Islamic Republic of Iran", "--format", "jsonl", "--limit", 0))
    taking = {actor for row in by_name for actor in row["actors"] + row["recipients"]}
    assert any(actor.startswith("IRN.") for actor in taking)


def test_a_dyad_is_the_sum_of_its_directions(filled):
    def found(direction):
        arguments = ("claims", "--dyad", "Russia", "Iran", "--direction", direction)
        return {row["key"] for row in rows(filled(*arguments, "--format", "jsonl", "--limit", 0))}

    assert found("ab") and found("ba")
    assert found("both") == found("ab") | found("ba")
    assert found("a>b") == found("ab")


def test_every_table_has_the_same_rows(filled, tmp_path):
    arguments = ("claims", "--actor", "Iran", "--limit", 0)
    lines = rows(filled(*arguments, "--format", "jsonl"))
    table = list(csv.DictReader(io.StringIO(filled(*arguments, "--format", "csv").out)))
    assert filled(*arguments, "--format", "parquet", "-o", "claims.parquet").code == 0
    parquet = polars.read_parquet(tmp_path / "claims.parquet")
    keys = [row["key"] for row in lines]
    assert [int(row["key"]) for row in table] == keys == parquet["key"].to_list()
    assert table[0].keys() == set(parquet.columns)
    assert str(keys[0]) in filled(*arguments, "--format", "table").out


def test_export_gives_what_code_gives(filled, examples):
    coded = sorted(run_lines(filled("code", examples).out))
    assert sorted(run_lines(filled("export").out)) == coded
    assert filled("export", "--format", "events.csv").out.count("\n") > len(coded)


def run_lines(out):
    return [json.dumps(json.loads(line), sort_keys=True) for line in out.splitlines()]


def test_export_with_a_filter_gives_the_claims_that_it_finds(filled, tmp_path):
    arguments = ("--speaker", "Iran", "--position", "denies")
    wanted = rows(filled("claims", *arguments, "--format", "jsonl", "--limit", 0))
    exported = rows(filled("export", *arguments))
    assert sorted((item["document"]["id"], claim["id"]) for item in exported for claim in item["claims"]) == sorted(
        (row["document"], row["id"]) for row in wanted
    )
    assert filled("export", *arguments, "--format", "claims.parquet", "-o", "c.parquet").code == 0
    assert len(polars.read_parquet(tmp_path / "c.parquet")) == len(wanted)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--actor", "Kazakstan"), "no actor is known as “Kazakstan”; did you mean Kazakhstan?"),
        (("--type", "WAR"), "type WAR is unknown; choose one of: AGREE"),
        (("--direction", "ab"), "--direction is that of a dyad; give --dyad A B"),
        (("--dyad", "Iran", "Tehran"), "two different actors"),
        (("--since", "soon"), "since soon is not a day"),
        (("--outlet", "No Such Paper"), "no outlet in the ledger"),
        (("--format", "parquet"), "Parquet needs a file; give one with -o"),
    ],
)
def test_a_wrong_question_is_told_in_one_line(filled, arguments, told):
    ran = filled("claims", *arguments)
    assert ran.code == 2
    assert ran.err.startswith("allegedly: ") and ran.err.count("\n") == 1
    assert told in ran.err


def test_export_without_a_ledger_says_what_to_do(run):
    ran = run("export")
    assert (ran.code, ran.out) == (2, "")
    assert "allegedly add" in ran.err
