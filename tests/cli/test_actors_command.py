"""`allegedly actors`, and actors of one's own in the other commands."""

from __future__ import annotations

import json

import pytest

OWN = """\
- id: GRP.BLUEHERON
  name: Blue Heron Front
  aliases: [BHF]
  kind: armed group
  home: [FRA]
- id: KEN.TESTMAN
  name: Dana Testman
  kind: person
  gender: f
  offices: [KEN.GOV.FOREIGN.MINISTER 2022-01-01..]
- id: RUS.GOV
  name: The Old Fortress
  kind: government
"""
ARTICLE = (
    "---\npublished: 2022-10-26\n---\n"
    "The Blue Heron Front attacked Kenya. Kenya's foreign minister condemned the Front. "
    "Mara Testova, an engineer at Chatham House, met The Old Fortress. Testova left.\n"
)


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    return file


@pytest.fixture
def front(tmp_path):
    file = tmp_path / "front.md"
    file.write_text(ARTICLE, "utf-8")
    return file


def coded(run, *arguments):
    (row,) = [json.loads(line) for line in run("code", *arguments).out.splitlines()]
    return {mention["text"]: mention["actor"] for mention in row["mentions"]}


def test_a_card_shows_names_codes_and_offices(run):
    shown = run("actors", "Iran").out
    assert "ISO 3166-1 alpha-2       IR" in shown
    assert "Tehran" in shown and "Javad Zarif" in shown
    held = run("actors", "Sergey Lavrov").out
    assert "RUS.GOV.FOREIGN.MINISTER 2004-03-09" in held


def test_a_name_that_nobody_bears_is_wrong_use(run):
    ran = run("actors", "Kazakstan")
    assert ran.code == 2
    assert "Kazakhstan" in ran.err


def test_with_paths_every_mention_is_shown_with_why_it_was_linked(run, front):
    lines = run("actors", "Kenya", front).out.splitlines()
    assert any(line.endswith("Kenya: its name") for line in lines)
    assert "1 mention" not in lines[0]


def test_a_mention_is_no_actor_and_is_counted(run, front):
    shown = run("actors", "--unknown", front).out
    assert "Mara Testova (person, engineer, NGO.CHATHAM)" in shown
    assert shown.splitlines()[1].split()[:2] == ["2", "1"]
    rows = run("actors", "--unknown", "--format", "csv", front).out.splitlines()
    assert rows[0] == "name,kind,mentions,documents,titles,of"
    assert "Mara Testova,person,2,1,engineer,NGO.CHATHAM" in rows


def test_what_unknown_proposes_can_be_used_at_once(run, front, tmp_path):
    file = tmp_path / "proposed.yaml"
    file.write_text(run("actors", "--unknown", "--format", "yaml", front).out, "utf-8")
    assert coded(run, front, "--actors", file)["Mara Testova"] == "NGO.CHATHAM.TESTOVA"


def test_own_actors_are_linked_like_ours(run, front, own):
    assert coded(run, front)["Kenya's foreign minister"] != "KEN.TESTMAN"
    found = coded(run, front, "--actors", own)
    assert found["Blue Heron Front"] == "GRP.BLUEHERON"
    assert found["Kenya's foreign minister"] == "KEN.TESTMAN"


def test_a_name_for_a_known_id_is_merged(run, front, own):
    assert coded(run, front, "--actors", own)["The Old Fortress"] == "RUS.GOV"


@pytest.mark.parametrize("command", ["brief", "relation"])
def test_two_of_ones_own_can_be_asked_about(run, front, own, command):
    ran = run(command, "Blue Heron Front", "Kenya", front, "--actors", own)
    assert ran.code == 0
    assert "GRP.BLUEHERON" in ran.out or "Blue Heron Front" in ran.out


def test_own_actors_go_into_the_ledger(run, front, own):
    assert run("add", front, "--actors", own).code == 0
    assert run("claims", "--actor", "BHF", "--actors", own).code == 0


def test_a_mistake_in_an_own_file_is_named_with_its_line(run, front, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("- id: GRP.X\n  name: Some Front\n  kind: wizard\n", "utf-8")
    ran = run("code", front, "--actors", file)
    assert ran.code == 2
    assert "own.yaml, line 1: kind is “wizard”" in ran.err


def test_a_list_of_followthemoney_becomes_an_own_file(run, tmp_path, front):
    entity = {
        "id": "T1",
        "schema": "Organization",
        "properties": {"name": ["Blue Heron Front"], "topics": ["crime.terror"]},
    }
    (tmp_path / "list.jsonl").write_text(json.dumps(entity) + "\n", "utf-8")
    for name in ("own.csv", "own.yaml"):
        ran = run("actors", "import", "list.jsonl", "-o", name)
        assert ran.code == 0
        assert "1 actors, 1 names" in ran.err
        assert coded(run, front, "--actors", name)["Blue Heron Front"] == "GRP.T1"


def test_nothing_asked_is_wrong_use(run):
    assert run("actors").code == 2
