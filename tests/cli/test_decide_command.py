"""`allegedly decide` and `allegedly decisions`: a person's word, from the command line."""

from __future__ import annotations

import json

import pytest

ARTICLE = (
    "---\ntitle: Envoys\npublished: 2022-10-26\npublisher: Example Wire\n---\n"
    "Iran accused Turkey on Monday of attacking a ship. Turkey denied that it had attacked the ship. "
    "The foreign minister of Kenya criticized Norway.\n"
)


@pytest.fixture
def filled(run, tmp_path):
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    assert run("add", "article.md").code == 0
    return run


def claims(run, *arguments):
    ran = run("claims", "--format", "jsonl", "--decided", "any", *arguments)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def accusation(run):
    return next(row for row in claims(run, "--type", "ACCUSE") if row["actors"] == ["IRN"])


def decided(run, *arguments):
    ran = run("decide", *arguments, "--who", "Dana Reader")
    assert ran.code == 0, ran.err
    return ran.err.splitlines()


def test_a_claim_is_corrected_and_given_back(filled):
    before = accusation(filled)
    lines = decided(
        filled,
        before["key"],
        "--type",
        "threaten",
        "--recipient",
        "Kenya=Turkey",
        "--date",
        "2022-10-24",
        "--why",
        "so",
    )
    assert len(lines) == 3 and all(line.endswith("by Dana Reader") for line in lines)
    (after,) = [row for row in claims(filled) if row["key"] == before["key"]]
    assert (after["type"], after["recipients"], after["start"]) == ("THREATEN", ["KEN"], "2022-10-24")
    for line in lines:
        decided(filled, "--undo", line.partition(":")[0])
    assert accusation(filled) == before


def test_a_rejected_claim_is_gone_from_every_report_and_shown_where_asked_for(filled):
    row = accusation(filled)
    decided(filled, f"{row['document']}/{row['id']}", "--reject", "--why", "a misreading")
    assert row["key"] not in [each["key"] for each in claims(filled, "--decided", "undecided")]
    (shown,) = claims(filled, "--decided", "rejected")
    assert (shown["key"], shown["decided"]) == (row["key"], "rejected")
    exported = [json.loads(line) for line in filled("export").out.splitlines()]
    assert row["id"] not in [claim["id"] for item in exported for claim in item["claims"]]


def test_a_position_is_named_by_whose_it_is(filled):
    row = next(row for row in claims(filled, "--position", "denies", "--speaker", "Turkey"))
    decided(filled, row["key"], "--of", "Turkey", "--position", "withholds")
    assert not claims(filled, "--position", "denies", "--speaker", "Turkey")
    (found,) = claims(filled, "--position", "withholds", "--speaker", "Turkey")
    assert found["key"] == row["key"]


def test_decisions_are_listed_exported_and_imported(filled, run, tmp_path):
    row = accusation(filled)
    decided(filled, row["key"], "--reject", "--why", "a misreading")
    shown = filled("decisions")
    assert "reject" in shown.out and "a misreading" in shown.out and "Dana Reader" in shown.out
    assert filled("decisions", "--export", "decisions.jsonl").code == 0
    assert run("add", "article.md", "--ledger", "other.db").code == 0
    first = run("decisions", "--import", "decisions.jsonl", "--ledger", "other.db")
    again = run("decisions", "--import", "decisions.jsonl", "--ledger", "other.db")
    assert first.err == "1 new, 0 known already; ledger other.db\n"
    assert again.err == "0 new, 1 known already; ledger other.db\n"
    assert claims(run, "--decided", "rejected", "--ledger", "other.db")


def test_agreement_is_counted_by_kind(filled):
    decided(filled, accusation(filled)["key"], "--accept")
    lines = filled("decisions", "--agreement").out.splitlines()
    assert lines[0].split() == ["kind", "agree", "differ", "share"]
    assert ["claim", "1", "0", "100%"] in [line.split() for line in lines]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("99999999", "--reject"), "no claim has the key 99999999; `allegedly claims` shows the keys"),
        (("nothing", "--reject"), "no claim is called nothing"),
        ((), "name a claim by its number"),
        (("KEY",), "nothing decided"),
        (("KEY", "--accept", "--reject"), "opposites"),
        (("KEY", "--type", "WAR"), "type WAR is unknown"),
        (("KEY", "--mode", "aerial"), "nothing decided"),
        (("KEY", "--actor", "Kazakstan"), "did you mean Kazakhstan?"),
        (("KEY", "--actor", "Kenya=the moon"), "the words “the moon” do not stand in the document"),
        (("KEY", "--date", "soon"), "date soon is none; write it as 2022-10-26"),
        (("KEY", "--speaker", "Kenya", "--of", "Norway"), "“Norway” is not one who takes a position"),
        (("KEY", "--position", "says", "--of", "Iran"), "position says is unknown"),
        (("--undo", "abc"), "no decision has the id abc; `allegedly decisions` shows the ids"),
        (("KEY", "--undo", "abc"), "--undo takes the id of a decision and no claim"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(filled, arguments, told):
    key = accusation(filled)["key"]
    ran = filled("decide", *(key if each == "KEY" else each for each in arguments), "--who", "Dana Reader")
    assert ran.code == 2
    assert ran.err.startswith("allegedly: ") and ran.err.count("\n") == 1
    assert told in ran.err
    assert filled("decisions", "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{}", "row 1: no decision: kind, noun, document, anchor, after, who, made is not there"),
        ("not json", "row 1: not JSON"),
        ("[1]", "row 1: no decision"),
    ],
)
def test_a_file_that_is_no_decisions_is_named_with_its_row(filled, tmp_path, line, told):
    (tmp_path / "bad.jsonl").write_text(line + "\n", "utf-8")
    ran = filled("decisions", "--import", "bad.jsonl")
    assert ran.code == 2
    assert told in ran.err and ran.err.count("\n") == 1


def test_a_decision_that_somebody_changed_in_the_file_is_refused(filled, tmp_path):
    decided(filled, accusation(filled)["key"], "--reject")
    filled("decisions", "--export", "d.jsonl")
    file = tmp_path / "d.jsonl"
    file.write_text(file.read_text("utf-8").replace("Dana Reader", "Somebody Else"), "utf-8")
    ran = filled("decisions", "--import", "d.jsonl")
    assert ran.code == 2
    assert "somebody changed it" in ran.err
