"""Rows of tables: the text is kept exactly as given, the other fields are checked, a bad row stops no other."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegedly.errors import InputError
from allegedly.nouns import as_json
from allegedly.reading import read

# Whatever Unicode holds, but NUL (refused, tested below) and lone surrogates (no UTF-8 file can hold them).
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    lambda text: text.strip()
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_comes_through_jsonl_as_it_was(tmp_path, texts):
    lines = [json.dumps({"text": text}, ensure_ascii=bool(number % 2)) for number, text in enumerate(texts)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8", newline="")
    assert [found.text for found in read([tmp_path / "a.jsonl"], strict=True)] == texts


@QUICK
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_comes_through_csv_as_it_was(tmp_path, texts):
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerows([["text", "desk"], *([text, "world"] for text in texts)])
    assert [found.text for found in read([tmp_path / "a.csv"], strict=True)] == texts


@QUICK
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_comes_through_parquet_as_it_was(tmp_path, texts):
    polars.DataFrame({"text": texts}).write_parquet(tmp_path / "a.parquet")
    assert [found.text for found in read([tmp_path / "a.parquet"], strict=True)] == texts


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["a.jsonl", "a.csv", "a.txt", "a.html", "a.xml", "a.json", "a.pdf"]))
def test_any_bytes_give_documents_or_errors_and_nothing_else(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    for found in read([tmp_path / name], report=lambda error: None):
        json.dumps(as_json(found)).encode()


def test_all_columns_of_parquet_are_kept_in_their_place(tmp_path):
    polars.DataFrame(
        {
            "id": [7, 8],
            "text": ["One.", "Two."],
            "published": [date(2022, 10, 26), None],
            "desk": ["world", None],
            "seen": [datetime(2022, 10, 27, 8, 0), None],
            "tags": [["a", "b"], None],
        }
    ).write_parquet(tmp_path / "a.parquet")
    one, two = read([tmp_path / "a.parquet"], strict=True)
    assert (one.id, one.published, two.published) == ("7", "2022-10-26", None)
    assert one.extra == {"desk": "world", "seen": "2022-10-27T08:00:00", "tags": ["a", "b"]}


def test_parquet_of_many_batches_comes_in_order(tmp_path):
    texts = [f"Report {number}." for number in range(2300)]
    polars.DataFrame({"text": texts}).write_parquet(tmp_path / "a.parquet", row_group_size=700)
    assert [found.text for found in read([tmp_path / "a.parquet"], strict=True)] == texts


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jsonl", b'{"text": "half \\ud83d of it"}\n', "half a character"),
        ("a.jsonl", b'{"text": "whole", "title": "half \\udc00"}\n', "title holds half a character"),
        ("a.jsonl", b'{"text": "a\\u0000b"}\n', "NUL"),
        ("a.jsonl", b'{"text": " \\n\\t\\u2028 "}\n', "empty"),
        ("a.jsonl", b'{"text": 7}\n', "not a string"),
        ("a.jsonl", b"[1, 2]\n", "no JSON object"),
        ("a.jsonl", b"[" * 100_000 + b"\n", "no JSON"),
        ("a.jsonl", b'{"text": "A.", "x": ' + b"[" * 200 + b"]" * 200 + b"}\n", "nested"),
        ("a.jsonl", '{"text": "café"}\n'.encode("latin-1"), "UTF-8"),
        ("a.csv", "text\ncafé\n".encode("latin-1"), "UTF-8"),
        ("a.csv", b"text,title\nA,B,C\n", "more cells"),
        ("a.json", b"[]", "no rows"),
        ("a.jsonl", b"\n \n", "no rows"),
        ("a.csv", b"id,text\n", "no rows"),
        ("a.txt", "First line.\nThe café closed.\n".encode("latin-1"), "line 2"),
        ("a.txt", "Kyiv thanked Berlin.".encode("utf-16-le"), "NUL"),
        ("a.md", b"---\npublished: 2022-13-45\n---\nThey met.\n", "date that is none"),
        ("a.md", b"---\ntitle: [\n---\nThey met.\n", "front matter"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_one_line(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    skipped: list[InputError] = []
    assert list(read([tmp_path], report=skipped.append)) == []
    (error,) = skipped
    assert words in str(error) and len(str(error).splitlines()) == 1


def test_control_characters_and_odd_line_ends_in_a_row_stay_as_they_are(tmp_path):
    text = "One\x0b two\x1b\x85three\u2029four\rfive\r\nsix"
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + json.dumps({"text": text}).encode() + b"\r\n\r\n")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "a raw\ttab"}\r\n')
    assert [found.text for found in read([tmp_path], strict=True)] == [text, "a raw\ttab"]


def test_text_files_may_have_a_mark_of_their_encoding_and_any_end_of_line(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.")
    (tmp_path / "b.txt").write_bytes("Zwölf Boote.\r\n".encode("utf-16"))
    assert [found.text for found in read([tmp_path], strict=True)] == ["One.\nTwo.\nThree.", "Zwölf Boote.\n"]


def test_a_csv_of_a_spreadsheet_may_part_its_cells_by_semicolons_or_tabs(tmp_path):
    (tmp_path / "a.csv").write_text('id;text\n1;"Envoys met; boats left."\n')
    (tmp_path / "b.csv").write_text("id\ttext\n2\tEnvoys met, boats left.\n")
    assert [found.text for found in read([tmp_path], strict=True)] == [
        "Envoys met; boats left.",
        "Envoys met, boats left.",
    ]


def test_json_may_be_one_row_or_a_list_of_rows(tmp_path):
    (tmp_path / "a.json").write_text('{"text": "One."}')
    (tmp_path / "b.json").write_text('[{"text": "Two."}, 5, {"text": "Three."}]')
    skipped: list[InputError] = []
    assert [found.text for found in read([tmp_path], report=skipped.append)] == ["One.", "Two.", "Three."]
    assert "row 2" in skipped[0].where


def test_further_fields_can_always_be_written_as_json(tmp_path):
    (tmp_path / "a.md").write_text("---\nchecked: 2022-10-27\nratio: .nan\n3: {x: !!set {a}}\n---\nThey met.\n")
    (tmp_path / "b.jsonl").write_text('{"text": "They met.", "ratio": NaN}\n')
    one, two = read([tmp_path], strict=True)
    assert json.loads(json.dumps(one.extra)) == {"checked": "2022-10-27", "ratio": None, "3": {"x": ["a"]}}
    assert two.extra == {"ratio": None}


def test_what_was_read_and_written_is_read_as_the_same(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: Envoys\nchecked: 2022-10-27\ndesk: {city: Aland}\n---\nThey met.\n")
    first = list(read([tmp_path / "a.md"], strict=True))
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(as_json(found)) + "\n" for found in first))
    assert list(read([tmp_path / "b.jsonl"], strict=True)) == first
    assert first[0].extra == {"checked": "2022-10-27", "desk": {"city": "Aland"}}


def test_a_row_of_a_very_long_line_is_read(tmp_path):
    text = "word " * 2_000_000
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    (tmp_path / "b.csv").write_text(f'text\n"{text}"\n')
    assert [len(found.text) for found in read([tmp_path], strict=True)] == [len(text)] * 2
