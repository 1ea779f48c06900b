"""The publication date from datelines and bylines, and what is wrong with one."""

from __future__ import annotations

import pytest

import allegedly
from allegedly.coding.times import document_date, flag_published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KYIV, 12 March 2022 – The council met.", "2022-03-12"),
        ("Friday, January 4, 2019\nThe council met.", "2019-01-04"),
        ("By Ada Vet\nPublished: 3 May 2021 at 10:00\n\nThe council met.", "2021-05-03"),
        ("VETPORT (VN) Jan. 5, 2019 -- The council met.", "2019-01-05"),
        ("Saturday, January 5, 2019\xa0\n\nThe council met.", "2019-01-05"),
        ("Last updated on 3 May 2021 by the desk", "2021-05-03"),
        ("On March 26, 2021, the council met.", None),
        ("“We were glad.”\n– Ada Vet, March 11, 2021\nThe council met.", None),
        ("The war began on 24 February 2022 and goes on.", None),
        ("VETPORT, March 12 (VN) - The council met.", None),
        ("The council met.", None),
        ("", None),
    ],
)
def test_a_date_that_stands_alone_at_the_top_dates_the_document(text: str, expected: str | None) -> None:
    assert document_date(text, None) == expected


def test_the_title_comes_second() -> None:
    assert document_date("The council met.", "Statement of the council, 4 May 2021") == "2021-05-04"


def test_a_publication_date_in_the_future_is_flagged() -> None:
    assert "future" in (flag_published("2031-01-01", "2022-10-26") or "")


def test_a_publication_date_before_newspapers_is_flagged() -> None:
    assert "before" in (flag_published("0201-01-01", "2022-10-26") or "")


def test_a_publication_date_that_is_none_is_flagged_when_something_stands_there() -> None:
    assert "ISO" in (flag_published("2022-13-45", "2022-10-26") or "")
    assert flag_published(None, "2022-10-26") is None


def test_an_ordinary_publication_date_passes() -> None:
    assert flag_published("2022-10-26T08:00:00Z", "2022-10-26") is None


def test_the_front_door_reads_the_dateline_where_no_date_is_given() -> None:
    text = "KYIV, 12 March 2022 (Wire) — The bridge fell on Friday."
    assert [time.value for time in allegedly.times(text)] == ["2022-03-12", "2022-03-11"]
    assert [time.value for time in allegedly.times(text, "2022-03-14")] == ["2022-03-12", "2022-03-11"]
