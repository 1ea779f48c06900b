"""When an event took place: its clause, its sentence, the paragraph; never the publication date, never a guess."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.nouns import Document, EventDate

# A Wednesday.
TODAY = "2022-10-26"


def dates(text: str, published: str | None = TODAY) -> dict[str, EventDate | None]:
    """The date of each event by the words of its trigger."""
    coded = next(code([Document("d", text, published=published)]))
    for event in coded.events:
        if event.date is not None:
            assert text[event.date.span[0] : event.date.span[1]] == event.date.text
            assert event.date.from_ == "text"
    return {event.trigger.text: event.date for event in coded.events}


def day(text: str, trigger: str, published: str | None = TODAY) -> str | None:
    date = dates(text, published)[trigger]
    return date.start if date else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Russia shelled Kharkiv on Tuesday.", "shelled", "2022-10-25"),
        ("Russia, which invaded Ukraine in February, shelled Kharkiv on Monday.", "invaded", "2022-02-01"),
        ("Russia, which invaded Ukraine in February, shelled Kharkiv on Monday.", "shelled", "2022-10-24"),
        ("Russia said that Ukraine struck Belgorod on Tuesday.", "struck", "2022-10-25"),
    ],
)
def test_an_event_has_the_time_of_its_clause(text: str, trigger: str, expected: str) -> None:
    assert day(text, trigger) == expected


def test_clauses_that_tell_of_the_same_share_their_time() -> None:
    assert day("Iran's president arrived in Moscow on Monday and met Putin.", "met") == "2022-10-24"
    assert day("Russia shelled Kharkiv, killing 12 people on Monday.", "shelled") == "2022-10-24"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A spokeswoman said on Tuesday that Russia had shelled Kharkiv.", "shelled"),
        ("Iran rejected Wednesday's attack by Israel.", "rejected"),
        ("Iran has sanctioned Israel since 2021.", "sanctioned"),
        ("Russia, which had been quiet in 2021, shelled Kharkiv.", "shelled"),
        ("Russia shelled Kharkiv.", "shelled"),
    ],
)
def test_a_time_of_something_else_is_not_the_events(text: str, trigger: str) -> None:
    assert dates(text)[trigger] is None


def test_a_day_carries_on_within_the_paragraph() -> None:
    assert day("On Tuesday, Russia shelled Kharkiv. Russian missiles hit Lviv.", "hit") == "2022-10-25"
    text = (
        "Putin met Khamenei on Tuesday, his first trip since Russia invaded Ukraine in February. Russia shelled Lviv."
    )
    assert day(text, "shelled") == "2022-10-25"


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Russia shelled Kharkiv.\n\nRussian missiles hit Lviv.",
        "On Tuesday, Russia shelled Kharkiv. Russian missiles had hit Lviv.",
        "A spokeswoman spoke on Tuesday to say more. Russian missiles will hit Lviv.",
        "A spokeswoman said on Tuesday that it rained. Russian missiles hit Lviv.",
    ],
)
def test_a_day_does_not_carry_further(text: str) -> None:
    assert dates(text)["hit"] is None


def test_a_dateline_dates_the_document_and_no_event() -> None:
    coded = next(code([Document("d", "KYIV, 12 March 2022 (AP) — Rain fell. Russia shelled Kharkiv.")]))
    assert coded.document.published == "2022-03-12"
    assert coded.document.extra["published_from"] == "text"
    assert [event.date for event in coded.events] == [None]


def test_a_dateline_gives_way_to_metadata() -> None:
    document = Document(
        "d", "KYIV, 12 March 2022 (AP) — Rain fell. Russia shelled Kharkiv on Friday.", published="2022-03-14"
    )
    coded = next(code([document]))
    assert coded.document == document
    assert [event.date.start for event in coded.events if event.date] == ["2022-03-11"]


def test_weekdays_count_from_the_dateline_where_metadata_has_no_date() -> None:
    coded = next(code([Document("d", "KYIV, 12 March 2022 (AP) — Rain fell. Russia shelled Kharkiv on Friday.")]))
    assert [event.date.start for event in coded.events if event.date] == ["2022-03-11"]


def test_without_any_reference_a_weekday_dates_nothing() -> None:
    assert day("Russia shelled Kharkiv on Tuesday.", "shelled", None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia shelled Kharkiv from 3 to 5 October.", "3 to 5 October"),
        ("Russia shelled Kharkiv between 3 and 5 October.", "3 and 5 October"),
        ("Russia shelled Kharkiv on October 3-5.", "October 3-5"),
    ],
)
def test_a_range_of_days_is_the_events_whole(text: str, words: str) -> None:
    date = dates(text)["shelled"]
    assert date is not None
    assert (date.text, date.start, date.end, date.precision) == (words, "2022-10-03", "2022-10-05", "period")
