"""When: time expressions of news and histories, by our own sentences about public facts and invented places."""

from __future__ import annotations

import pytest

from allegedly.coding.times import find_times
from allegedly.nouns import Time

# A Wednesday.
TODAY = "2022-10-26"


def only(text: str, published: str | None = TODAY) -> Time:
    """The one expression that a text holds."""
    found = find_times(text, published)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def values(text: str, published: str | None = TODAY) -> list[str]:
    return [time.value for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The envoys met on 12 March 2021 in Oslo.", "12 March 2021", "2021-03-12"),
        ("The envoys met on March 12, 2021 in Oslo.", "March 12, 2021", "2021-03-12"),
        ("They left on Friday, Jan. 7, 2022 by train.", "Friday, Jan. 7, 2022", "2022-01-07"),
        ("The port closed in mid-October 1998 for good.", "mid-October 1998", "1998-10"),
        ("The treaty has held since 1979 without change.", "1979", "1979"),
        ("The line was built in the 1990s by prisoners.", "the 1990s", "199X"),
        ("Steam came in the early 19th century to Vetland.", "the early 19th century", "18"),
        ("The budget of the third quarter of 1998 was late.", "the third quarter of 1998", "1998-Q3"),
        ("The strike took up the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("They fought through the summer of 1943.", "the summer of 1943", "1943-SU"),
        ("Xerxes came in 480 BC with a fleet.", "480 BC", "BC0480"),
        ("The form is dated 2021-02-03 below.", "2021-02-03", "2021-02-03"),
        ("Sales fell in fiscal year 2021 again.", "fiscal year 2021", "FY2021"),
    ],
)
def test_a_date_that_says_its_year_needs_no_publication_date(text: str, quote: str, value: str) -> None:
    time = only(text, None)
    assert (time.text, time.value, time.type) == (quote, value, "DATE")


