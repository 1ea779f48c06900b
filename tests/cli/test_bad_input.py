"""Bad input: one clear line that says what, where and what to do; the right exit code; nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest


def fails(ran, *words):
    assert ran.code == 2, ran
    lines = [line for line in ran.err.splitlines() if line.strip()]
    assert lines, ran
    for word in words:
        assert word in ran.err, (word, ran.err)
    assert "Traceback" not in ran.err


def test_an_empty_file(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    fails(run("code", "empty.txt"), "empty.txt", "empty")


def test_a_folder_without_articles(run, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.xyz").write_bytes(b"\x00\x01")
    fails(run("code", "folder"), "folder")


def test_a_binary_file_named_txt(run, tmp_path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    fails(run("code", "binary.txt"), "binary.txt")


def test_a_file_that_is_not_there(run):
    fails(run("code", "nowhere.txt"), "nowhere.txt")


def test_a_broken_row_is_skipped_counted_and_named_and_the_others_are_coded(run, tmp_path):
    rows = [json.dumps({"id": "one", "text": "Kyiv thanked Berlin."}), "{broken", json.dumps({"id": "three"})]
    rows.append(json.dumps({"id": "four", "text": "Paris summoned the ambassador of Norway."}))
    (tmp_path / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    ran = run("code", "rows.jsonl")
    assert ran.code == 0
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["one", "four"]
    assert "rows.jsonl" in ran.err
    assert "2" in ran.err and "3" in ran.err
    assert "2 skipped" in ran.err


def test_strict_stops_at_the_first_broken_row(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": "Kyiv thanked Berlin."}\n{broken\n', encoding="utf-8")
    fails(run("code", "--strict", "rows.jsonl"), "rows.jsonl", "2")


def test_an_unknown_actor_gets_a_hint(run, article):
    fails(run("brief", "Rusia", "Iran", article), "Rusia", "did you mean", "Russia")


def test_a_brief_of_an_actor_with_itself(run, article):
    fails(run("brief", "Russia", "RUS", article), "RUS", "different")


def test_dates_the_wrong_way_round(run, article):
    ran = run("brief", "Russia", "Iran", article, "--since", "2022-12-01", "--until", "2022-01-01")
    fails(ran, "2022-12-01", "2022-01-01")


def test_a_date_that_is_none(run, article):
    fails(run("relation", "Russia", "Iran", article, "--since", "2022-13-01"), "2022-13-01")


def test_a_period_without_documents(run, article):
    fails(run("brief", "Russia", "Iran", article, "--since", "2030-01-01"), "no documents")


def test_an_unknown_format(run, article):
    fails(run("brief", "Russia", "Iran", article, "--format", "docm"), "docm", "md")


def test_a_ledger_that_is_not_there(run):
    fails(run("claims"), "allegedly.db")


def test_a_ledger_that_is_something_else(run, tmp_path):
    (tmp_path / "other.db").write_text("this is no database " * 100)
    fails(run("claims", "--ledger", "other.db"), "other.db")


def test_an_output_that_cannot_be_written(run, article):
    fails(run("read", article, "-o", "no/such/folder/out.jsonl"), "no/such/folder")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk(run, article):
    fails(run("read", article, "-o", "/dev/full"), "disk is full")


def test_a_dyad_that_stands_nowhere(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "A met B.", "source": [0, 99], "target": null}\n')
    fails(run("code", "--dyads", "rows.jsonl"), "rows.jsonl", "row 1", "source")


def test_ctrl_c_keeps_what_was_done(tmp_path):
    rows = tmp_path / "rows.jsonl"
    text = "Kyiv thanked Berlin for the help. " * 40
    rows.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(5000)), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", "from allegedly.cli import main; main()", "code", str(rows), "-o", str(out)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (out.exists() and out.stat().st_size > 10_000):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "stopped" in err and "Traceback" not in err
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        json.loads(line)


def test_an_article_of_a_million_words(run, tmp_path):
    sentence = "The ministry of the island republic answered the letter of its neighbours on Monday. "
    (tmp_path / "long.txt").write_text(sentence * (1_000_000 // 14), encoding="utf-8")
    ran = run("read", "long.txt", "-o", "long.jsonl")
    assert ran.code == 0
    assert len((tmp_path / "long.jsonl").read_text(encoding="utf-8")) > 5_000_000
