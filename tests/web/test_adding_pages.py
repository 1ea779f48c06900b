"""Adding documents, checking a draft, and deciding, from the pages."""

from __future__ import annotations

import json
import time

import pytest

from allegedly.knowledge.actors.own import COLUMNS
from allegedly.ledger import open_ledger

ARTICLE = (
    "Russia and Iran signed an agreement in Moscow on Tuesday. Iran denied that it had supplied drones to Russia.\n"
)


def finished(browser, answer):
    """The progress page, when all is done."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        page = browser.get(answer.headers["location"], headers={"hx-request": "true"}).text
        if "Done." in page or "Stopped." in page:
            return page
        time.sleep(0.05)
    raise AssertionError(page)


def own_row(name: str, id: str, kind: str, aliases: str) -> tuple[str, ...]:
    """An actor of one's own in the columns of the tables."""
    cells = {"id": id, "kind": kind, "name": name, "aliases": aliases}
    return tuple(cells.get(column, "") for column in COLUMNS)


def test_a_pasted_text_is_coded_and_added(browser, send):
    page = finished(browser, send("/add", {"text": ARTICLE, "title": "Envoys meet", "published": "2022-10-26"}))
    assert "1 new" in page
    listed = browser.get('/documents.json?text="Envoys meet"').json()
    assert listed["documents"][0]["title"] == "Envoys meet" and listed["documents"][0]["claims"] > 0
    again = finished(browser, send("/add", {"text": ARTICLE, "title": "Envoys meet", "published": "2022-10-26"}))
    assert "0 new, 0 changed, 1 known" in again


def test_dropped_files_are_added_and_what_cannot_be_read_is_named_as_the_visitor_named_it(browser, send):
    files = [
        ("files", ("../../etc/note.txt", ARTICLE.encode(), "text/plain")),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png")),
    ]
    page = finished(browser, send("/add", {}, files=files))
    assert "1 new" in page and "picture.png" in page and "a picture" in page
    assert "/tmp" not in page


def test_actors_that_people_added_to_the_ledger_are_known_from_then_on(browser, send, ledger_path):
    story = {"text": "The Blue Heron Front attacked Kenya.", "title": "Harbour", "published": "2022-10-26"}
    assert browser.get("/actors/GRP.BLUEHERON").status_code == 404
    with open_ledger(ledger_path) as ledger:
        ledger.add_actors([own_row("Blue Heron Front", "GRP.BLUEHERON", "armed group", "BHF")], "Dana Reader")
    assert "Blue Heron Front" in browser.get("/actors/GRP.BLUEHERON").text
    assert "1 new" in finished(browser, send("/add", story))
    found = browser.get("/claims.json?actor=BHF").json()["claims"]
    assert [row["actors"] for row in found] == [["GRP.BLUEHERON"]]
    # A changed article is coded again with the actors of that moment.
    later = {**story, "text": "The Blue Heron Front attacked Kenya. The Red Fen League accused Kenya of lying."}
    with open_ledger(ledger_path) as ledger:
        ledger.add_actors([own_row("Red Fen League", "GRP.REDFEN", "armed group", "")], "Dana Reader")
    finished(browser, send("/add", {**later, "url": ""}))
    assert browser.get("/claims.json?actor=GRP.REDFEN").json()["of"] > 0
    with open_ledger(ledger_path) as ledger:
        ledger.drop_actor("GRP.REDFEN")
    assert browser.get("/claims.json?actor=Red+Fen+League").status_code == 400


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.1/",
     "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://[64:ff9b::7f00:1]/",
     "http://[2002:7f00:1::]/"],
)  # fmt: skip
def test_an_address_never_reaches_a_private_network(browser, send, address):
    page = finished(browser, send("/add", {"url": address}))
    assert "no public address" in page and "0 new" in page


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "ftp://example.org/x", "examples"])
def test_only_web_addresses_are_fetched(send, address):
    assert send("/add", {"url": address}).status_code == 422


def test_an_empty_form_adds_nothing(send):
    assert send("/add", {}).status_code == 400
    assert send("/add", {"text": "x", "published": "soon"}).status_code == 422


def test_a_draft_is_checked_and_not_kept(browser, send):
    before = browser.get("/index.json").json()["stats"]
    answer = send(
        "/check", {"draft": "Iran supplied drones to Russia. <b>“We never said any of this at all,”</b> it said."}
    )
    assert answer.status_code == 200
    assert '<mark class="fault">' in answer.text and "no source has these words" in answer.text
    assert "<b>“We" not in answer.text
    assert browser.get("/index.json").json()["stats"] == before
    assert send("/check", {"draft": " "}).status_code == 400


def test_a_claim_is_decided_undone_and_exported(browser, send):
    key = browser.get("/review.json").json()["claim"]["key"]
    assert send(f"/review/{key}", {"kind": "accept"}).status_code == 400
    answer = send(f"/review/{key}", {"kind": "accept", "who": "Ada Example", "back": "//evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert browser.get("/review.json").json()["progress"]["accepted"] == 1
    assert browser.get("/review.json").json()["claim"]["key"] != key
    (made,) = [json.loads(line) for line in browser.get("/export/decisions.jsonl").text.splitlines()]
    assert made["kind"] == "accept" and made["who"] == "Ada Example"
    (example,) = [json.loads(line) for line in browser.get("/export/training.jsonl").text.splitlines()]
    assert example["type"] and (example["source"] is None or len(example["source"]) == 2)
    assert "Undo" in browser.get("/review").text
    assert send("/undo", {"decision": made["id"], "who": "Ada Example"}).status_code == 303
    assert browser.get("/review.json").json()["progress"]["accepted"] == 0


def test_a_type_is_put_right(browser, send):
    claim = browser.get("/review.json?type=AID").json()["claim"]
    wrong = send(f"/review/{claim['key']}", {"kind": "type", "value": "NONSENSE", "who": "Ada"})
    assert wrong.status_code == 400
    assert send(f"/review/{claim['key']}", {"kind": "type", "value": "COOPERATE", "who": "Ada"}).status_code == 303
    rows = browser.get(f"/claims.json?document={claim['document']}&type=COOPERATE&decided=accepted").json()["claims"]
    assert claim["id"] in {row["id"] for row in rows}


def test_a_decision_that_cannot_be_is_refused_in_one_line(send):
    assert send("/review/999999999999", {"kind": "accept", "who": "Ada"}).status_code == 400
    assert send("/review/1", {"kind": "nonsense", "who": "Ada"}).status_code in (400, 422)
    assert send("/undo", {"decision": "nonsense!", "who": "Ada"}).status_code == 400
