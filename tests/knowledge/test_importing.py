"""Others' lists of people and bodies become a person's own actors."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from allegedly.errors import InputError
from allegedly.knowledge.actors import load
from allegedly.knowledge.actors.importing import Report, import_actors
from allegedly.knowledge.actors.own import write_csv

PERSON = {
    "id": "T-1",
    "caption": "Dana Testman",
    "schema": "Person",
    "properties": {
        "name": ["TESTMAN, Dana", "Дана Тестман"],
        "alias": ["Danuta Testman"],
        "citizenship": ["ke"],
        "gender": ["female"],
        "wikidataId": ["Q99999901"],
    },
}
POSITION = {
    "id": "T-2",
    "schema": "Position",
    "properties": {"name": ["Minister of Foreign Affairs of Kenya"], "country": ["ke"]},
}
OCCUPANCY = {
    "id": "T-3",
    "schema": "Occupancy",
    "properties": {"holder": ["T-1"], "post": ["T-2"], "startDate": ["2020-01-05"], "endDate": ["2022-06-30"]},
}


def lines(file: Path, items: list[dict[str, Any]]) -> Path:
    text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    file.write_bytes(gzip.compress(text.encode()) if file.suffix == ".gz" else text.encode())
    return file


def imported(file: Path) -> tuple[list[list[str]], Report]:
    return import_actors(file, load())


@pytest.mark.parametrize("order", [[PERSON, POSITION, OCCUPANCY], [OCCUPANCY, POSITION, PERSON]])
def test_a_person_of_followthemoney_has_names_state_and_office(tmp_path: Path, order: list[dict[str, Any]]) -> None:
    rows, report = imported(lines(tmp_path / "e.jsonl", order))
    office = "KEN.GOV.FOREIGN.MINISTER 2020-01-05..2022-06-30"
    assert rows == [["KEN.T-1", "Dana Testman", "Danuta Testman", "person", "", "f", office, "Q99999901"]]
    assert report.left_out["names in other letters"] == 1


def test_an_occupancy_inside_a_person_is_read_too(tmp_path: Path) -> None:
    nested = {"id": "T-3", "schema": "Occupancy", "properties": {"post": [POSITION], "startDate": ["2020-01-05"]}}
    person = {**PERSON, "properties": {**PERSON["properties"], "positionOccupancies": [nested]}}  # type: ignore[dict-item]
    rows, _ = imported(lines(tmp_path / "e.jsonl.gz", [person]))
    assert rows[0][6] == "KEN.GOV.FOREIGN.MINISTER 2020-01-05.."


@pytest.mark.parametrize(
    ("schema", "topics", "kind", "id"),
    [("Organization", ["crime.terror"], "armed group", "GRP.T-9"), ("Company", [], "company", "CORP.T-9"),
     ("PublicBody", [], "government", "KEN.T-9"), ("LegalEntity", [], "organisation", "ORG.T-9"),
     ("Organization", ["pol.party"], "party", "KEN.T-9")],
)  # fmt: skip
def test_a_body_gets_its_kind_from_schema_and_topics(
    tmp_path: Path, schema: str, topics: list[str], kind: str, id: str
) -> None:
    body = {
        "id": "T-9",
        "schema": schema,
        "properties": {"name": ["Blue Heron Works"], "country": ["ke"], "topics": topics},
    }
    rows, _ = imported(lines(tmp_path / "e.jsonl", [body]))
    assert (rows[0][0], rows[0][3]) == (id, kind)


def test_who_is_known_keeps_the_id(tmp_path: Path) -> None:
    known = {
        "id": "T-7",
        "schema": "Person",
        "properties": {"name": ["Angela Merkel", "Angela Testkasner"], "country": ["de"]},
    }
    other = {"id": "T-8", "schema": "Person", "properties": {"name": ["Angela Merkel"], "country": ["ke"]}}
    rows, report = imported(lines(tmp_path / "e.jsonl", [known, other]))
    assert [row[0] for row in rows] == ["DEU.MERKEL", "KEN.T-8"]
    assert report.merged == 1


def test_a_person_of_wikidata_has_the_title_that_the_dump_gives(tmp_path: Path) -> None:
    def is_(item: str) -> dict[str, Any]:
        return {"mainsnak": {"datavalue": {"value": {"id": item}}}, "rank": "normal"}

    def day(time: str, precision: int) -> list[dict[str, Any]]:
        return [{"datavalue": {"value": {"time": time, "precision": precision}}}]

    held = is_("Q99999903")
    held["qualifiers"] = {"P580": day("+2020-05-00T00:00:00Z", 10), "P582": day("+2021-00-00T00:00:00Z", 9)}
    person = {
        "id": "Q99999902",
        "labels": {"en": {"value": "Dana Testman"}},
        "aliases": {"en": [{"value": "D. Testman"}]},
        "claims": {"P31": [is_("Q5")], "P27": [is_("Q114")], "P21": [is_("Q6581072")], "P39": [held]},
    }
    post = {
        "id": "Q99999903",
        "labels": {"en": {"value": "Prime Minister of Kenya"}},
        "claims": {"P1001": [is_("Q114")]},
    }
    file = tmp_path / "dump.json"
    file.write_text(f"[\n{json.dumps(person)},\n{json.dumps(post)}\n]\n", "utf-8")
    rows, _ = imported(file)
    assert rows == [
        ["KEN.Q99999902", "Dana Testman", "D. Testman", "person", "", "f", "KEN.GOV.PM 2020-05..2021", "Q99999902"]
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_needs_no_more_than_a_name(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "list.csv"
    cells = [
        ["name", "kind", "country", "title", "start"],
        ["Dana Testman", "person", "Kenya", "president", "2021-01-01"],
    ]
    file.write_text("\n".join(separator.join(row) for row in cells), "utf-8")
    rows, _ = imported(file)
    assert rows[0][:4] == ["KEN.row2", "Dana Testman", "", "person"]
    assert rows[0][6] == "KEN.GOV.PRESIDENT 2021-01-01.."


def test_names_from_a_list_are_loaded_as_they_were_written(tmp_path: Path) -> None:
    rows, _ = imported(lines(tmp_path / "e.jsonl", [PERSON, POSITION, OCCUPANCY]))
    own = tmp_path / "own.csv"
    with own.open("w", encoding="utf-8", newline="") as stream:
        assert write_csv(rows, stream) == 1
    actors = load((own,))
    assert actors.find("Danuta Testman") == "KEN.T-1"
    assert actors.office("KEN.GOV.FOREIGN.MINISTER", "2020-01-10") == "KEN.T-1"
    assert actors.codes["KEN.T-1"]["wikidata"] == "Q99999901"


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("e.jsonl", "", "is empty"),
        ("e.jsonl", "{", "row 1: is not JSON"),
        ("e.jsonl", '{"a": 1}\n', "neither"),
        ("e.csv", "title\nking\n", "no column “name”"),
        ("e.csv", "name,kind\nDana Testman,wizard\n", "row 2: kind is “wizard”"),
        ("e.csv", "name\n", "holds no person"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_row(tmp_path: Path, name: str, text: str, wrong: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=wrong):
        imported(file)


def test_a_list_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        imported(tmp_path / "none.csv")
