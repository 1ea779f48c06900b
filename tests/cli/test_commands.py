"""Each command does its work, on files and on a ledger."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

FIELDS = {"document", "sentences", "mentions", "attributions", "events", "times", "quantities", "claims"}


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.code == 0
    documents = ("read", "code", "times", "brief", "relation", "timeline", "check")
    for name in (*documents, "add", "claims", "export", "recode", "ledger", "serve", "instruments", "decide"):
        assert f" {name} " in ran.out


def test_version(run):
    assert run("--version").out.startswith("allegedly 0")


def test_the_module_is_the_command_where_its_script_is_not_on_the_path():
    ran = subprocess.run([sys.executable, "-m", "allegedly", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("allegedly 0")


def test_read_shows_what_was_understood(run, article):
    (row,) = [json.loads(line) for line in run("read", article).out.splitlines()]
    assert (row["title"], row["published"], row["publisher"]) == ("Envoys meet", "2022-10-26", "Example Wire")
    assert row["text"].startswith("Russia and Iran signed")


def test_code_writes_every_field_of_the_contract(run, article):
    (row,) = [json.loads(line) for line in run("code", article).out.splitlines()]
    assert row.keys() == FIELDS | {"program", "instruments", "instrument_claims"}
    assert row["events"] and row["attributions"] and row["mentions"] and row["claims"]
    text = row["document"]["text"]

    def walk(value):
        if isinstance(value, dict):
            if "span" in value and "text" in value:
                start, end = value["span"]
                assert text[start:end] == value["text"]
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk({key: value for key, value in row.items() if key != "document"})


def test_code_is_the_same_twice(run, article):
    assert run("code", article).out == run("code", article).out


def test_code_of_given_dyads_always_gives_a_type(run, tmp_path):
    text = "Norway accused Russia of spying on its pipelines."
    rows = [
        {"id": "a", "text": text, "source": [0, 6], "target": [15, 21]},
        {"id": "b", "text": "Rain fell on the hills.", "source": None, "target": None},
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = [json.loads(line) for line in run("code", "--dyads", "rows.jsonl").out.splitlines()]
    assert [row["id"] for row in told] == ["a", "b"]
    assert told[0]["type"] == "ACCUSE"
    assert told[0]["none"] < told[1]["none"]
    wanted = {"id", "type", "mode", "quad", "goldstein", "polarity", "factuality", "certainty", "none"}
    assert all(row.keys() == wanted for row in told)


def test_times_uses_the_date_of_publication(run, article):
    (row,) = [json.loads(line) for line in run("times", article).out.splitlines()]
    assert [time["value"] for time in row["times"]] == ["2022-10-25"]


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_brief_in_every_format(run, article, format):
    ran = run("brief", "Russia", "Iran", article, "--format", format)
    assert ran.code == 0
    assert "Iran" in ran.out


def test_relation_as_csv_begins_with_the_columns_of_the_contract(run, article):
    ran = run("relation", "Russia", "Iran", article, "--by", "year")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert list(rows[0])[:11] == [
        "period", "a", "b", "direction", "facet", "events", "reports", "origins", "score", "low", "high",
    ]  # fmt: skip
    assert {row["direction"] for row in rows} == {"both", "a>b", "b>a"}


@pytest.mark.parametrize("show", ["series", "reliance", "positions", "network"])
def test_relation_draws_pictures_and_pages_that_load_nothing(run, article, tmp_path, show):
    assert run("relation", "Russia", "Iran", article, "--show", show, "--format", "png", "-o", "r.png").code == 0
    assert (tmp_path / "r.png").read_bytes().startswith(b"\x89PNG")
    assert run("relation", "Russia", "Iran", article, "--show", show, "--format", "svg").out.startswith("<svg")
    page = run("relation", "Russia", "Iran", article, "--show", show, "--format", "html").out
    assert 'src="http' not in page


@pytest.mark.parametrize("show", ["series", "events", "levels", "reliance", "network"])
def test_relation_as_tables(run, tmp_path, show):
    (tmp_path / "a.txt").write_text("Russia delivered tanks to Iran. Iran praised Russia.", encoding="utf-8")
    asked = ("relation", "Russia", "Iran", "a.txt", "--published", "2022-10-26", "--show", show)
    read = list(csv.DictReader(io.StringIO(run(*asked).out)))
    told = json.loads(run(*asked, "--format", "json").out)
    assert len(read) == len(told) > 0


def test_a_picture_of_events_is_refused(run, article):
    ran = run("relation", "Russia", "Iran", article, "--show", "events", "--format", "png", "-o", "r.png")
    assert ran.code == 2
    assert "choose one of: csv, json" in ran.err


def test_every_point_of_the_page_opens_its_rows(run, article):
    page = run("relation", "Russia", "Iran", article, "--by", "year", "--format", "html").out
    assert '"rows": "#p2022"' in page
    assert 'id="p2022"' in page


def test_relation_explains_its_score(run):
    assert "bootstrap" in run("relation", "Russia", "Iran", "--explain").out


def test_a_ledger_answers_like_the_files(run, examples):
    assert run("add", examples).code == 0
    again = run("add", examples)
    assert again.err.startswith("0 new")
    on_files = run("relation", "Russia", "Iran", examples)
    on_ledger = run("relation", "Russia", "Iran")
    assert on_ledger.out == on_files.out
    assert json.loads(run("brief", "Russia", "Iran", "--format", "json").out)["documents"] == 27
    assert json.loads(run("timeline", "--about", "Russia", "Iran", "--format", "json").out)


def test_claims_are_filtered_and_counted(run, examples):
    every = run("claims", examples, "--format", "jsonl", "--limit", "1000")
    denied = run("claims", examples, "--format", "jsonl", "--position", "denies", "--speaker", "Iran", "--limit", "3")
    assert len(denied.out.splitlines()) <= 3
    assert denied.err.startswith("shown ")
    for line in denied.out.splitlines():
        stances = json.loads(line)["positions"]
        assert any(s["position"] == "denies" and s["actor"].startswith("IRN") for s in stances if s["actor"])
    assert len(every.out.splitlines()) > len(denied.out.splitlines()) > 0


def test_check_finds_a_figure_without_its_bound_and_a_quotation_nobody_said(run, tmp_path):
    (tmp_path / "source.md").write_text(
        "---\npublished: 2022-10-26\n---\nThe United Nations said at least 23 children had been killed in Iran. "
        "“We regret every death in these weeks,” the envoy of Norland said.\n",
        encoding="utf-8",
    )
    (tmp_path / "draft.md").write_text(
        "The United Nations said 23 children had been killed in Iran. “We regret nothing at all in this matter,” "
        "the envoy of Norland said.\n",
        encoding="utf-8",
    )
    ran = run("check", "draft.md", "--against", "source.md", "--format", "json")
    assert ran.code == 1
    assert {"bound", "quotation"} <= {remark["kind"] for remark in json.loads(ran.out)}


def test_check_has_nothing_to_say_of_a_true_draft(run, tmp_path):
    text = "The United Nations said at least 23 children had been killed in Iran.\n"
    for name in ("source.md", "draft.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = run("check", "draft.md", "--against", "source.md")
    assert (ran.code, ran.out) == (0, "no remarks\n")


def test_check_has_nothing_to_say_of_our_own_brief(run, examples):
    assert run("brief", "Russia", "Iran", examples, "-o", "brief.md").code == 0
    ran = run("check", "brief.md", "--against", examples)
    assert (ran.code, ran.out) == (0, "no remarks\n")
