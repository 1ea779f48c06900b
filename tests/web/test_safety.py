"""What keeps the room safe."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from allegedly.coding import code
from allegedly.errors import LedgerError
from allegedly.knowledge.actors import load
from allegedly.ledger import limit, open_ledger, took_too_long
from allegedly.nouns import Document
from allegedly.web import is_loopback
from allegedly.web.views import table

FORM = {"content-type": "application/x-www-form-urlencoded"}
HOSTILE = (
    "Iran denied on Tuesday that it had supplied 30 drones to Russia. <script>alert('text')</script> "
    "Iran violated Resolution 2231, the United States said. \u202eRussia attacked Kyiv\u202c, officials said. "
    "Hatter met President Vladimir Putin in Moscow on Monday and signed a treaty. " + "x" * 10_000
)
# An actor of a person's own, with a name that means ill.
HATTER = "NGO.HATTER"
OWN = [
    {"id": HATTER, "name": "<script>alert('actor')</script>\u202e\"><img src=x onerror=alert(1)>" + "n" * 10_000,
     "kind": "organisation", "aliases": ["Hatter"]}
]  # fmt: skip


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory):
    """A document in two versions that means ill in every field, beside a copy of it, told of an actor that does too."""
    folder = tmp_path_factory.mktemp("hostile")
    own = folder / "own.yaml"
    own.write_text(json.dumps(OWN), encoding="utf-8")
    first = Document(
        id="../..\"><img src=x onerror=alert('id')>.json",
        text=HOSTILE,
        title="<script>alert('title')</script>\u202e" + "w" * 10_000,
        published="2022-10-26",
        publisher="=cmd|'<script>alert(1)</script>" + "p" * 10_000,
        url="javascript:alert('url')",
    )
    later = replace(first, text=f"<script>alert('later')</script> {HOSTILE} Iran denied it.", title="<i>later</i>")
    actors = load((own,))
    known = [
        *code([first, replace(first, id="<b>copy", publisher="<u>other", url=None)], actors),
        *code([later], actors),
    ]
    with open_ledger(folder / "hostile.db") as ledger:
        for coded in known:
            party = replace(coded.events[0].actors[0], actor=None)
            events = (replace(coded.events[0], actors=(party,)), *coded.events[1:])
            added = ledger.add([replace(coded, events=events)])
            assert added.new + added.changed == 1, added
    return folder / "hostile.db", own, later


def test_hostile_words_stay_words_on_every_page(visit, hostile_ledger):
    path, own, document = hostile_ledger
    browser = visit(ledger=path, own_actors=(own,))
    browser.cookies.set("allegedly_who", "%3Cscript%3Ealert(2)%3C%2Fscript%3E")
    links = re.findall(r'<li data-item><a href="([^"]+)"', browser.get("/documents").text)
    link = next(link for link in links if link.endswith(".html"))
    claims = browser.get("/claims.json?limit=200").json()["claims"]
    mine = next(row for row in claims if row["document"] == document.id)
    # As the links of a page have it: an id that ends like a twin is asked for with `.html`.
    versions = re.search(r'href="(/versions/[^"?]+)"', browser.get(link).text)[1]
    pages = [
        "/", "/documents", "/claims", "/claims?text=script&outlet=" + quote("<u>other"), "/actors",
        "/actors/IRN", f"/actors/{HATTER}", "/dyads", "/dyads/RUS/IRN", "/dyads/RUS/IRN/relation",
        f"/dyads/{HATTER}/RUS", f"/dyads/{HATTER}/RUS/relation", f"/dyads/RUS/IRN/with/{HATTER}/RUS",
        "/brief/RUS/IRN", f"/brief/{HATTER}/RUS", "/check", "/map", "/network", "/review", "/method", "/instruments",
        "/instruments/UNSCR.2231", link, f"{link}?claim={mine['id']}", f"{link}?layer=events", f"{link}?version=1",
        versions, "/documents?text=<script>&outlet=<b>", "/nowhere/<script>alert(1)</script>",
        "/actors/<script>alert(1)</script>", "/documents/<script>alert(1)</script>",
    ]  # fmt: skip
    pages += [f"/events/{key}" for key in {row["event"] for row in claims}]
    told = ""
    for page in pages:
        answer = browser.get(page, headers={"accept": "text/html"})
        assert answer.status_code == (200 if "alert(1)" not in page else 404), (page, answer.text[:300])
        scripts = re.findall(r"<script[^>]*>", answer.text)
        assert scripts == ['<script src="/static/htmx.min.js" defer>', '<script src="/static/room.js" defer>'] or (
            scripts == [] and "<html" not in answer.text
        ), page
        assert "<img src=x" not in answer.text and 'href="javascript:' not in answer.text
        assert not re.search(r"<[^>]+\s(on\w+|style)=", re.sub(r'"[^"]*"', '""', answer.text)), page
        # Names and titles of 10,000 letters are cut short; only an article's own text and quotations are long.
        assert not re.search("[np]{1000}", re.sub(r'"[^"]*"', '""', answer.text)), page
        told += answer.text
    for kind in ("actor", "title", "later", "text"):
        assert f"&lt;script&gt;alert(&#39;{kind}&#39;)" in told, kind
    assert browser.get(link.removesuffix(".html") + ".json").json()["document"]["text"] == document.text
    chart = browser.get(f"/dyads/{HATTER}/RUS/series.svg")
    assert chart.status_code == 200 and "<script" not in chart.text and "<img" not in chart.text


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
