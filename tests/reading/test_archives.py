"""Web archives: one document for each page that was fetched."""

from __future__ import annotations

import pytest
from own_inputs import ARTICLE, article_page, page, write_warc

from allegedly.errors import InputError
from allegedly.reading import read

PAGE = article_page().encode()


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_become_documents_with_address_and_day_and_the_rest_is_passed_over(tmp_path, name):
    records = [
        ("https://paper.example/1", "text/html; charset=utf-8", PAGE),
        ("https://paper.example/logo.png", "image/png", b"\x89PNG"),
        ("https://paper.example/2", "text/html", PAGE.replace(b"Norland", b"Westland")),
    ]
    write_warc(tmp_path / name, records)
    one, two = read([tmp_path / name], strict=True)
    assert (one.url, two.url) == ("https://paper.example/1", "https://paper.example/2")
    assert ARTICLE[0] in one.text and "Westland" in two.text
    assert (one.published, one.extra["archived"]) == (None, "2022-10-27T08:00:00Z")


def test_a_page_without_an_article_is_named_by_its_address_and_stops_no_other(tmp_path):
    records = [
        ("https://paper.example/", "text/html", page("").encode()),
        ("https://paper.example/1", "text/html", PAGE),
    ]
    write_warc(tmp_path / "a.warc.gz", records)
    skipped: list[InputError] = []
    assert len(list(read([tmp_path], report=skipped.append))) == 1
    assert "https://paper.example/" in skipped[0].where


def test_an_archive_without_pages_says_so(tmp_path):
    write_warc(tmp_path / "a.warc", [("https://paper.example/1", "text/html", PAGE)], status="404 Not Found")
    with pytest.raises(InputError, match="no page"):
        list(read([tmp_path / "a.warc"], strict=True))


def test_what_stands_before_the_damage_of_an_archive_is_kept(tmp_path):
    write_warc(tmp_path / "a.warc.gz", [(f"https://paper.example/{n}", "text/html", PAGE) for n in range(3)])
    data = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(data[: len(data) - len(data) // 6])
    skipped: list[InputError] = []
    assert len(list(read([tmp_path], report=skipped.append))) == 2
    assert "damaged" in skipped[0].what
