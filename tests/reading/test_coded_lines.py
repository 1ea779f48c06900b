"""Lines that `allegedly code` wrote come back as they were, and nothing else passes for one."""

from __future__ import annotations

import gzip
import json

import pytest

from allegedly.errors import InputError
from allegedly.nouns import as_json
from allegedly.reading import is_coded, read_coded


@pytest.fixture
def lines(coded_examples):
    """The shipped examples as `allegedly code` writes them."""
    return [json.dumps(as_json(coded), ensure_ascii=False) for coded in coded_examples]


@pytest.fixture
def given(tmp_path):
    """A file with some lines."""

    def write(*lines: str, name: str = "coded.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def refused(path) -> str:
    """What is said of the only line of a file."""
    (error,) = read_coded(path)
    assert isinstance(error, InputError)
    assert "row 1" in str(error) and "\n" not in str(error)
    return str(error)


def test_what_was_coded_comes_back_exactly(lines, given, coded_examples):
    path = given(*lines)
    assert is_coded(path)
    assert list(read_coded(path)) == coded_examples


def test_packed_lines_are_read_too(lines, tmp_path, coded_examples):
    path = tmp_path / "coded.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert is_coded(path)
    assert list(read_coded(path)) == coded_examples


def test_a_line_without_the_programs_version_is_one_of_unknown_version(lines, given):
    row = json.loads(lines[0])
    assert row.pop("program")
    (coded,) = read_coded(given(json.dumps(row)))
    assert coded.program is None


@pytest.mark.parametrize("text", ['{"text": "Arvia sold drones."}', "not JSON", "", '["document"]', "{}"])
def test_other_files_are_not_taken_for_coded_ones(given, tmp_path, text):
    assert not is_coded(given(text))
    assert not is_coded(given(text, name="coded.txt"))
    assert not is_coded(tmp_path)
    assert not is_coded(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: row["mentions"][0].update(span=[1, 4]), "span"),
        (lambda row: row["mentions"][0].update(span=[-9, -4]), "span"),
        (lambda row: row["claims"][0].update(event="e999"), "e999"),
        (lambda row: row["claims"][0].update(status="proven"), "status"),
        (lambda row: row["claims"][0].pop("status"), "status is not given"),
        (lambda row: row["sentences"].append([0, 10**9]), "outside the text"),
        (lambda row: row["events"][0].update(quantities=[99]), "quantity 99"),
        (lambda row: row["events"][0].update(sentence=999), "sentence 999"),
        (lambda row: row["events"][0].update(factuality="high"), "factuality"),
        (lambda row: row["events"][0].update(actors={"text": "Arvia"}), "actors"),
        (lambda row: row["document"].update(published="last Monday"), "no date"),
        (lambda row: row["document"].update(text=5), "text"),
        (lambda row: row.update(sentences=[[1]]), "sentences"),
    ],
)
def test_a_line_that_does_not_hold_together_is_refused(lines, given, change, said):
    row = json.loads(lines[0])
    change(row)
    assert said in refused(given(json.dumps(row)))


def test_a_bad_line_does_not_stop_the_next_one(lines, given):
    first, second = read_coded(given("{", lines[0]))
    assert isinstance(first, InputError)
    assert second.document.id == json.loads(lines[0])["document"]["id"]
