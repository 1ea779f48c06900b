"""Paragraphs: no sentence runs from one into the next, and datelines stand apart."""

import pytest

from allegedly.grammar.paragraphs import LONGEST, paragraphs


def pieces(text):
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("WASHINGTON — ", "The ministry closed the port."),
        ("TEHRAN- ", "The ministry closed the port."),
        ("TEHRAN – ", "“The port is closed,” the ministry said."),
        ("MOSCOW, Oct. 3 (Reuters) - ", "The ministry closed the port."),
        ("KYIV, Ukraine (AP) — ", "The ministry closed the port."),
        ("UNITED NATIONS — ", "The council met."),
        ("BEIRUT/AMMAN — ", "The council met."),
    ],
)
def test_a_dateline_is_a_piece_of_its_own(dateline, rest):
    assert pieces(f"A headline\n{dateline}{rest}\nMore.") == ["A headline", dateline.strip(), rest, "More."]


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance of thirty states – met.",
        "IAEA-led inspectors arrived.",
        "Moscow — The river froze.",
        "The GRU - the intelligence service - denied it.",
        "U.S. - Russia relations cooled.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text):
    assert pieces(text) == [text]


def test_a_dateline_stands_at_the_beginning_of_an_article_alone():
    text = "\n".join(["One."] * 6 + ["LONDON — Two."])
    assert pieces(text)[-1] == "LONDON — Two."


def test_a_line_break_ends_a_paragraph_and_white_space_is_left_out():
    assert pieces("  One.\n\n  Two. \n") == ["One.", "Two."]


def test_a_paragraph_that_is_too_long_is_cut_between_sentences():
    text = "It rained all day. " * (LONGEST // 10)
    found = pieces(text)
    assert len(found) > 1
    assert all(piece.rstrip().endswith(".") and len(piece) <= LONGEST for piece in found)
