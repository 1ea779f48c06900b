"""However many and however long the documents, a parse needs bounded memory and gives the same."""

from __future__ import annotations

from dataclasses import replace

from allegedly.grammar import parse, parsing
from allegedly.grammar.model import language
from allegedly.nouns import Document

TEXT = (
    "The ministry of Norland said on Monday that the envoy of Sudmark had left.\n\n"
    "“We regret it,” its spokeswoman Zwolka Brinjewicz said. Sudmark denied that he had been expelled."
)


def documents(number: int) -> list[Document]:
    return [Document(str(n), f"{TEXT} Case Qx{n}zz-{n} stays open.") for n in range(number)]


def without_document(parsed):
    return replace(parsed, document=Document("", ""))


def test_word_forms_that_are_forgotten_change_nothing(monkeypatch):
    kept = list(parse(documents(12)))
    monkeypatch.setattr(parsing, "FORMS", 0)
    assert list(parse(documents(12))) == kept


def test_once_enough_word_forms_are_known_new_ones_are_forgotten(monkeypatch):
    list(parse(documents(2)))
    monkeypatch.setattr(parsing, "FORMS", 0)
    before = len(language().vocab.strings)
    list(parse([Document(str(n), f"Envoy Vroulek{n * 7919} met envoy Tzimba{n * 104729}.") for n in range(300)]))
    assert len(language().vocab.strings) == before


def test_two_parses_may_take_turns(monkeypatch):
    monkeypatch.setattr(parsing, "FORMS", 0)
    turns = [pair[0].words == pair[1].words for pair in zip(parse(documents(9)), parse(documents(9)), strict=True)]
    assert turns == [True] * 9


def test_batches_are_bounded_by_length_and_lose_nothing(monkeypatch):
    whole = [without_document(parsed) for parsed in parse(documents(6))]
    monkeypatch.setattr(parsing, "BATCH_CHARACTERS", 100)
    assert [without_document(parsed).words for parsed in parse(documents(6))] == [parsed.words for parsed in whole]
    lengths = [
        sum(map(len, batch)) for batch in parsing._batches(parsing._pieces(documents(6))) if sum(map(len, batch)) > 100
    ]
    assert all(length < 200 for length in lengths)  # a single paragraph may be longer than a batch


def test_a_document_without_words_has_an_empty_parse():
    one, two = parse([Document("a", " \n\n "), Document("b", "Kyiv thanked Berlin.")])
    assert (one.words, one.sentences) == ([], [])
    assert two.words == ["Kyiv", "thanked", "Berlin", "."]
