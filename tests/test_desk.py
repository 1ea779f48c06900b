"""`allegedly.open_ledger`: everything on a ledger from Python, with the same filters as on the command line."""

from __future__ import annotations

import json

import polars
import pytest

import allegedly
from allegedly.errors import UsageError
from allegedly.ledger import duplicates
from allegedly.nouns import Document


@pytest.fixture
def desk(tmp_path, coded_examples):
    with allegedly.open_ledger(tmp_path / "ledger.db") as opened:
        opened.add(coded_examples)
        yield opened


def test_claims_take_a_filter_as_keywords_with_actors_by_name(desk):
    denied = desk.claims(speaker="Iran", position="denies", limit=None)
    assert len(denied) == desk.count(speaker="Iran", position="denies") > 0
    for positions in denied["positions"]:
        assert any(s["position"] == "denies" and (s["actor"] or "").startswith("IRN") for s in positions)
    forth = desk.claims(a="Russia", b="Iran", direction="a>b", sort="-published", limit=5)
    assert forth["published"].to_list() == sorted(forth["published"].to_list(), reverse=True)


def test_frames_have_their_columns_also_when_nothing_is_found(desk):
    for ask in (desk.claims, desk.events):
        none = ask(text="there is no such word here")
        assert len(none) == 0
        assert none.schema == ask(actor="Iran").schema


def test_events_are_those_of_the_claims(desk):
    events = desk.events(type="aid", actor="Iran")
    assert set(events["type"]) == {"AID"}
    assert len(events) == desk.count(type="AID", actor="Iran")
    assert len(desk.events()) == desk.count()


def test_reports_on_a_ledger_are_frames(desk):
    relation = desk.relation("Russia", "Iran", by="year")
    assert relation.columns[:5] == ["period", "a", "b", "direction", "facet"]
    assert desk.timeline().columns[:2] == ["date", "sentences"]
    assert desk.brief("Russia", "Iran").documents > 1
    draft = Document("draft", "The United Nations said 23 children had been killed in Iran.")
    assert set(desk.check(draft).columns) >= {"kind", "span", "message", "evidence"}


def test_reports_on_a_ledger_take_its_origins_and_find_none_anew(desk, monkeypatch):
    def again(*_):
        raise AssertionError("found anew")

    monkeypatch.setattr(duplicates, "make_print", again)
    assert len(desk.relation("Russia", "Iran")) and len(desk.timeline())
    assert desk.brief("Russia", "Iran").things


def test_export_takes_the_same_filter(desk, tmp_path):
    desk.export("claims.parquet", tmp_path / "claims.parquet", type="AID")
    assert len(polars.read_parquet(tmp_path / "claims.parquet")) == desk.count(type="AID")
    desk.export("jsonl", tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    assert sum(len(json.loads(line)["claims"]) for line in lines) == desk.count()


def test_a_person_decides_and_undoes(desk):
    row = desk.claims(type="AID", limit=1).row(0, named=True)
    made = desk.decide(row["key"], "type", "cooperate", who="Dana Reader", why="it is about selling")
    desk.decide(row["key"], "accept", who="Dana Reader")
    (after,) = desk.claims(document=row["document"], decided="accepted").to_dicts()
    assert (after["key"], after["type"]) == (row["key"], "COOPERATE")
    assert desk.decisions()["kind"].to_list() == ["type", "accept"]
    assert {each["kind"]: each["differ"] for each in desk.agreement().to_dicts()}["type"] == 1
    desk.undo(made.id, who="Dana Reader")
    assert desk.decisions()["stands"].to_list() == [False, True, True]
    assert desk.claims(document=row["document"], decided="accepted")["type"].to_list() == ["AID"]


def test_an_actor_that_was_added_to_the_ledger_is_known_at_once(desk):
    desk.ledger.add_actors([["GRP.HERON", "Blue Heron Front", "", "armed group", "", "", "", ""]], "Dana Reader")
    desk.add([Document("own", "The Blue Heron Front attacked Kenya.", published="2022-10-26")])
    assert desk.claims(actor="Blue Heron Front")["document"].to_list() == ["own"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"actor": "Kazakstan"}, "did you mean Kazakhstan"),
        ({"typ": "AID"}, "a filter has no typ"),
        ({"type": "WAR"}, "type WAR is unknown"),
    ],
)
def test_what_cannot_be_asked_is_told(desk, fields, told):
    with pytest.raises(UsageError, match=told):
        desk.claims(**fields)


def test_a_format_that_is_none_is_told(desk, tmp_path):
    with pytest.raises(UsageError, match="format xls is unknown"):
        desk.export("xls", tmp_path / "x.xls")
