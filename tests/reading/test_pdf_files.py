"""PDF files: words put together again, headers left out, paragraphs kept."""

from __future__ import annotations

import pytest
from own_inputs import write_pdf

from allegedly.errors import InputError
from allegedly.reading import read


def one(path):
    (found,) = read([path], strict=True)
    return found


def column(lines: list[str], top: int = 760, left: int = 72) -> list[tuple[int, int, str]]:
    return [(left, top - 14 * number, line) for number, line in enumerate(lines)]


def test_a_word_parted_at_the_end_of_a_line_is_put_together(tmp_path):
    write_pdf(tmp_path / "a.pdf", [column(["The republic of Norland recalled its am-", "bassador on Monday."])])
    assert one(tmp_path / "a.pdf").text == "The republic of Norland recalled its ambassador on Monday."


def test_a_hyphen_that_the_text_writes_elsewhere_stays(tmp_path):
    lines = ["A long-term plan was agreed on by the two ministers. It is the first long-", "term plan in ten years."]
    write_pdf(tmp_path / "a.pdf", [column(lines)])
    assert "first long-term plan" in one(tmp_path / "a.pdf").text


def test_headers_footers_and_page_numbers_are_left_out(tmp_path):
    places = ("Aland", "Bland", "Cland", "Dland")
    pages = []
    for number, place in enumerate(places, 1):
        lines = [f"The envoy of {place} came first and spoke of the strait,", f"and {place} alone left early."]
        body = column([*lines, f"Nobody in {place} had asked for that, its paper wrote."])
        pages.append([(72, 810, "Norland Gazette, 26 October 2022"), *body, (290, 30, f"Page {number} of 4")])
    write_pdf(tmp_path / "a.pdf", pages)
    text = one(tmp_path / "a.pdf").text
    assert "Gazette" not in text and "Page" not in text
    assert all(
        f"The envoy of {place} came first and spoke of the strait, and {place} alone" in text for place in places
    )


def test_a_sentence_goes_on_over_the_end_of_a_page_and_a_column(tmp_path):
    first = [
        *column(["The ministry said that the", "patrols would"]),
        *column(["stay apart until the two", "sides had"], left=320),
    ]
    write_pdf(tmp_path / "a.pdf", [first, column(["met again in March."])])
    assert one(tmp_path / "a.pdf").text == (
        "The ministry said that the patrols would stay apart until the two sides had met again in March."
    )


def test_a_wider_gap_or_an_indent_begins_a_paragraph(tmp_path):
    lines = column(["The patrols of Norland turned back before noon on the same", "day, the spokesman said."])
    lines += [
        (84, 732, "Sudmark gave no account of its own boats on that day, and"),
        (72, 718, "its envoy stayed silent."),
    ]
    lines += [(72, 680, "The strait is open again.")]
    write_pdf(tmp_path / "a.pdf", [lines])
    assert [p.split()[0] for p in one(tmp_path / "a.pdf").text.split("\n\n")] == ["The", "Sudmark", "The"]


def test_each_item_of_a_list_is_a_paragraph(tmp_path):
    write_pdf(
        tmp_path / "a.pdf", [column(["They agreed on two points:", "• no patrols by night;", "• one call a week."])]
    )
    assert len(one(tmp_path / "a.pdf").text.split("\n\n")) == 3


def test_the_title_is_the_one_that_the_file_states_and_no_date_is_guessed(tmp_path):
    write_pdf(tmp_path / "a.pdf", [column(["Envoys met on 3 May 2021."])], title="Envoys (again)")
    write_pdf(tmp_path / "b.pdf", [column(["Envoys met on 3 May 2021."])])
    assert (one(tmp_path / "a.pdf").title, one(tmp_path / "b.pdf").title) == ("Envoys (again)", None)
    assert one(tmp_path / "a.pdf").published is None


@pytest.mark.parametrize(("data", "words"), [(b"%PDF-1.4\nbroken", "damaged"), (None, "only pictures")])
def test_a_pdf_that_gives_no_text_says_why(tmp_path, data, words):
    if data is None:
        write_pdf(tmp_path / "a.pdf", [[]])
    else:
        (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(InputError, match=words):
        one(tmp_path / "a.pdf")
