"""Passages: what an article has word for word from another is that one's; the words of a speaker are the speaker's."""

from __future__ import annotations

import dataclasses

import pytest
from made import TEXT, babble, coded

from allegedly.ledger import ClaimFilter, open_ledger, origins, views
from allegedly.ledger.passages import copied_passages
from allegedly.ledger.tables import metadata
from allegedly.nouns import Document

WIRE = f"{TEXT} {babble(1, 90)}"
# Three times as long as what it has from the wire: TEXT stands in its middle.
HOST = f"{babble(2, 120)}\n{babble(1, 90)}\n{babble(3, 120)}"


def passages(later, earlier):
    return [later[slice(*one.span)] for one in copied_passages(later, earlier)]


def test_a_paragraph_in_a_longer_article_is_found_with_its_place_in_both():
    (one,) = copied_passages(HOST, WIRE)
    assert HOST[slice(*one.span)] == babble(1, 90) == WIRE[slice(*one.source)]


def test_a_word_here_and_there_may_be_another():
    words = babble(1, 90).split()
    words[20], words[50:52] = "other", ["quite", "another", "thing"]
    assert passages(" ".join(words), WIRE) == [" ".join(words)]


def test_a_set_phrase_is_no_passage():
    assert passages(babble(2, 60) + " " + babble(1, 15) + " " + babble(3, 60), WIRE) == []


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "‘{}’"])
def test_the_words_of_a_speaker_are_no_passage_of_whoever_quoted_them_first(marks):
    quote = marks.format(babble(1, 90))
    assert passages(f"{babble(2, 60)} {quote} {babble(3, 60)}", f"{babble(4, 60)} {quote} {babble(5, 60)}") == []
    assert (
        passages(f"{babble(2, 60)} {quote} {babble(3, 60)}", f"{babble(4, 60)} {babble(1, 90)} {babble(5, 60)}") == []
    )


def test_a_quotation_inside_a_copied_paragraph_is_copied_with_it():
    part = f"{babble(1, 30)} “{babble(6, 20)}” {babble(7, 30)}"
    assert passages(f"{babble(2, 90)} {part} {babble(3, 90)}", f"{part} {babble(4, 90)}") == [part]


def test_two_passages_of_one_article_are_two():
    later = f"{babble(1, 40)} {babble(2, 60)} {babble(5, 40)}"
    assert passages(later, f"{babble(1, 40)} {babble(3, 60)} {babble(5, 40)}") == [babble(1, 40), babble(5, 40)]


def host(day="2022-10-20"):
    return Document("host", HOST, published=day, publisher="Other Paper")


def test_an_article_is_its_own_origin_but_for_the_passage():
    found = origins([Document("wire", WIRE, published="2022-10-03"), host()])
    start = HOST.index(babble(1, 90))
    assert found["host"] == "host"
    assert found.at("host", (start + 10, start + 40)) == "wire"
    assert found.at("host", (0, 40)) == "host"
    assert found.at("wire", (0, 40)) == "wire"


def test_a_passage_is_whose_it_was_first():
    third = Document("third", f"{babble(8, 200)} {babble(1, 90)} {babble(9, 200)}", published="2022-10-25")
    found = origins([third, host(), Document("wire", WIRE, published="2022-10-03")])
    assert {origin for _, origin in (*found.passages["third"], *found.passages["host"])} == {"wire"}


# -- in a ledger -------------------------------------------------------------------------------------------------------


def longer(number, published, id_):
    """A document that tells the sale in the words of others, inside more of its own."""
    before = babble(20 + number, 150) + "\n"
    told = coded(number, published=published, id=id_, url=None, publisher=f"Paper {number}")
    return moved(told, before, f" {babble(1, 40)}\n{babble(40 + number, 150)}")


def moved(item, before, after):
    """A coded document with other text around it."""
    by = len(before)

    def shift(value):
        if isinstance(value, tuple) and len(value) == 2 and all(type(each) is int for each in value):
            return (value[0] + by, value[1] + by)
        if isinstance(value, tuple):
            return tuple(shift(each) for each in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, Document):
            return dataclasses.replace(
                value, **{f.name: shift(getattr(value, f.name)) for f in dataclasses.fields(value)}
            )
        return value

    item = dataclasses.replace(item, events=tuple(dataclasses.replace(e, quantities=()) for e in item.events))
    return dataclasses.replace(shift(item), document=dataclasses.replace(item.document, text=before + TEXT + after))


