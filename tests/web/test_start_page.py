"""The start: what came in since the last visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from allegedly.web.pages.start import last_visit

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def kept(begun: timedelta, looked: timedelta) -> str:
    return f"{(NOW - begun).isoformat()}~{(NOW - looked).isoformat()}"


def test_looks_that_follow_each_other_are_one_visit():
    day, minute = timedelta(days=1), timedelta(minutes=1)
    assert last_visit(kept(3 * day, minute), NOW) == NOW - 3 * day
    assert last_visit(kept(3 * day, 2 * day), NOW) == NOW - 2 * day


@pytest.mark.parametrize("cookie", ["", "~", "yesterday", "2026-03-04~now", "2026-03-04T00:00:00~2026-03-04T00:00:00"])
def test_without_a_cookie_of_ours_it_is_the_first_visit(cookie):
    assert last_visit(cookie, NOW) is None


def test_what_came_since_the_last_visit_is_told_with_what_is_disputed_in_it(browser):
    first = browser.get("/")
    assert "This is your first visit here" in first.text
    assert "allegedly_seen=" in first.headers["set-cookie"]
    assert "allegedly_seen=" not in browser.get("/index.json").headers.get("set-cookie", "")
    browser.cookies.set("allegedly_seen", "2020-01-01T00:00:00+00:00")
    page = browser.get("/").text
    assert "Since 1 Jan 2020: 27 new documents" in page and "disputed or denied" in page
    told = browser.get("/index.json").json()["since_last_visit"]
    assert (told["new"], told["changed"]) == (27, 0)
    assert {row["status"] for row in told["claims"]} <= {"disputed", "denied"} and told["disputed"] > 0
    browser.cookies.set("allegedly_seen", "2999-01-01T00:00:00+00:00")
    assert "Nothing has come in since 1 Jan 2999" in browser.get("/").text


def test_what_is_new_can_be_put_away(browser):
    browser.cookies.set("allegedly_seen", "2020-01-01T00:00:00+00:00")
    assert "I have seen this" in browser.get("/").text
    answer = browser.get("/seen")
    assert answer.status_code == 303 and "allegedly_seen=" in answer.headers["set-cookie"]
