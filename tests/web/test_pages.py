"""Every page, and its twins for programs."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

PAGES = [
    "/", "/documents", "/documents?text=drones&actor=Iran", "/claims", "/claims?type=ACCUSE&actor=Iran", "/dyads",
    "/dyads/RUS/IRN", "/actors", "/actors/IRN", "/actors/RUS.PUTIN", "/brief/RUS/IRN", "/check", "/map", "/network",
    "/review", "/method",
]  # fmt: skip


def twin(page: str, kind: str) -> str:
    path, _, query = page.partition("?")
    return ("/index" if path == "/" else path) + f".{kind}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_twins_for_programs(browser, page):
    shown = browser.get(page)
    assert shown.status_code == 200, shown.text
    assert "<h1>" in shown.text
    assert browser.get(twin(page, "json")).json() is not None
    table = browser.get(twin(page, "csv"))
    assert table.headers["content-type"].startswith("text/csv")
    for link in re.findall(r'href="([^"]+\.(?:json|csv)[^"]*)"', shown.text)[-2:]:
        assert browser.get(link.replace("&amp;", "&")).status_code == 200, link


def test_the_start_shows_what_is_there(browser):
    data = browser.get("/index.json").json()
    assert data["stats"]["documents"] == 27
    assert {"a": "IRN", "b": "RUS"}.items() <= data["in_the_news"][0].items()
    assert "Iran and Russia" in browser.get("/").text


def test_a_document_keeps_its_text_letter_by_letter(browser):
    for row in browser.get("/documents.json?limit=5").json()["documents"]:
        data = browser.get(f"/documents/{row['id']}.json").json()
        page = browser.get(f"/documents/{row['id']}").text
        article = re.search(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)[1]
        shown = re.sub(r"<[^>]+>", "", article)
        for sign, name in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", '"'), ("&amp;", "&")):
            shown = shown.replace(sign, name)
        assert shown == data["document"]["text"]


def test_a_chosen_claim_stands_beside_the_text_and_is_marked_in_it(browser):
    claim = browser.get("/claims.json?status=denied").json()["claims"][0]
    page = browser.get(f"/documents/{claim['document']}?claim={claim['id']}").text
    marked = "".join(re.findall(r'class="[^"]*chosen[^"]*"[^>]*>([^<]*)<', page))
    assert marked.split() == claim["clause"]["text"].split() or "&" in marked
    assert "Who says so" in page
    beside = browser.get("/beside", params={"document": claim["document"], "claim": claim["id"]})
    assert "<html" not in beside.text and "Who says so" in beside.text


def test_a_layer_is_part_of_the_address(browser):
    id = browser.get("/documents.json?limit=1").json()["documents"][0]["id"]
    assert 'data-layer="figures" dir="auto"' in browser.get(f"/documents/{id}?layer=figures").text
    assert 'data-layer="said" dir="auto"' in browser.get(f"/documents/{id}?layer=nonsense").text


def test_claims_are_shown_in_pages_that_say_how_many_there_are(browser):
    first = browser.get("/claims.json?limit=7").json()
    second = browser.get("/claims.json?limit=7&offset=7").json()
    assert first["shown"] == 7 and first["of"] > 70
    assert not {row["key"] for row in first["claims"]} & {row["key"] for row in second["claims"]}
    assert f"shown 7 of {first['of']}" in browser.get("/claims?limit=7").text


def test_the_export_holds_exactly_the_claims_of_the_filter(browser):
    total = browser.get("/claims.json?type=AID").json()["of"]
    rows = list(csv.DictReader(io.StringIO(browser.get("/export/claims.csv?type=AID").text)))
    assert len(rows) == total
    assert {row["type"] for row in rows} == {"AID"}


@pytest.mark.parametrize("asked", ["", "type=ACCUSE", "actor=Iran&status=stated", "speaker=Iran", "position=denies"])
def test_as_many_claims_are_found_behind_a_facet_as_stand_beside_it(browser, asked):
    page = browser.get(f"/claims?{asked}").text
    aside = page[page.index('<aside class="facets"') : page.index("</aside>")]
    values = re.findall(r'<a href="([^"]+)"><bdi>[^<]+</bdi></a> <span class="n">([\d,]+)</span>', aside)
    assert len(values) > 15
    for link, count in values:
        found = browser.get("/claims.json" + link.replace("&amp;", "&")).json()
        assert found["of"] == int(count.replace(",", "")), link


def test_a_facet_that_is_chosen_can_be_left(browser):
    page = browser.get("/claims?type=AID&since=2022-01-01").text
    left = re.search(r'<a href="([^"]+)" aria-label="Any type', page)[1]
    assert left == "?since=2022-01-01"


def test_claims_are_found_by_instrument_and_by_the_days_of_their_events(browser):
    found = browser.get("/claims.json?instrument=JCPOA").json()
    assert found["of"] > 0
    assert all("nuclear" in row["quote"]["text"] for row in found["claims"])
    assert browser.get("/claims.json?instrument=JCPOA&type=CONSULT").json()["of"] <= found["of"]
    dated = browser.get("/claims.json?happened_since=2022-10-01&happened_until=2022-10-31&limit=1000").json()
    assert dated["of"] > 0
    assert all(row["start"] <= "2022-10-31" and row["end"] >= "2022-10-01" for row in dated["claims"])
    assert "<details open><summary>More" in browser.get("/claims?happened_since=2022-10-01").text


def test_an_export_in_lines_is_the_whole_list_in_its_order(browser):
    shown = browser.get("/claims.json?actor=Iran&sort=-date&limit=1000").json()["claims"]
    lines = browser.get("/export/claims.jsonl?actor=Iran&sort=-date").text.splitlines()
    assert [json.loads(line)["key"] for line in lines] == [row["key"] for row in shown]
    assert browser.get("/export/claims.csv?type=NONSENSE").status_code == 400


def test_a_filter_narrows_by_actor_in_words_and_position(browser):
    rows = browser.get("/claims.json?speaker=Iran&position=denies").json()["claims"]
    assert rows
    for row in rows:
        assert any((s["actor"] or "").startswith("IRN") and s["position"] == "denies" for s in row["positions"])


def test_an_event_shows_reports_positions_and_why_they_belong_together(browser):
    keys = [row["event"] for row in browser.get("/claims.json?limit=1000").json()["claims"]]
    key = max(set(keys), key=keys.count)
    data = browser.get(f"/events/{key}.json").json()
    assert data["of"] == keys.count(key) > 1
    page = browser.get(f"/events/{key}").text
    assert "Here because" in page and "Positions" in page


def test_two_actors_have_a_chart_with_a_table_of_the_same(browser):
    assert "<svg" in browser.get("/dyads/RUS/IRN/series.svg").text
    rows = browser.get("/dyads/RUS/IRN/series.json").json()
    page = browser.get("/dyads/Russia/Iran/relation").text
    assert all(row["period"] in page for row in rows if row["facet"] == "all")
    assert browser.get("/dyads/RUS/IRN/levels.csv").text.startswith("since")


def test_names_in_forms_lead_to_the_actors(browser):
    assert browser.get("/go/dyads?a=Russia&b=Tehran").headers["location"] == "/dyads/RUS/IRN"
    assert browser.get("/go/actors?name=Vladimir+Putin").headers["location"] == "/actors/RUS.PUTIN"
    assert "did you mean" in browser.get("/go/actors?name=Rusia").text


def test_a_brief_names_a_source_for_every_sentence(browser):
    data = browser.get("/brief/RUS/IRN.json?things=2").json()
    assert len(data["things"]) == 2
    for thing in data["things"]:
        for sentence in thing["sentences"]:
            text = browser.get(f"/documents/{sentence['document']}.json").json()["document"]["text"]
            assert text[sentence["span"][0] : sentence["span"][1]] == sentence["text"]


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("/documents/nowhere", 404), ("/events/999999999", 404), ("/events/x", 422), ("/dyads/RUS/RUS", 404),
        ("/dyads/RUS/Atlantis", 404), ("/actors/Atlantis", 404), ("/claims?type=NONSENSE", 400),
        ("/claims?since=yesterday", 400), ("/claims?limit=0", 422), ("/nowhere", 404), ("/documents?since=x", 422),
    ],
)  # fmt: skip
def test_errors_have_one_shape_for_people_and_for_programs(browser, page, status):
    shown = browser.get(page, headers={"accept": "text/html"})
    assert shown.status_code == status and "<h1>" in shown.text
    problem = browser.get(page, headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == status and problem.json()["detail"]