@pytest.fixture
def wire():
    return moved(coded(1, url=None, publisher="First Wire"), "", f" {babble(1, 40)} {babble(60, 80)}")


def told_by(ledger, document):
    (row,) = [row for row in ledger.claims(ClaimFilter(document=document, text="sold")) if row.id == "c1"]
    return row


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_claim_in_a_passage_is_of_the_origin_that_had_it_first_in_whatever_order_documents_come(ledger, wire, order):
    items = [wire, longer(2, "2022-10-04", "doc-2"), longer(3, "2022-10-05", "doc-3")]
    ledger.add(items[number] for number in order)
    assert len(set(ledger.origins().values())) == 3
    assert len({told_by(ledger, item.document.id).origin for item in items}) == 1
    spread = told_by(ledger, "doc-3").spread
    assert (spread.reports, spread.outlets, spread.origins) == (3, 3, 1)


def test_what_is_coded_again_keeps_its_passages(ledger, wire):
    items = {item.document.id: item for item in (wire, longer(2, "2022-10-04", "doc-2"))}
    ledger.add(items.values())
    ledger.recode(lambda documents: (items[each.id] for each in documents), everything=True)
    assert told_by(ledger, "doc-2").spread.origins == 1


def test_a_changed_document_has_its_passages_too(ledger, wire):
    ledger.add([wire, coded(2, published="2022-10-04", url=None, publisher="Paper 2")])
    ledger.add([longer(2, "2022-10-06", "doc-2")])
    assert told_by(ledger, "doc-2").spread.origins == 1


def test_without_the_document_that_it_is_from_a_passage_is_its_own(ledger, wire):
    ledger.add([wire, longer(2, "2022-10-04", "doc-2")])
    assert ledger.remove("doc-1").origins == 1
    assert told_by(ledger, "doc-2").spread.origins == 1
    assert ledger.origins() == {"doc-2": "doc-2"}


def test_a_ledger_keeps_the_origins_that_its_documents_have_by_themselves(ledger, wire):
    items = [wire, longer(2, "2022-10-04", "doc-2")]
    ledger.add(items)
    found = [item.document for item in items]
    kept, alone = ledger.origins_of(found), origins(found)
    assert kept == alone and alone.passages
    assert {id_: list(some) for id_, some in kept.passages.items()} == alone.passages


MADE_SINCE = ("passages", "parties_told", "tellings", "sayings")


def test_a_ledger_from_before_them_gets_its_passages_and_what_is_compared(url, wire):
    def rows(ledger):
        with ledger.engine.connect() as connection:
            found = {name: connection.execute(metadata.tables[name].select()).all() for name in MADE_SINCE}
            contested = metadata.tables["catalogue"].select().where(metadata.tables["catalogue"].c.kind == "contested")
            return {name: {tuple(row)[name == "passages" :] for row in some} for name, some in found.items()} | {
                "contested": set(map(tuple, connection.execute(contested).all()))
            }

    words = coded(4, TEXT + " Belmark denied rumours of naval drones from Arvia.")
    with open_ledger(url) as ledger:
        ledger.add([wire, longer(2, "2022-10-04", "doc-2"), longer(3, "2022-10-05", "doc-3"), words])
        before = rows(ledger)
        with ledger.engine.begin() as connection:
            views.drop(connection)
            for name in MADE_SINCE:
                connection.exec_driver_sql(f"DROP TABLE {name}")
            for index in ("catalogue_dated", "catalogue_ahead"):
                connection.exec_driver_sql(f"DROP INDEX {index}")
            connection.exec_driver_sql("DELETE FROM catalogue WHERE kind = 'contested'")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    assert before["passages"] and before["tellings"] and before["contested"]
    with open_ledger(url, create=False) as ledger:
        assert rows(ledger) == before
