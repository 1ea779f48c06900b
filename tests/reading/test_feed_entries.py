"""Feeds: each entry becomes a document of what stands in the feed; nothing is fetched."""

from __future__ import annotations

import json

import pytest

from allegedly.errors import InputError
from allegedly.reading import read

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Norland Gazette</title><language>en-gb</language>
<item><title>Envoy &amp; boats</title><link>https://gazette.example/1</link><guid>n1</guid>
<pubDate>Wed, 26 Oct 2022 09:30:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Norland recalled its <b>envoy</b>.</p><p>Sudmark denied
it &amp; laughed.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a summary</title><link>https://gazette.example/2</link>
<description>&lt;p&gt;The strait is open again.&lt;/p&gt;</description></item>
<item><title>Only a headline</title><link>https://gazette.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Norland Gazette</title><id>x</id>
<entry><title>Envoy</title><id>urn:1</id><updated>2022-10-26T09:30:00+02:00</updated>
<author><name>Ada Example</name></author><link href="https://gazette.example/1"/>
<content type="html">&lt;p&gt;Norland recalled its envoy.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Norland Gazette",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://gazette.example/1",
            "title": "Envoy",
            "content_html": "<p>Norland recalled its envoy.</p>",
            "date_published": "2022-10-26T09:30:00+02:00",
            "authors": [{"name": "Ada Example"}],
        },
        {"id": "2", "content_text": "The strait is open again."},
        {"id": "3"},
    ],
}


def test_an_entry_of_rss_gives_its_full_content(tmp_path):
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    skipped: list[InputError] = []
    one, two = read([tmp_path / "a.rss"], report=skipped.append)
    assert one.text == "Norland recalled its envoy.\n\nSudmark denied it & laughed."
    assert (one.title, one.url, one.publisher) == ("Envoy & boats", "https://gazette.example/1", "Norland Gazette")
    assert (one.published, one.extra) == ("2022-10-26T09:30:00+00:00", {"guid": "n1"})
    assert (two.text, two.published, two.extra) == ("The strait is open again.", None, {"part": "summary"})
    assert [error.where.split(", ")[1] for error in skipped] == ["entry 3"]


def test_an_entry_of_atom_gives_its_date_author_and_address(tmp_path):
    (tmp_path / "a.xml").write_text(ATOM, encoding="utf-8")
    (one,) = read([tmp_path / "a.xml"], strict=True)
    assert (one.text, one.published) == ("Norland recalled its envoy.", "2022-10-26T07:30:00+00:00")
    assert (one.url, one.extra["author"]) == ("https://gazette.example/1", "Ada Example")


def test_a_json_feed_is_read(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(JSON_FEED))
    skipped: list[InputError] = []
    one, two = read([tmp_path / "a.json"], report=skipped.append)
    assert (one.text, one.published) == ("Norland recalled its envoy.", "2022-10-26T09:30:00+02:00")
    assert (one.publisher, one.language, one.extra["author"]) == ("Norland Gazette", "en", "Ada Example")
    assert two.text == "The strait is open again."
    assert "entry 3" in skipped[0].where


def test_xml_that_is_no_feed_says_so(tmp_path):
    (tmp_path / "a.xml").write_text("<note>The strait is open again.</note>")
    with pytest.raises(InputError, match="no feed"):
        list(read([tmp_path / "a.xml"], strict=True))
