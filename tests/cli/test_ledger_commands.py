"""A ledger is looked after from the command line."""

from __future__ import annotations

import json
import sqlite3

TEXT = "Russia and Iran signed an agreement in Moscow on Tuesday. Iran denied that it had supplied drones to Russia."


def add(run, path, text: str) -> None:
    """Adds a document of one URL."""
    row = {"id": "talks", "text": text, "url": "https://wire.example/talks", "published": "2022-10-26"}
    path.write_text(json.dumps(row) + "\n")
    assert run("add", path).code == 0


def test_what_changed_under_one_url_is_shown_and_the_document_can_be_removed(run, tmp_path):
    add(run, tmp_path / "talks.jsonl", TEXT)
    add(run, tmp_path / "talks.jsonl", TEXT.replace("denied", "admitted"))
    shown = run("ledger", "diff", "https://wire.example/talks")
    assert shown.code == 0
    assert "- Iran denied that it had" in shown.out and "+ Iran admitted that it had" in shown.out
    assert "claims:" in shown.out
    found = json.loads(run("ledger", "diff", "talks", "--format", "json").out)
    assert found["text"][0]["after"] == ["Iran admitted that it had supplied drones to Russia."]
    assert run("ledger", "check").code == 0
    assert "2 versions" in run("ledger", "remove", "talks").err
    assert run("ledger", "remove", "talks").code == 2
    assert "of 0" in run("claims").out + run("claims").err


def test_what_is_wrong_with_a_ledger_is_listed_with_exit_code_1_and_what_can_be_is_saved(run, tmp_path):
    add(run, tmp_path / "talks.jsonl", TEXT)
    with sqlite3.connect(tmp_path / "allegedly.db") as ledger:
        ledger.execute("UPDATE mentions SET start = start + 1")
    ledger.close()
    checked = run("ledger", "check")
    assert checked.code == 1
    assert "talks" in checked.out and "rescue" in checked.err
    saved = run("ledger", "rescue", "new.db")
    assert (saved.code, "1 as text only" in saved.err) == (0, True)
    assert "1 coded again" in run("recode", "--ledger", "new.db").err
    assert run("ledger", "check", "--ledger", "new.db").code == 0
    assert "of " in run("claims", "--ledger", "new.db").err


def test_what_this_program_coded_is_coded_again_only_on_demand(run, tmp_path):
    add(run, tmp_path / "talks.jsonl", TEXT)
    assert "0 coded again" in run("recode").err
    assert "1 coded again" in run("recode", "--all").err
    assert run("recode", "--ledger", "none.db").code == 2
