"""What keeps the room safe."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from allegedly.coding import code
from allegedly.errors import LedgerError
from allegedly.ledger import limit, open_ledger, took_too_long
from allegedly.nouns import Document
from allegedly.web import is_loopback
from allegedly.web.views import table

FORM = {"content-type": "application/x-www-form-urlencoded"}
HOSTILE = (
    "Iran denied on Tuesday that it had supplied drones to Russia. <script>alert('text')</script> "
    "\u202eRussia attacked Ukraine\u202c, officials said. " + "x" * 10_000
)


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory):
    """A document that means ill in every field."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    document = Document(
        id="../..\"><img src=x onerror=alert('id')>.json",
        text=HOSTILE,
        title="<script>alert('title')</script>\u202e" + "w" * 10_000,
        published="2022-10-26",
        publisher="=cmd|'<script>alert(1)</script>",
        url="javascript:alert('url')",
    )
    (coded,) = code([document])
    party = replace(coded.events[0].actors[0], actor=None) if coded.events[0].actors else None
    events = (replace(coded.events[0], actors=(party,)), *coded.events[1:]) if party else coded.events
    with open_ledger(path) as ledger:
        assert ledger.add([replace(coded, events=events)]).new == 1
    return path, document


def test_hostile_words_stay_words_on_every_page(visit, hostile_ledger):
    path, document = hostile_ledger
    browser = visit(ledger=path)
    listed = browser.get("/documents").text
    link = re.search(r'<li data-item><a href="([^"]+)"', listed)[1]
    claims = browser.get("/claims.json").json()["claims"]
    pages = ["/", "/documents", "/claims", "/actors/IRN", "/dyads/RUS/IRN", "/brief/RUS/IRN", "/review", link]
    pages += [f"/events/{claims[0]['event']}", f"{link}?claim={claims[0]['id']}", f"{link}?layer=events"]
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, (page, answer.text[:300])
        scripts = re.findall(r"<script[^>]*>", answer.text)
        assert scripts == ['<script src="/static/htmx.min.js" defer>', '<script src="/static/room.js" defer>'], page
        assert "<img src=x" not in answer.text and 'href="javascript:' not in answer.text
        assert not re.search(r"<[^>]+\s(on\w+|style)=", re.sub(r'"[^"]*"', '""', answer.text)), page
    assert browser.get(link.removesuffix(".html") + ".json").json()["document"]["text"] == document.text


def test_a_cell_of_a_table_is_no_formula():
    assert table([{"a": "=cmd|' /C calc'!A0", "b": ["-1", "2"], "c": -1, "d": True}]) == (
        "a,b,c,d\n'=cmd|' /C calc'!A0,'-1|2,-1,true\n"
    )


def test_every_answer_forbids_what_does_not_come_from_here(browser):
    for page in ("/", "/claims.json", "/static/room.css", "/nowhere", "/dyads/RUS/IRN/series.svg"):
        headers = browser.get(page).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.0.2.7", "", "[", "127.0.0.1@evil.example"]
)
def test_a_name_that_is_not_ours_is_refused(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8642", "127.0.0.1", "[::1]:8642"])
def test_our_own_names_are_served(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 200


def test_from_another_machine_a_token_is_needed_once(visit):
    browser = visit("http://192.0.2.7", host="0.0.0.0", token="a-long-secret-token")
    assert browser.get("/").status_code == 401
    assert browser.get("/claims.json").json()["status"] == 401
    assert browser.get("/?token=wrong").status_code == 401
    assert browser.get("/static/room.css").status_code == 401
    shown = browser.get("/claims?token=a-long-secret-token&type=AID")
    assert (shown.status_code, shown.headers["location"]) == (303, "/claims?type=AID")
    assert "HttpOnly; SameSite=Strict" in shown.headers["set-cookie"]
    assert browser.get("/claims").status_code == 200
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(("host", "ours"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False),
                                            ("192.168.1.2", False), ("example.org", False)])  # fmt: skip
def test_only_the_loopback_needs_no_token(host, ours):
    assert is_loopback(host) is ours


@pytest.mark.parametrize("path", ["/add", "/check", "/review/1", "/undo", "/who"])
def test_a_form_from_elsewhere_is_refused(browser, send, path):
    assert browser.post(path, data={"text": "x"}).status_code == 403
    assert browser.post(path, data={"csrf": "0" * 64}).status_code == 403
    assert send(path, {"draft": "x"}, headers={"origin": "http://evil.example"}).status_code == 403


def test_another_visitors_form_is_refused(visit):
    one, other = visit(), visit()
    token = re.search(r'"x-csrf": "(\w+)"', one.get("/").text)[1]
    other.get("/")
    assert other.post("/check", data={"draft": "x", "csrf": token}).status_code == 403


@pytest.mark.parametrize("path", ["/add", "/review/1", "/undo", "/who"])
def test_a_room_for_reading_takes_nothing_in(visit, path):
    browser = visit(read_only=True)
    page = browser.get("/").text
    assert 'action="/add"' not in page and "For reading only" in page
    token = re.search(r'"x-csrf": "(\w+)"', page)[1]
    assert browser.post(path, data={"csrf": token, "text": "x"}).status_code == 403


def test_in_a_room_for_reading_the_database_itself_refuses_to_write(visit):
    room = visit(read_only=True).app.app.state.room
    with pytest.raises(LedgerError):
        room.ledger.add(code([Document("new", "Russia attacked Ukraine on Monday.")]))


def test_a_question_that_takes_too_long_is_stopped(ledger_path):
    with open_ledger(ledger_path) as ledger:
        limit(ledger.engine, 0.05)
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        with pytest.raises(LedgerError) as stopped:
            ledger.ask(lambda connection: connection.exec_driver_sql(endless).scalar())
        assert took_too_long(stopped.value)
        assert ledger.stats().documents == 27


@pytest.mark.parametrize("page", ["/static/../room.py", "/static/%2e%2e/room.py", "/static/..%2f..%2fpyproject.toml"])
def test_no_path_leads_out_of_the_static_files(browser, page):
    assert browser.get(page).status_code == 404


def test_a_body_larger_than_allowed_is_not_read(browser, monkeypatch):
    assert browser.post("/check", content=b"x", headers={"content-length": "99999999999"}).status_code == 413
    monkeypatch.setattr("allegedly.web.safety.LARGEST_BODY", 1000)
    assert browser.post("/check", content=iter([b"x" * 800] * 5), headers=FORM).status_code == 413
