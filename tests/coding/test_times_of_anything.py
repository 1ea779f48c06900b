"""Whatever the text and the publication date: no exception, no impossible day, every span quotes the text."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from allegedly.coding.times import document_date, find_times, flag_published
from allegedly.knowledge.times import holidays, references, time_words

WORDS = sorted({*time_words(), *references(), *holidays()})
SIGNS = "1 2 31 30 29 0 00 45 99 264 999 1999 2024 10:35 24:00 25:61 3/4 12/31/1999 31.12.1999 2022-02-30 1990s".split()
SIGNS += "'90s Q3 1,500 22.8 1st 31st 99th , . - – ( ) 's $ % will said \n\n".split(" ")
days = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat), st.text(max_size=12))
pieces = st.sampled_from([*WORDS, *SIGNS]).flatmap(lambda word: st.sampled_from([word, word.title(), word.upper()]))
sentences = st.lists(pieces, max_size=12).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))


def check(text: str, published: str | None) -> None:
    for time in find_times(text, published):
        assert text[time.span[0] : time.span[1]] == time.text
        assert (time.start is None) == (time.end is None)
        if time.start is not None and time.end is not None:
            assert date.fromisoformat(time.start) <= date.fromisoformat(time.end)
        if time.type in ("DURATION", "SET"):
            assert time.start is None
        if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", time.value):
            date(*(int(part) for part in found.groups()))


@settings(max_examples=300, deadline=None)
@example("the sixties BC", None)
@example("in 0 BC 99999999 years later", "9999-12-31")
@given(sentences, days)
def test_words_of_time_in_any_order(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), days)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)
    found = document_date(text)
    assert found is None or date.fromisoformat(found)


@settings(max_examples=100, deadline=None)
@given(sentences)
def test_a_dateline_of_any_words(text: str) -> None:
    found = document_date(text, text)
    assert found is None or date.fromisoformat(found)


@settings(max_examples=100, deadline=None)
@given(days)
def test_any_publication_date_is_judged(published: str | None) -> None:
    assert flag_published(published, "2022-10-26") is None or published


@given(sentences, days)
@settings(max_examples=50, deadline=None)
def test_same_input_same_output(text: str, published: str | None) -> None:
    assert find_times(text, published) == find_times(text, published)
