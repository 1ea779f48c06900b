"""What a file is shows in its content first, in its name second."""

from __future__ import annotations

import gzip

import pytest
from own_inputs import ARTICLE, article_page, write_pdf, write_warc

from allegedly.errors import InputError
from allegedly.reading import count, read


def errors(*paths, **options):
    skipped: list[InputError] = []
    assert list(read(paths, report=skipped.append, **options)) == []
    return [str(error) for error in skipped]


def test_a_pdf_named_txt_is_read_as_a_pdf(tmp_path):
    write_pdf(tmp_path / "a.txt", [[(72, 700, ARTICLE[0])]])
    (found,) = read([tmp_path / "a.txt"], strict=True)
    assert found.text == ARTICLE[0]


def test_a_page_without_a_suffix_or_with_a_wrong_one_is_read_as_a_page(tmp_path):
    for name in ("a", "b.txt", "c.aspx"):
        (tmp_path / name).write_text("<!-- saved -->\n" + article_page(), encoding="utf-8")
        (found,) = read([tmp_path / name], strict=True)
        assert found.text == "\n\n".join(("Norland recalls its envoy", *ARTICLE)) or found.text == "\n\n".join(ARTICLE)


def test_an_archive_named_otherwise_is_read_as_an_archive(tmp_path):
    write_warc(tmp_path / "a.gz", [("https://paper.example/1", "text/html", article_page().encode())])
    (found,) = read([tmp_path / "a.gz"], strict=True)
    assert found.url == "https://paper.example/1"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"PK\x03\x04" + bytes(40), "OpenDocument"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "save it as"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        ("a.md", b"{\\rtf1 words}", "RTF"),
        ("a.jsonl", gzip.compress(b'{"text": "A."}\n', mtime=0), "gunzip"),
        ("a.txt", b"\xd0\xcf\x11\xe0" + bytes(40), "old Word"),
        ("a.bin", b"words", "not known"),
    ],
)
def test_what_is_often_taken_for_text_is_named_with_the_way_out(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    (error,) = errors(tmp_path / name)
    assert words in error and name in error


def test_a_folder_gives_its_articles_in_order_and_passes_over_hidden_and_other_files(tmp_path):
    for name in ("b/two.txt", "a/one.md", ".git/three.txt", "a/._one.md", "picture.xyz", "b/.four.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name + " said so.")
    assert [found.text for found in read([tmp_path])] == ["a/one.md said so.", "b/two.txt said so."]


def test_one_bad_file_of_a_folder_stops_no_other(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd\xfc\xfb")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "c.parquet").write_bytes(b"PAR1 broken")
    (tmp_path / "d.warc.gz").write_bytes(b"\x1f\x8b broken")
    (tmp_path / "e.xml").write_text("<note>words</note>")
    (tmp_path / "f.json").write_text("7")
    (tmp_path / "g.txt").write_text("Kyiv thanked Berlin.")
    skipped: list[InputError] = []
    assert [found.text for found in read([tmp_path], report=skipped.append)] == ["Kyiv thanked Berlin."]
    assert [error.where.split(",")[0].rsplit("/", 1)[-1][0] for error in skipped] == list("abcdef")


def test_documents_are_counted_where_that_needs_no_reading(tmp_path):
    for name in ("a.txt", "b.md", "c.html"):
        (tmp_path / name).write_text("A.")
    assert count([tmp_path, "https://paper.example/1"]) == 4
    (tmp_path / "d.jsonl").write_text('{"text": "A."}\n\n{"text": "B."}\n')
    assert count([tmp_path]) == 5
    (tmp_path / "d.csv").write_text("text\nA.\n")
    assert count([tmp_path]) is None
