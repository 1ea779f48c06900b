"""Dates of publication: taken from a dateline where nobody gave one, flagged where they cannot be right."""

from __future__ import annotations

import json


def test_a_dateline_dates_a_text_without_metadata(run, tmp_path):
    (tmp_path / "wire.txt").write_text("KYIV, 12 March 2022 (Wire) — The bridge fell on Friday.\n", encoding="utf-8")
    document = json.loads(run("read", "wire.txt").out)
    assert (document["published"], document["extra"]["published_from"]) == ("2022-03-12", "text")
    times = json.loads(run("times", "wire.txt").out)["times"]
    assert [time["value"] for time in times] == ["2022-03-12", "2022-03-11"]


def test_the_option_says_the_date_of_a_text_without_metadata(run, tmp_path):
    (tmp_path / "note.txt").write_text("The bridge fell on Friday.\n", encoding="utf-8")
    times = json.loads(run("times", "note.txt", "--published", "2022-10-26").out)["times"]
    assert [time["value"] for time in times] == ["2022-10-21"]


def test_a_date_in_the_future_and_one_before_newspapers_are_flagged_and_read_nonetheless(run, tmp_path):
    rows = [
        {"id": "early", "text": "Rain fell.", "published": "0022-10-26"},
        {"id": "late", "text": "Rain fell.", "published": "2999-10-26"},
        {"id": "right", "text": "Rain fell.", "published": "2022-10-26"},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    ran = run("times", "rows.jsonl")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    flags = [line for line in ran.err.splitlines() if line.startswith("warning: ")]
    assert [flag.split(":")[1].strip() for flag in flags] == ["early", "late"]
    assert "future" in flags[1]
