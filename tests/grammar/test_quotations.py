"""Quotation marks: every habit of the news, and its accidents."""

from __future__ import annotations

import pytest

from allegedly.grammar import parse, quotations
from allegedly.nouns import Document


def marked(text: str) -> list[str]:
    (parsed,) = parse([Document("d", text)])
    return [text[slice(*quote.span)] for quote in quotations(parsed)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The minister spoke of “a good day” for Ruritania.", ["“a good day”"]),
        ('The minister spoke of "a good day" for Ruritania.', ['"a good day"']),
        ("The minister spoke of ``a good day'' for Ruritania.", ["``a good day''"]),
        ("The minister spoke of «a good day» for Ruritania.", ["«a good day»"]),
        ("The minister spoke of ‘a good day’ for Ruritania.", ["‘a good day’"]),
        ("The workers’ union and the minister's aide didn't agree on the '90s.", []),
        ("”The road is open,” the mayor said.", ["”The road is open,”"]),
    ],
)
def test_all_kinds_of_marks_are_known(text: str, quotes: list[str]) -> None:
    assert marked(text) == quotes


def test_a_quotation_inside_a_quotation_is_one_deeper() -> None:
    (parsed,) = parse([Document("d", "“He called it ‘a small step’ for us,” the mayor said.")])
    assert [quote.depth for quote in quotations(parsed)] == [0, 1]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    (parsed,) = parse([Document("d", "“The road is open.\n“The bridge is not,” the mayor said.")])
    first, second = quotations(parsed)
    assert first.continued and not first.closed
    assert second.closed


def test_a_missing_closing_mark_does_not_swallow_the_paragraph() -> None:
    text = "The mayor called it “a small step. Nobody else spoke that day. It rained."
    assert marked(text) == ["“a small step."]


def test_a_missing_opening_mark_begins_with_the_sentence() -> None:
    assert marked("It rained. The road is open,” the mayor said.") == ["The road is open,”"]


def test_spans_begin_and_end_with_the_marks() -> None:
    text = "“One,” she said. “Two.”\n\n“Three,” he said."
    assert marked(text) == ["“One,”", "“Two.”", "“Three,”"]
