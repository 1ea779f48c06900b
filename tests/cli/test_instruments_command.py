"""`allegedly instruments`: how one stands, in names that a reader knows."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def ledger_of_a_dispute(run, tmp_path):
    (tmp_path / "one.md").write_text(
        "---\npublished: 2024-07-01\npublisher: Example Herald\n---\n"
        "France said that the sale violates Resolution 2231. Iran denied that the sale violates Resolution 2231. "
        "He said that it violates Resolution 2231.\n"
    )
    assert run("add", tmp_path / "one.md").code == 0


def test_a_reader_gets_names_and_what_stays_unresolved(run, ledger_of_a_dispute):
    lines = run("instruments", "Resolution 2231").out.splitlines()
    assert "  parties: UN Security Council" in lines
    (affirmed,) = [line for line in lines if line.startswith("  say so: ")]
    (denied,) = [line for line in lines if line.startswith("  dispute it: ")]
    assert affirmed == "  say so: France since 2024-07-01; “He” (not resolved) since 2024-07-01"
    assert denied == "  dispute it: Iran since 2024-07-01"


def test_a_program_gets_ids(run, ledger_of_a_dispute):
    record = json.loads(run("instruments", "Resolution 2231", "--format", "json").out)
    (violation,) = [act for act in record["acts"] if act["act"] == "violation"]
    assert {one["actor"] for one in violation["standings"]} == {"FRA", "IRN", None}


def test_without_a_name_all_that_are_named_are_counted(run, ledger_of_a_dispute):
    assert run("instruments").out.startswith("UNSCR.2231\t")


def test_an_unknown_one_is_an_error_in_one_line(run, ledger_of_a_dispute):
    ran = run("instruments", "the treaty of nobody")
    assert (ran.code, ran.out) == (2, "")
    assert "no instrument is called" in ran.err