@pytest.mark.parametrize(
    ("text", "quote", "value", "start", "end"),
    [
        ("The minister spoke on Wednesday.", "Wednesday", "2022-10-26", "2022-10-26", "2022-10-26"),
        ("The minister spoke on Friday.", "Friday", "2022-10-21", "2022-10-21", "2022-10-21"),
        ("The minister will speak on Friday.", "Friday", "2022-10-28", "2022-10-28", "2022-10-28"),
        ("Talks are scheduled for Monday.", "Monday", "2022-10-31", "2022-10-31", "2022-10-31"),
        ("They could meet as early as Monday.", "Monday", "2022-10-31", "2022-10-31", "2022-10-31"),
        ("Drones fell earlier this month.", "earlier this month", "2022-10", "2022-10-01", "2022-10-31"),
        ("Trade doubled last year.", "last year", "2021", "2021-01-01", "2021-12-31"),
        ("The bridge fell two weeks ago.", "two weeks ago", "2022-W41", "2022-10-10", "2022-10-16"),
        ("The shops closed last week.", "last week", "2022-W42", "2022-10-17", "2022-10-23"),
        ("The summit was held in March.", "March", "2022-03", "2022-03-01", "2022-03-31"),
        ("The summit will be held in March.", "March", "2023-03", "2023-03-01", "2023-03-31"),
        ("He was elected in November.", "November", "2021-11", "2021-11-01", "2021-11-30"),
        ("They agreed to meet in November.", "November", "2022-11", "2022-11-01", "2022-11-30"),
        ("The siege ended on Monday and was forgotten.", "Monday", "2022-10-24", "2022-10-24", "2022-10-24"),
        ("They planned a rally on Monday and were busy.", "Monday", "2022-10-31", "2022-10-31", "2022-10-31"),
        ("Nobody could be reached on Friday.", "Friday", "2022-10-21", "2022-10-21", "2022-10-21"),
        (
            "On Friday, the old League of Vetland and Ostmark Shipowners plans to meet.",
            "Friday",
            "2022-10-28",
            "2022-10-28",
            "2022-10-28",
        ),
        ("It was the day before last Monday.", "the day before last Monday", "2022-10-23", "2022-10-23", "2022-10-23"),
        ("He resigned last November.", "last November", "2021-11", "2021-11-01", "2021-11-30"),
        ("The king died a decade ago.", "a decade ago", "2012", "2012-01-01", "2012-12-31"),
        ("Rates rose last winter.", "last winter", "2021-WI", "2021-12-01", "2022-02-28"),
        ("The city was dark last night.", "last night", "2022-10-25TNI", "2022-10-25", "2022-10-25"),
        ("They voted last weekend.", "last weekend", "2022-W42-WE", "2022-10-22", "2022-10-23"),
        ("They will vote on Thanksgiving.", "Thanksgiving", "2022-11-24", "2022-11-24", "2022-11-24"),
        ("Prices rose during Ramadan.", "Ramadan", "2022-04", "2022-04-02", "2022-05-01"),
        ("They fasted before Orthodox Easter.", "Orthodox Easter", "2022-04-24", "2022-04-24", "2022-04-24"),
    ],
)
def test_news_counts_from_its_publication_date(text: str, quote: str, value: str, start: str, end: str) -> None:
    time = only(text)
    assert (time.text, time.value, time.start, time.end) == (quote, value, start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister spoke on Wednesday.", "XXXX-WXX-3"),
        ("The summit was held in March.", "XXXX-03"),
        ("It happened on 5 May.", "XXXX-05-05"),
        ("Trade doubled last year.", "XXXX"),
        ("Trade doubled last week.", "XXXX-WXX"),
        ("Trade is now free.", "PRESENT_REF"),
        ("He left tonight.", "XXXX-XX-XXTNI"),
    ],
)
def test_without_a_publication_date_unknowns_are_marked_and_no_day_is_invented(text: str, value: str) -> None:
    time = only(text, None)
    assert (time.value, time.start, time.end) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "quote", "type_", "value"),
    [
        ("Protests have lasted more than a month.", "more than a month", "DURATION", "P1M"),
        ("A two-day visit followed.", "two-day", "DURATION", "P2D"),
        ("The trial took three and a half years.", "three and a half years", "DURATION", "P3Y6M"),
        ("The flight took an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
        ("They waited for several weeks.", "several weeks", "DURATION", "PXW"),
        ("Talks stalled for years.", "years", "DURATION", "PXY"),
        ("It fell over the past year.", "the past year", "DURATION", "P1Y"),
        ("Prices doubled in the last week.", "the last week", "DURATION", "P1W"),
        ("Guards stood there 24 hours a day.", "24 hours a day", "SET", "P1D"),
        ("The decades-old quarrel is over.", "decades-old", "DURATION", "PXDE"),
        ("She spoke during the first two weeks.", "the first two weeks", "DURATION", "P2W"),
        ("They meet every year.", "every year", "SET", "P1Y"),
        ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
        ("They meet on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("The paper appears weekly.", "weekly", "SET", "P1W"),
        ("It was recently sold.", "recently", "DATE", "PAST_REF"),
        ("It may be sold in the near future.", "the near future", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_references_name_no_day(text: str, quote: str, type_: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.type, time.value) == (quote, type_, value)
    assert time.start is None
    assert time.end is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The siren sounded at 10:35 a.m. on Tuesday.", "2022-10-25T10:35"),
        ("The siren sounded at 9 p.m. Tuesday.", "2022-10-25T21:00"),
        ("The siren sounded at noon Tuesday.", "2022-10-25T12:00"),
        ("The siren sounded on Tuesday morning.", "2022-10-25TMO"),
        ("It fell in the early hours of Tuesday.", "2022-10-25TMO"),
    ],
)
def test_a_time_of_day_takes_its_day_along(text: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.value, time.start) == ("TIME", value, "2022-10-25")


def test_a_time_of_day_takes_the_date_that_follows_it() -> None:
    text = "The invasion began at 5:30 a.m. local time on March 20, 2003."
    assert values(text) == ["2003-03-20T05:30", "2003-03-20"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran from May 3 to May 7, 1942.", ["1942-05-03", "1942-05-07"]),
        ("It ran from 3 to 7 May 1942.", ["1942-05-03", "1942-05-07"]),
        ("It ran on January 25-29, 1905.", ["1905-01-25", "1905-01-29"]),
        ("It ran from April to June 1968.", ["1968-04", "1968-06"]),
        ("It ran from November to February 1968.", ["1967-11", "1968-02"]),
        ("The war of 1941–45 ended.", ["1941", "1945"]),
        ("The war from 499 to 493 BC ended.", ["BC0499", "BC0493"]),
    ],
)
def test_both_ends_of_a_range_are_told(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_story_within_news_keeps_its_year() -> None:
    text = "In 1939 war broke out. On September 3 Britain joined. Three days later ships were lost."
    assert values(text) == ["1939", "1939-09-03", "1939-09-06"]


def test_the_next_day_follows_the_day_spoken_of() -> None:
    text = "The fleet sailed on 3 May 2021. It returned the next day. The day before, a ship had burned."
    assert values(text) == ["2021-05-03", "2021-05-04", "2021-05-03"]


HISTORY = (
    "The war of Vetland began on 4 March 1871. In April the northern army crossed the river. By the end of the year, "
    "it held the coast. In January 1872 the south answered. The following month it took two ports. In October 1872 "
    "talks began. In December they failed, and in February the city fell. In May 1873 a treaty was signed. "
    "That year the king fled; two days later, on 7 June 1873, his brother was crowned.\n\n"
    "In 1890 the treaty was renewed. In March 1891 the last prisoners came home."
)


def test_a_history_moves_on_with_its_own_dates() -> None:
    assert values(HISTORY, "2015-01-01")[:8] == [
        "1871-03-04", "1871-04", "1871", "1872-01", "1872-02", "1872-10", "1872-12", "1873-02",
    ]  # fmt: skip


def test_the_same_words_in_news_follow_the_publication() -> None:
    assert values("In April the northern army crossed the river.", "2015-07-01") == ["2015-04"]


def test_a_plan_for_a_later_year_does_not_move_a_history() -> None:
    text = HISTORY + " The campaign was planned for 1895. In July the plan was dropped."
    assert values(text, "2015-01-01")[-1] == "1891-07"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may go.",
        "The march began in the square.",
        "The coil will spring back.",
        "The fall of Vetport was a shock.",
        "The Spring of Nations failed.",
        "It is high noon for Vetland.",
        "Later in the day rain fell.",
        "The daily said otherwise.",
        "Some 2000 troops and 1,500 people came.",
        "The 22-year-old woman was not named.",
        "It cost $1990 or more.",
        "She came second, for a second time.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert find_times(text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met from Monday through Friday.", ["2022-10-24", "2022-10-28"]),
        ("It closes by year-end.", ["2022"]),
        ("They were called at 10.30am on Tuesday.", ["2022-10-25T10:30"]),
        ("It is the third storm in as many weeks.", []),
        ("The contract runs until the end of June.", ["2023-06"]),
        ("They rest on weekends.", ["XXXX-WXX-WE"]),
        ("Sales fell in the last quarter of 2021.", ["2021-Q4"]),
        ("Sales fell in the last quarter.", ["2022-Q3"]),
        ("By 2023 a quarter of the fleet is gone.", ["2023"]),
        ("The sunset clause holds.", []),
        ("The union gave them until Friday to answer.", ["2022-10-28"]),
        ("They had been held until Friday.", ["2022-10-21"]),
        ("He left the week before last.", ["2022-W41"]),
        ("He left the night before last.", ["2022-10-24TNI"]),
        ("They will meet this coming Monday.", ["2022-10-31"]),
        ("They met this past weekend.", ["2022-W42-WE"]),
        ("They pray on Sunday mornings.", ["XXXX-WXX-7TMO"]),
        ("The vote is set for May 2024, with a second round in June.", ["2024-05", "2024-06"]),
        ("The term that ends June 30 is long.", ["2023-06-30"]),
        ("Polls will close at 8 p.m. ET Thursday.", ["2022-10-27T20:00"]),
        ("They honoured victims of the Sept. 11 attacks.", ["2001-09-11"]),
        ("They met on Sept. 11.", ["2022-09-11"]),
        ("He left the city. He came back two years later.", ["XXXX"]),
        ("It will open two years later.", ["2024"]),
        ("They met following Friday's quake.", ["2022-10-21"]),
        ("They met the following Friday.", ["2022-10-28"]),
        ("Prices are in free-fall (Q3:35).", []),
        ("Sales fell in the third quarter.", ["2022-Q3"]),
        ("The fiscal second quarter of 2021 was poor.", ["2021-Q2"]),
        ("It opened in the first half of the year.", ["2022-H1"]),
        ("The siren sounded around 0900 GMT.", ["2022-10-26T09:00"]),
        ("It was built in the 2000s, the other in the 1800s.", ["200X", "18"]),
        ("It took one-and-a-half years.", ["P1Y6M"]),
        ("They work four days a week.", ["P4D", "P1W"]),
        ("Profits fell from the year-earlier quarter.", ["2021"]),
        ("They landed at 0600 hours on 6 June 1944.", ["1944-06-06T06:00", "1944-06-06"]),
        ("They left on February 29.", ["2020-02-29"]),
        ("It was built in the '90s.", ["199X"]),
        ("They fought through the winter of 1916–17.", ["1916-WI"]),
        ("Sales rose in Q3 2021.", ["2021-Q3"]),
        ("The form says 7.10.2023 and 10/8/2023.", ["2023-10-07", "2023-10-08"]),
    ],
)
def test_the_other_ways_of_writing_a_time(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_text_that_counts_before_christ_may_drop_the_letters() -> None:
    text = "War came in 264 BC. It ended in 241 BC. Peace broke in 218 BC. In 216, a battle was lost; 271 ships sank."
    assert values(text, "2010-01-01") == ["BC0264", "BC0241", "BC0218", "BC0216"]


def test_an_article_belongs_to_the_noun_behind_the_date() -> None:
    assert [time.text for time in find_times("The 2015 deal and the summer offensive failed.", TODAY)] == [
        "2015",
        "summer",
    ]
    assert only("The summer was dry.").text == "The summer"
    assert only("The 46-day battle ended.").text == "46-day"


def test_every_expression_quotes_the_text() -> None:
    text = "On Oct. 7 and the next morning — and “tonight” — they waited; since the mid-1990s, nobody had."
    for time in find_times(text, TODAY):
        assert text[time.span[0] : time.span[1]] == time.text


def test_an_impossible_day_is_no_time() -> None:
    assert all("02-30" not in value for value in values("They met on February 30, 2021."))


def test_a_publication_date_time_counts_by_its_day() -> None:
    assert values("They met today.", "2022-10-26T23:30:00+03:00") == ["2022-10-26"]


def test_a_publication_date_that_cannot_be_read_is_none() -> None:
    assert values("They met today.", "last Tuesday") == values("They met today.", None)


def test_that_day_is_known_as_far_as_the_text_tells() -> None:
    time = find_times("The bridge fell in March 2014. That same day a tower fell.", TODAY)[1]
    assert (time.text, time.value, time.start, time.end) == ("That same day", "2014-03-XX", "2014-03-01", "2014-03-31")


def test_years_of_the_iranian_calendar_are_told_apart() -> None:
    time = only("Exports rose in the Iranian calendar year of 1398.")
    assert (time.text, time.value, time.start, time.end) == ("1398", "2019", "2019-03-21", "2020-03-19")
    assert only("The bridge was built in 1398.").value == "1398"


def test_news_without_a_date_gives_this_month_no_year() -> None:
    text = "The 2015 deal is dead. Drones fell earlier this month."
    assert [time.value for time in find_times(text, None)] == ["2015", "XXXX-XX"]
