"""An event's page: figures side by side, how the story changed, instruments, splitting and merging."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from allegedly.coding import code
from allegedly.ledger import open_ledger
from allegedly.nouns import Document

STORY = (
    ("one", "2022-10-10", "Example Post", "Russia attacked Kyiv on Monday. At least 10 people were killed in it. "
     "Russian missiles killed 10 people in Kyiv on Monday, Ukraine said."),
    ("two", "2022-10-11", "Example Times", "Russian missiles killed 14 people in Kyiv on Monday, Ukraine said. Russia "
     "denied that it had attacked Kyiv on Monday."),
    ("three", "2022-10-12", "Example Gazette", "Russian missiles killed 19 people in Kyiv on Monday, officials said. "
     "Iran violated Resolution 2231, the United States said."),
)  # fmt: skip


@pytest.fixture(scope="module")
def story_ledger(tmp_path_factory):
    """Three reports of one attack, with other figures and a denial."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    with open_ledger(path) as ledger:
        given = [Document(id=id, text=text, published=day, publisher=outlet) for id, day, outlet, text in STORY]
        assert ledger.add(code(given)).new == len(STORY)
    return path


@pytest.fixture
def reader(visit, story_ledger, tmp_path):
    return visit(ledger=shutil.copy(story_ledger, tmp_path / "own.db"))


def events_of(reader, **wanted) -> dict[int, int]:
    rows = reader.get("/claims.json", params={"limit": 200, **wanted}).json()["claims"]
    keys = [row["event"] for row in rows]
    return {key: keys.count(key) for key in dict.fromkeys(keys)}


def told_most(reader) -> int:
    found = events_of(reader)
    return max(found, key=found.__getitem__)


def sent(reader, page: str, button: str):
    """Presses a button of a page, given by the value of its field `kind`."""
    text = reader.get(page).text
    form = next(form for form in re.findall(r"<form.*?</form>", text, re.DOTALL) if f'value="{button}"' in form)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    return reader.post(re.search(r'action="([^"]+)"', form)[1], data=fields)


def test_figures_of_different_outlets_stand_side_by_side_and_their_change_is_told(reader):
    key = told_most(reader)
    data = reader.get(f"/events/{key}.json").json()
    values = {figure["value"] for group in data["figures"] for figure in group["given"]}
    assert len(values) > 1
    page = reader.get(f"/events/{key}").text
    assert "Figures, side by side" in page and "never averaged" in page
    changes = [turn["what"] for turn in data["changes"]]
    assert any("before" in what and "killed" in what for what in changes)
    assert [turn["day"] for turn in data["changes"]] == sorted(turn["day"] for turn in data["changes"])
    assert "How the story changed" in page


def test_a_report_is_split_off_and_merged_again_from_the_page(reader):
    key = told_most(reader)
    before = events_of(reader)[key]
    assert "Another event" not in reader.get(f"/events/{key}").text
    reader.cookies.set("allegedly_who", "Ada%20Example")
    first = reader.get(f"/events/{key}.json").json()["reports"][0]["key"]
    answer = sent(reader, f"/events/{key}", "split")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/go/claims/{first}")
    apart = int(reader.get(answer.headers["location"]).headers["location"].rpartition("/")[2])
    assert events_of(reader)[apart] == 1
    assert "The same event?" in reader.get(f"/events/{apart}").text
    merged = sent(reader, f"/events/{apart}", "merge")
    together = int(reader.get(merged.headers["location"]).headers["location"].rpartition("/")[2])
    assert events_of(reader)[together] >= 2
    kinds = [one["kind"] for one in map(json.loads, reader.get("/export/decisions.jsonl").text.splitlines())]
    assert kinds == ["split", "merge"] and before > 1


def test_nobody_decides_in_a_room_for_reading(visit, story_ledger):
    reader = visit(ledger=story_ledger, read_only=True)
    reader.cookies.set("allegedly_who", "Ada%20Example")
    assert "data-item-key" not in reader.get(f"/events/{told_most(reader)}").text


def test_instruments_stand_on_the_pages_of_events_and_actors(reader):
    (key,) = list(events_of(reader, instrument="Resolution 2231"))[:1]
    data = reader.get(f"/events/{key}.json").json()
    assert [one["instrument"] for one in data["instruments"]] == ["UNSCR.2231"]
    assert "Security Council Resolution 2231" in reader.get(f"/events/{key}").text
    actor = reader.get("/actors/USA.json").json()
    assert {"instrument": "UNSCR.2231", "act": "violation", "position": "affirms", "sentences": 1} in actor[
        "instruments"
    ]
    assert "affirms violation" in reader.get("/actors/USA").text


def test_a_claim_leads_to_its_event(reader):
    row = reader.get("/claims.json").json()["claims"][0]
    assert reader.get(f"/go/claims/{row['key']}").headers["location"] == f"/events/{row['event']}"
    assert reader.get("/go/claims/5").status_code == 404


def test_who_holds_what_stands_in_a_table_of_positions(reader):
    key = next(key for key in events_of(reader, position="denies"))
    page = reader.get(f"/events/{key}").text
    head = re.search(r"<h2>Positions</h2>.*?</thead>", page, re.DOTALL)[0]
    held = reader.get(f"/events/{key}.json").json()["standings"]
    taken = {part["position"] for one in held for part in one["held"]}
    assert taken and all(position in head for position in taken)
    assert head.count("<th") == len(taken) + 2  # <thead> too
    assert page.count('class="now"') == len(held)


def test_reasons_name_actors_and_an_article_alone_does_not_change_the_story(reader):
    for key, reports in events_of(reader).items():
        data = reader.get(f"/events/{key}.json").json()
        page = reader.get(f"/events/{key}").text
        assert not re.search(r"Here because:[^<]*<bdi>[^<]*\b(RUS|UKR)\b", page)
        if len({row["document"] for row in data["reports"]}) == 1:
            assert not [turn for turn in data["changes"] if turn["what"].startswith("told as")], reports
