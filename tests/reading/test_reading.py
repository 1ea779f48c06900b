"""Files and rows become documents; what cannot be read is named and never stops the others."""

from __future__ import annotations

import json

import pytest

from allegedly.errors import InputError
from allegedly.reading import read


def test_front_matter_names_the_article(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: Envoys meet\npublished: 2022-10-26\ndesk: world\n---\nThey met.\n")
    (article,) = read([tmp_path / "a.md"])
    assert (article.title, article.published, article.text) == ("Envoys meet", "2022-10-26", "They met.\n")
    assert article.extra == {"desk": "world"}


def test_a_date_given_by_the_user_fills_only_what_carries_none(tmp_path):
    rows = [{"text": "One."}, {"text": "Two.", "published": "2020-01-02"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [d.published for d in read([tmp_path], published="2022-10-26")] == ["2022-10-26", "2020-01-02"]


def test_the_text_of_a_row_is_kept_exactly(tmp_path):
    text = "  Zwölf \r\n\tBoats\u2028left. "
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}) + "\n")
    (tmp_path / "b.csv").write_bytes(f'id,text\n7,"{text}"\n'.encode())
    assert [d.text for d in read([tmp_path])] == [text, text]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jsonl", b"{broken\n", "row 1"),
        ("a.jsonl", b'{"id": "x"}\n', "no text"),
        ("a.jsonl", b'{"text": "A.", "published": "soon"}\n', "no date"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", b"caf\xe9", "UTF-8"),
        ("a.txt", b"a\0b", "NUL"),
        ("a.csv", b"id,body\n1,A.\n", "column"),
        ("a.xyz", b"A.", "not known"),
    ],
)
def test_bad_input_is_named_and_strict_stops(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    skipped: list[InputError] = []
    assert list(read([tmp_path / name], report=skipped.append)) == []
    assert words in str(skipped[0]) and name in skipped[0].where
    with pytest.raises(InputError):
        list(read([tmp_path / name], strict=True))


def test_a_missing_file_names_its_neighbour(tmp_path):
    (tmp_path / "article.txt").write_text("A.")
    with pytest.raises(InputError, match=r"did you mean article\.txt"):
        list(read([tmp_path / "artcle.txt"], strict=True))
