"""Pages with a control of time, and pairs of actors side by side."""

from __future__ import annotations

import re

import pytest

from allegedly.ledger.overviews import Spot
from allegedly.web.pages.places import HEIGHT, WIDTH, _cut, _dots


@pytest.mark.parametrize("page", ["map", "network"])
def test_time_can_be_narrowed_by_a_form_and_by_links(browser, page):
    (name,) = [key for key in browser.get(f"/{page}.json").json() if key in ("places", "ties")]
    whole = {str(row) for row in browser.get(f"/{page}.json").json()[name]}
    some = browser.get(f"/{page}.json?since=2022-10-01&until=2022-10-31").json()
    assert 0 < len(some[name]) < len(whole)
    assert browser.get(f"/{page}.json?since=1990-01-01&until=1990-01-31").json()[name] == []
    shown = browser.get(f"/{page}").text
    links = re.findall(r'<a href="(\?since=[^"]+)"', shown)
    assert links
    for link in links:
        assert browser.get(f"/{page}{link.replace('&amp;', '&')}").status_code == 200
    assert 'name="since" value="2022-10-01"' in browser.get(f"/{page}?since=2022-10-01").text
    assert browser.get(f"/{page}?since=2022-10-02&until=2022-10-01").status_code == 422


def test_the_months_of_the_map_add_up_to_the_whole(browser):
    whole = sum(row["reports"] for row in browser.get("/map.json").json()["places"])
    links = set(re.findall(r'<a href="(\?since=[^"]+)"', browser.get("/map").text))
    told = 0
    for link in links:
        told += sum(row["reports"] for row in browser.get("/map.json" + link.replace("&amp;", "&")).json()["places"])
    assert told == whole > 0


def test_two_pairs_stand_side_by_side_with_the_same_figures_as_alone(browser):
    answer = browser.get("/go/compare?a=Russia&b=Iran&with_a=Washington&with_b=Tehran")
    assert answer.headers["location"] == "/dyads/RUS/IRN/with/USA/IRN"
    page = browser.get("/dyads/RUS/IRN/with/USA/IRN?by=month")
    assert page.status_code == 200 and page.text.count('class="chart"') == 2
    rows = browser.get("/dyads/RUS/IRN/with/USA/IRN.json?by=month").json()["rows"]
    for pair in (("RUS", "IRN"), ("USA", "IRN")):
        alone = browser.get(f"/dyads/{pair[0]}/{pair[1]}/series.json?by=month").json()
        assert [row for row in rows if (row["a"], row["b"]) == pair] == alone
    assert browser.get("/dyads/RUS/IRN/with/USA/USA").status_code == 404


def test_a_relation_tells_change_points_reliance_and_how_much_was_read(browser):
    page = browser.get("/dyads/RUS/IRN/relation").text
    assert "Change points" in page and "Who gives what" in page
    assert re.search(r"From \d+ of \d+ documents that name both", page)
    for chart in ("reliance", "positions"):
        assert f'src="/dyads/RUS/IRN/{chart}.svg"' in page
        assert "<svg" in browser.get(f"/dyads/RUS/IRN/{chart}.svg").text


def test_a_brief_of_some_days_reads_the_documents_of_those_days(browser, monkeypatch):
    whole = browser.get("/brief/RUS/IRN.json").json()["documents"]
    monkeypatch.setattr("allegedly.web.room.MOST_DOCUMENTS", 2)
    page = browser.get("/brief/RUS/IRN?until=2022-10-31").text
    read, of = map(int, re.search(r"Made from (\d+) of (\d+) documents", page).groups())
    assert read == 2 < of < whole and "read were the newest 2" in page


@pytest.mark.parametrize("page", ["brief/RUS/IRN", "dyads/RUS/IRN/relation"])
def test_what_would_take_too_long_to_read_is_refused_with_a_way_out(browser, page, monkeypatch):
    monkeypatch.setattr("allegedly.web.room.MOST_CHARACTERS", 10)
    answer = browser.get(f"/{page}")
    assert answer.status_code == 503 and "ask for other days" in answer.text


def test_a_check_says_where_only_some_articles_were_read(browser, send, monkeypatch):
    draft = {"draft": "Iran supplied drones to Russia, the United States said."}
    assert "at most" not in send("/check", draft).text
    monkeypatch.setattr("allegedly.web.pages.checking.MOST_DOCUMENTS", 3)
    page = send("/check", draft).text
    assert "Set beside 3 articles" in page and "at most 3" in page


def spot(name: str, latitude: float, longitude: float, reports: int = 1) -> Spot:
    return Spot(name, None, latitude, longitude, reports)


@pytest.mark.parametrize("spots", [
    [],
    [spot("Tehran", 35.7, 51.4, 9)],
    [spot("Tehran", 35.7, 51.4, 9), spot("Moscow", 55.8, 37.6, 5), spot("Karaj", 35.8, 51.0), spot("Qom", 34.6, 50.9)],
    [spot("Suva", -18.1, 178.4), spot("Anadyr", 64.7, 177.5), spot("Hilo", 21.3, -157.9), spot("Ushuaia", -55, -68)],
])  # fmt: skip
def test_every_place_lies_in_the_map_and_no_name_on_another(spots):
    dots = _dots(spots, _cut(spots))
    assert len(dots) == len(spots)
    for dot in dots:
        assert 0 <= dot["x"] <= WIDTH and 0 <= dot["y"] <= HEIGHT
    named = [dot for dot in dots if dot["label"]]
    if spots:
        assert named[0]["spot"] == spots[0]
    for one in named:
        for other in named:
            if one is not other and one["label"]["side"] == other["label"]["side"]:
                assert abs(one["y"] - other["y"]) >= 12 or abs(one["x"] - other["x"]) >= 12
