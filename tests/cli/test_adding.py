"""`allegedly add` takes documents, and documents that were coded elsewhere."""

from __future__ import annotations

import json


def test_what_was_coded_on_another_machine_is_added_without_being_coded_again(run, article, monkeypatch):
    assert run("code", article, "-o", "coded.jsonl").code == 0
    monkeypatch.setattr("allegedly.scale.processes.code_here", lambda *_: (_ for _ in ()).throw(AssertionError))
    added = run("add", "coded.jsonl")
    assert (added.code, added.err) == (0, "1 new, 0 changed, 0 known already; ledger allegedly.db\n")
    assert "0 new, 0 changed, 1 known" in run("add", "coded.jsonl").err
    before = json.loads(run("code", "coded.jsonl").out)
    assert before == json.loads((article.parent / "coded.jsonl").read_text())


def test_coded_and_uncoded_files_can_be_added_together_and_bad_lines_are_listed(run, article, examples, tmp_path):
    run("code", article, "-o", "coded.jsonl")
    with (tmp_path / "coded.jsonl").open("a") as lines:
        lines.write("{}\n")
    added = run("add", "coded.jsonl", *sorted(examples.iterdir())[:1])
    assert added.code == 0
    assert "2 new" in added.err
    assert "skipped: coded.jsonl, row 2" in added.err
    assert run("add", "--strict", "coded.jsonl").code == 2
