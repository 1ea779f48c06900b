"""Pages become the article and what they say of it; where there is no article, that is said."""

from __future__ import annotations

import lxml.html
import pytest
from own_inputs import ARTICLE, article_page, page

from allegedly.errors import InputError
from allegedly.reading import read
from allegedly.reading.parts import with_parts

HEAD = (
    '<meta property="og:site_name" content="Norland Gazette">'
    '<meta property="article:published_time" content="2022-10-26T09:30:00+00:00">'
    '<meta name="author" content="Ada Example"><link rel="canonical" href="https://gazette.example/envoy">'
)


def one(tmp_path, html: str | bytes):
    data = html.encode() if isinstance(html, str) else html
    (tmp_path / "a.html").write_bytes(data)
    (found,) = read([tmp_path / "a.html"], strict=True)
    return found


def test_the_article_is_kept_and_what_stands_around_it_is_not(tmp_path):
    text = one(tmp_path, article_page()).text
    for line in ARTICLE:
        assert line in text.split("\n\n")
    for other in ("Subscribe", "Sport", "rights"):
        assert other not in text


def test_the_title_stands_in_its_own_field_and_not_in_the_text(tmp_path):
    found = one(tmp_path, article_page())
    assert found.title == "Norland recalls its envoy"
    assert found.title not in found.text


def test_the_name_of_the_paper_is_no_part_of_the_title(tmp_path):
    html = article_page(HEAD).replace("envoy</title>", "envoy - Norland Gazette</title>")
    assert one(tmp_path, html.replace("<h1>Norland recalls its envoy</h1>", "")).title == "Norland recalls its envoy"


def test_calls_and_pointers_inside_the_article_are_left_out_and_sentences_with_such_words_stay(tmp_path):
    body = [
        ARTICLE[0],
        "Read more: Sudmark counts its boats",
        "CLICK HERE TO GET THE GAZETTE APP",
        "SUDMARK COUNTS ITS BOATS AND FINDS ONE MISSING",
        "THE STRAIT IN WINTER",
        ARTICLE[1],
        "The envoy asked all papers to subscribe to the code, and told readers to follow the talks on radio.",
        "Related: how the pact of the two countries came about",
        "See the ministry's note: it tells of three boats, and of a fourth that was never found again.",
        "Follow the Gazette on Twitter.",
        "Copyright 2022 Norland Gazette. All rights reserved.",
    ]
    found = one(tmp_path, page("<article>" + "".join(f"<p>{line}</p>" for line in body) + "</article>"))
    assert found.text.split("\n\n") == [body[0], body[4], body[5], body[6], body[8]]


def boxes(*parts: list[str]):
    """A page whose article stands in several boxes, with teasers in another kind of box."""
    drawn = "".join('<div class="body">' + "".join(f"<p>{line}</p>" for line in part) + "</div>" for part in parts)
    teaser = (
        '<div class="teaser"><p>Another article tells of the boats of Sudmark and of what became of them.</p></div>'
    )
    return lxml.html.fromstring(page(f"<article>{drawn}{teaser * 4}</article>"))


def test_a_part_of_the_article_in_another_box_is_brought_back_in_its_place():
    lines = [
        f"On day {n} the patrols met in the strait, and the ministry of Norland counted {n} boats." for n in range(9)
    ]
    tree = boxes(lines[:3], lines[3:6], lines[6:])
    assert with_parts("\n\n".join(lines[:3] + lines[6:]), tree).split("\n\n") == lines
    assert with_parts("\n\n".join(lines[:3]), tree).split("\n\n") == lines


def test_one_or_two_paragraphs_that_were_left_out_stay_out():
    lines = [
        f"On day {n} the patrols met in the strait, and the ministry of Norland counted {n} boats." for n in range(9)
    ]
    assert with_parts("\n\n".join(lines[:7]), boxes(lines)).split("\n\n") == lines[:7]


def test_what_the_page_states_is_taken(tmp_path):
    found = one(tmp_path, article_page(HEAD))
    assert (found.title, found.published, found.publisher) == (
        "Norland recalls its envoy",
        "2022-10-26",
        "Norland Gazette",
    )
    assert (found.url, found.language) == ("https://gazette.example/envoy", "en")
    assert found.extra == {"author": "Ada Example"}


def test_what_the_page_does_not_state_is_not_guessed(tmp_path):
    found = one(tmp_path, article_page().replace(' lang="en"', ""))
    assert (found.published, found.publisher, found.url, found.language) == (None, None, None, None)


def test_a_date_in_the_text_is_not_taken_for_the_date_of_publication(tmp_path):
    body = (
        "<article>" + "".join(f"<p>{line} The pact of 12 May 1987 still holds.</p>" for line in ARTICLE) + "</article>"
    )
    assert one(tmp_path, page(body)).published is None


def test_a_page_in_another_encoding_that_it_states_is_read(tmp_path):
    html = (
        article_page().replace('<meta charset="utf-8">', '<meta charset="windows-1252">').replace("Norland", "Nörland")
    )
    assert "Nörland" in one(tmp_path, html.encode("cp1252")).text


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Page not found</h1>",
        "<ul>" + "".join(f'<li><a href="/{n}">Headline number {n} of the day</a></li>' for n in range(40)) + "</ul>",
        "",
    ],
)
def test_a_page_without_an_article_is_an_error_that_says_so(tmp_path, body):
    with pytest.raises(InputError, match="no article can be found"):
        one(tmp_path, page(body))


def test_a_long_article_is_read_whole(tmp_path):
    lines = [f"In week {n} the ministry counted {n + 3} boats in the strait, its spokesman said." for n in range(3000)]
    text = one(tmp_path, page("<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>")).text
    assert text.split("\n\n") == lines
