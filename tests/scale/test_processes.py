"""Several processes give what one gives: the same documents, in the same order, and the same errors."""

from __future__ import annotations

import multiprocessing
import pickle

import pytest

from allegedly.errors import InputError, KnowledgeError, ProcessError
from allegedly.nouns import Document
from allegedly.scale import code, processes

TEXTS = ["Kyiv thanked Berlin.", "Norway accused Russia of spying.", "Iran denied that it had sent drones to Russia."]


def documents() -> list[Document]:
    return [Document(str(n), TEXTS[n % 3]) for n in range(40)]


def test_chunks_are_bounded_by_documents_and_by_characters():
    few = list(processes._chunks(documents()))
    assert [len(chunk) for chunk in few] == [16, 16, 8]
    long = [Document(str(n), "x" * 150_000) for n in range(5)]
    assert [len(chunk) for chunk in processes._chunks(long)] == [2, 2, 1]


def test_two_processes_give_the_same_in_the_same_order_and_read_no_more_than_two_chunks_each_ahead():
    asked = 0

    def counted():
        nonlocal asked
        for document in documents() * 3:
            asked += 1
            yield document

    coded = code(counted(), 2)
    found = [next(coded)]
    assert asked <= 4 * processes.CHUNK
    found += coded
    assert asked == 120
    assert found == list(code(documents() * 3, 1))


def test_a_process_that_is_killed_is_told_in_one_line():
    coded = code((Document(str(n), TEXTS[n % 3]) for n in range(400)), 2)
    next(coded)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(ProcessError, match="2 coding processes was killed from outside; out of memory, mostly"):
        list(coded)


def test_an_error_comes_whole_from_another_process():
    for error in (InputError("a.jsonl, row 3", "no text", "give one"), KnowledgeError("a.csv", 3, "no such type")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
