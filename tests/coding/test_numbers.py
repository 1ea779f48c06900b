"""Numbers in figures and words."""

import pytest

from allegedly.coding.numbers import find_numbers
from allegedly.grammar import parse
from allegedly.nouns import Document


def numbers(text: str) -> list[tuple[str, float | None]]:
    (parsed,) = parse([Document("d", text)])
    return [(text[n.start : n.end], n.value) for n in find_numbers(text, parsed.lowers, parsed.starts)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The ferry carried 1,500 people.", "1,500", 1500),
        ("Output was 1.2 million tonnes.", "1.2 million", 1_200_000),
        ("They bought two dozen eggs.", "two dozen", 24),
        ("A hundred villages were flooded.", "A hundred", 100),
        ("He paid half a million for it.", "half a million", 500_000),
        ("It lasted two and a half hours.", "two and a half", 2.5),
        ("Twenty-eight states have signed.", "Twenty-eight", 28),
        ("There were three hundred and twelve seats.", "three hundred and twelve", 312),
        ("Two-thirds of the members agreed.", "Two-thirds", 2 / 3),
        ("A third of the harvest was lost.", "A third", 1 / 3),
        ("It fell to -40 degrees.", "-40", -40),
        ("They lent it £40m.", "40m", 40_000_000),
        ("It cost $3.4bn.", "3.4bn", 3_400_000_000),
    ],
)
def test_a_number_is_read_with_its_exact_characters(text: str, written: str, value: float) -> None:
    assert numbers(text) == [(written, pytest.approx(value))]


@pytest.mark.parametrize(
    "text",
    [
        "Iran builds the Shahed-136 there.",
        "The F-35 is a jet.",
        "COVID-19 spread.",
        "They met at 6:45 am.",
        "It was the 22nd amendment.",
        "The first half was slow.",
        "They came third.",
        "Music of the 1990s was played.",
    ],
)
def test_names_clock_times_and_ordinals_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_a_plural_magnitude_has_ends_but_no_value() -> None:
    text = "Tens of thousands of people fled."
    (parsed,) = parse([Document("d", text)])
    (number,) = find_numbers(text, parsed.lowers, parsed.starts)
    assert (number.value, number.low, number.high) == (None, 10_000, 100_000)
    assert text[number.start : number.end] == "Tens of thousands"
