"""Adding is safe, and what was added comes back as it was."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest
from made import TEXT, babble, coded, document, many
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from allegedly.ledger import ClaimFilter, open_ledger
from allegedly.ledger.tables import reports
from allegedly.nouns import as_json

HERE = Path(__file__).parent


def test_a_coded_document_comes_back_exactly(ledger):
    item = coded()
    ledger.add([item])
    found = ledger.coded("doc-1")
    assert found == item
    assert json.dumps(as_json(found)) == json.dumps(as_json(item))


def test_a_bare_document_comes_back_exactly(ledger):
    bare = dataclasses.replace(
        coded(),
        document=document(text="", title=None, published=None, publisher=None, url=None, language=None, extra={}),
        sentences=(),
        mentions=(),
        attributions=(),
        events=(),
        times=(),
        quantities=(),
        claims=(),
    )
    ledger.add([bare])
    assert ledger.coded("doc-1") == bare


def test_the_same_document_twice_is_nothing_new(ledger):
    first = ledger.add(many(5))
    before = ledger.stats()
    second = ledger.add(many(5))
    assert (first.new, first.known, second.new, second.known) == (5, 0, 0, 5)
    assert ledger.stats() == before


def test_a_known_document_need_not_be_coded(ledger):
    ledger.add([coded()])
    assert ledger.known(document())
    assert ledger.known(document(extra={"fetched": "again"}))
    assert not ledger.known(document(text=TEXT + " It said so twice."))
    assert not ledger.known(document(2))


def test_what_is_known_can_be_left_out_while_adding(ledger):
    ledger.add(many(3))
    coded_now = []

    def fresh():
        for item in many(5):
            if not ledger.known(item.document):
                coded_now.append(item.document.id)
                yield item

    assert ledger.add(fresh()).new == 2
    assert coded_now == ["doc-4", "doc-5"]


def test_a_source_that_fails_half_way_leaves_what_was_added_before(ledger):
    def failing():
        yield from many(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(failing())
    assert ledger.stats().documents == 2


def test_changed_text_under_the_same_url_is_a_new_version_and_the_old_one_stays(ledger):
    ledger.add([coded(id="hash-of-old")])
    added = ledger.add([coded(text=TEXT + " Belmark later took it back.", id="hash-of-new")])
    assert (added.new, added.changed) == (0, 1)
    assert [d.id for d in ledger.documents()] == ["hash-of-new"]
    assert [d.id for d in ledger.versions("hash-of-old")] == ["hash-of-old", "hash-of-new"]
    assert ledger.coded("hash-of-old").document.text == TEXT
    assert ledger.count() == 2
    assert ledger.count(ClaimFilter(old=True)) == 4


def test_the_same_words_in_two_outlets_are_two_documents_even_under_one_id(ledger):
    added = ledger.add([coded(1, id="hash"), coded(1, id="hash", publisher="Other", url="https://other.example/x")])
    assert (added.new, added.changed) == (2, 0)
    assert (ledger.stats().documents, ledger.stats().origins) == (2, 1)


def test_two_documents_that_give_a_home_page_as_their_address_are_two(ledger):
    home = "https://wire.example/"
    ledger.add([coded(1, url=home), coded(2, TEXT + " More.", url=home)])
    assert len(ledger.documents()) == 2


def test_documents_come_by_publication_then_id(ledger):
    ledger.add(
        [
            coded(3, published="2022-10-05"),
            coded(2, published="2022-10-05"),
            coded(1, published="2022-10-06T08:00:00Z"),
            coded(4, published=None),
        ]
    )
    assert [c.document.id for c in ledger.coded_documents()] == ["doc-4", "doc-2", "doc-3", "doc-1"]
    assert [c.document.id for c in ledger.coded_documents(since="2022-10-06", until="2022-10-06")] == ["doc-1"]


def test_many_documents_stream_through_batches(ledger, monkeypatch):
    monkeypatch.setattr("allegedly.ledger.store.BATCH", 4)
    items = many(18)
    ledger.add(items)
    assert sorted(c.document.id for c in ledger.coded_documents()) == sorted(c.document.id for c in items)


def test_full_text_search_finds_documents_by_words_in_any_form(ledger):
    behind = " Talks of U.N. and A/B teams in Séoul: the F-16s'(old) 2,500 crates; who's to say."
    ledger.add([coded(1, TEXT + behind)])
    for words in (
        "seoul",
        "SÉOUL",
        "A/B",
        "b",
        "U.N.",
        '"F-16s old"',
        '"2,500 crate"',
        '"who\'s to say"',
        '"it 12 drones"',
    ):
        assert [d.id for d in ledger.documents(text=words)] == ["doc-1"], words
    assert [d.id for d in ledger.documents(text='"12 crates"')] == []
    assert [d.id for d in ledger.documents(text="drone sell")] == []
    assert [d.id for d in ledger.documents(text="drone SALE")] == ["doc-1"]
    assert [d.id for d in ledger.documents(text='"12 drones"')] == ["doc-1"]
    assert ledger.documents(text='drones AND ( NEAR "') == []


def test_foreign_keys_hold(ledger):
    ledger.add(many(3))
    with pytest.raises(IntegrityError), ledger.engine.begin() as connection:
        connection.execute(update(reports).values(sentence_key=1))


def test_a_document_that_refers_to_what_is_not_there_is_refused_and_the_next_one_goes_in(ledger):
    whole = coded(1)
    broken = dataclasses.replace(coded(2), attributions=())
    lost = dataclasses.replace(coded(3), sentences=())
    surrogate = coded(4, TEXT + "\ud800")
    added = ledger.add([broken, lost, surrogate, whole])
    assert added.new == 1
    assert [reason.split(":")[0] for reason in added.refused] == [
        "document doc-2",
        "document 'doc-3'",
        "document 'doc-4'",
    ]
    assert [d.id for d in ledger.documents()] == ["doc-1"]


def test_two_processes_that_add_at_once_lose_nothing(url):
    running = [_adding(url, 1, 30), _adding(url, 21, 30)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    with open_ledger(url) as ledger:
        assert ledger.stats().documents == 50
        assert {d.id for d in ledger.documents()} == {f"doc-{number}" for number in range(1, 51)}


def test_copies_in_two_outlets_have_one_origin(ledger):
    story = babble(5, 120)
    ledger.add(
        [
            coded(1, TEXT + " " + story, publisher="First Paper"),
            coded(2, TEXT + " " + story, publisher="Second Paper"),
            coded(3, TEXT + " " + babble(6, 120), publisher="Third Paper"),
        ]
    )
    origins = ledger.origins()
    assert origins["doc-1"] == origins["doc-2"] == "doc-1"
    assert origins["doc-3"] == "doc-3"
    assert (ledger.stats().outlets, ledger.stats().origins) == (3, 2)


def _adding(url: str, first: int, count: int) -> subprocess.Popen[bytes]:
    code = f"from made import add_in_process; add_in_process({url!r}, {first}, {count})"
    return subprocess.Popen([sys.executable, "-c", code], cwd=HERE)
