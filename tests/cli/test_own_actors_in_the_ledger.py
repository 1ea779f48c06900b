"""A person's own actors in the ledger count like those of the program, in every command on it."""

from __future__ import annotations

import json

import pytest

ARTICLE = (
    "---\ntitle: Harbour\npublished: 2022-10-26\npublisher: Example Wire\n---\n"
    "The Blue Heron Front attacked Kenya. The Old Fortress accused Kenya of attacking a ship.\n"
)


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "front.md"
    file.write_text(ARTICLE, "utf-8")
    return file


def front(run, *more):
    arguments = ("--id", "GRP.BLUEHERON", "--kind", "armed group", "--alias", "BHF", "--who", "Dana Reader")
    return run("actors", "add", "Blue Heron Front", *arguments, *more)


def claims(run, actor):
    ran = run("claims", "--actor", actor, "--format", "jsonl")
    return ran.code, [json.loads(line) for line in ran.out.splitlines()]


def test_an_actor_that_was_added_is_used_in_coding_and_in_names(run, article):
    assert run("actors", "Blue Heron Front").code == 2
    assert front(run, "--why", "in the news").err.startswith("1 added; ledger allegedly.db\n")
    assert run("add", article).code == 0
    code, found = claims(run, "bhf")
    assert code == 0 and found[0]["actors"] == ["GRP.BLUEHERON"]
    assert run("relation", "Blue Heron Front", "Kenya").code == 0
    assert "armed group" in run("actors", "Blue Heron Front").out
    assert run("claims", "--actor", "BHF", "--ledger", "other.db").code == 2


def test_a_name_that_was_merged_means_the_known_actor(run, article):
    assert run("actors", "merge", "The Old Fortress", "Norway").code == 0
    run("add", article)
    assert any(row["type"] == "ACCUSE" and row["actors"] == ["NOR"] for row in claims(run, "Norway")[1])


def test_twice_is_nothing_new_and_what_is_shown_can_be_kept_elsewhere(run, tmp_path):
    front(run)
    assert front(run).err.startswith("0 added")
    shown = run("actors", "own")
    assert "GRP.BLUEHERON" in shown.out
    (tmp_path / "own.yaml").write_text(shown.out, "utf-8")
    assert run("actors", "keep", "own.yaml", "--ledger", "other.db").err.startswith("1 added")
    assert run("actors", "own", "--ledger", "other.db").out == shown.out


def test_what_was_dropped_counts_no_more(run, article):
    front(run)
    assert run("actors", "drop", "GRP.BLUEHERON").err == "1 dropped; ledger allegedly.db\n"
    assert run("actors", "own").out == ""
    assert run("actors", "BHF").code == 2
    assert run("actors", "drop", "GRP.BLUEHERON").code == 2


def test_documents_that_were_there_before_get_it_by_a_recode(run, article):
    run("add", article)
    front(run)
    assert claims(run, "BHF") == (0, [])
    assert run("recode", "--all").code == 0
    assert claims(run, "BHF")[1][0]["actors"] == ["GRP.BLUEHERON"]


def test_a_candidate_that_was_added_is_none_any_more(run, article):
    run("add", article)
    assert "Blue Heron Front" in run("actors", "--unknown").out
    front(run)
    assert "Blue Heron Front" not in run("actors", "--unknown").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "Some Front"), "a new actor needs --id and --kind"),
        (("add", "Some Front", "--id", "GRP.X", "--kind", "wizard"), "kind is “wizard”"),
        (("add",), "write it as “actors add NAME”"),
        (("merge", "Some Front"), "write it as “actors merge NAME ACTOR”"),
        (("merge", "Some Front", "Kazakstan"), "did you mean Kazakhstan?"),
        (("keep", "nothing.yaml"), "nothing.yaml, line 1: cannot be read"),
        (("Norway", "--id", "X"), "--id, --kind and --alias are those of “add NAME”"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run, arguments, told):
    ran = run("actors", *arguments)
    assert ran.code == 2
    assert told in ran.err and ran.err.count("\n") == 1
