"""Word documents (.docx): the text of their paragraphs and tables in order, one paragraph a line.

Line numbers of the text are paragraph numbers of the document: an empty paragraph is an empty line, a row of a table a
line with its cells between tabs. What is deleted in tracked changes is left out, what is inserted is text. Office Open
XML, ECMA-376.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CURE = "save it as .docx again, or as text"


def read_word(path: Path, where: str) -> Iterator[Document | InputError]:
    """The one document of a .docx file."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        word = docx.Document(str(path))
        lines = [line for part in word.element.body for line in _lines(part)]
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise InputError(where, "this is no Word document that can be read", _CURE) from error
    text = "\n".join(lines).rstrip()
    if not text:
        raise InputError(where, "the Word document holds no text", "give a document with text in it")
    title = (word.core_properties.title or "").strip() or None
    yield document({"text": text + "\n", "title": title, "format": "docx"}, where)


def _lines(part: object) -> Iterator[str]:
    tag = getattr(part, "tag", None)
    if tag == f"{_W}p":
        yield _text(part)
    elif tag == f"{_W}tbl":
        for row in part.iter(f"{_W}tr"):  # type: ignore[attr-defined]
            yield "\t".join(" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
    elif tag == f"{_W}sdt":
        for paragraph in part.iter(f"{_W}p"):  # type: ignore[attr-defined]
            yield _text(paragraph)


def _text(paragraph: object) -> str:
    """The text of a paragraph: tabs and line breaks as white space, what was deleted left out."""
    found = []
    for part in paragraph.iter():  # type: ignore[attr-defined]
        if part.tag == f"{_W}t":
            found.append(part.text or "")
        elif part.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            found.append(" ")
        elif part.tag == f"{_W}noBreakHyphen":
            found.append("-")
    return "".join(found).replace("\n", " ")
