"""Word documents are read: a line for each paragraph, tables in their place."""

from __future__ import annotations

import docx
import pytest

from allegedly.errors import InputError
from allegedly.reading import read


def test_paragraphs_are_lines_and_tables_stand_in_their_place(tmp_path):
    word = docx.Document()
    word.core_properties.title = "A draft"
    word.add_heading("Heading", 1)
    word.add_paragraph("First “quoted” words.")
    word.add_paragraph("")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    word.add_paragraph("Last.")
    word.save(tmp_path / "draft.docx")
    (document,) = read([tmp_path / "draft.docx"], strict=True)
    assert document.text == "Heading\nFirst “quoted” words.\n\nleft\tright\nLast.\n"
    assert (document.title, document.extra["format"]) == ("A draft", "docx")


def test_a_word_document_by_another_name_is_read(tmp_path):
    word = docx.Document()
    word.add_paragraph("Words.")
    word.save(tmp_path / "draft.docx")
    (tmp_path / "draft.docx").rename(tmp_path / "draft.txt")
    (document,) = read([tmp_path / "draft.txt"], strict=True)
    assert document.text == "Words.\n"


def test_an_empty_one_and_a_broken_one_say_what_to_do(tmp_path):
    docx.Document().save(tmp_path / "empty.docx")
    with pytest.raises(InputError, match="holds no text"):
        list(read([tmp_path / "empty.docx"], strict=True))
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    with pytest.raises(InputError, match="save it as"):
        list(read([tmp_path / "broken.docx"], strict=True))
