"""PDF files: their text in the order in which the file gives it, as paragraphs (pdfium finds the characters).

Words parted at the end of a line are put together; lines that stand at the edge of many pages (headers, footers, page
numbers) are left out; a paragraph goes on over the end of a column or page. The title is the one that the file states;
the day on which the file was made is no date of publication and is kept in `extra` as `created`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document

EDGE = 2  # lines at the top and at the bottom of a page among which headers and footers are looked for
# A line at the edge is a header or footer where it stands, apart from its figures, on this many pages, of which one is
# no more than two pages away: left and right pages may have different ones, and so may chapters.
FEWEST, NEAR = 3, 2
GAP = 1.35  # line distances (in the page's usual one) from which on a new paragraph begins
INDENT = 6.0  # points by which the first line of a paragraph is set in, at least
SHORT = 0.9  # of the column's width: a line that ends before, with a full stop, ends its paragraph
LARGER = 1.15  # a line whose letters differ by this factor from the next one's is a heading, or below one

_HYPHEN = "\x02"  # pdfium's sign for a hyphen at the end of a line
_STOP = re.compile(r"[.!?:…][\"”’»)\]]*$")
_ITEM = re.compile(r"[•▪■◦‣●]")
_NUMBER = re.compile(r"[-–— ]*(?:page )?\d+(?: ?(?:/|of) ?\d+)?[-–— ]*", re.IGNORECASE)


@dataclass
class _Line:
    """A line of a page, in points from the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    parted: bool  # ends with a hyphen that parts a word


def read_pdf(path: Path, where: str) -> Iterator[Document | InputError]:
    """The one document of a PDF file. Raises InputError where it is damaged, locked or holds no text."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(where, "this PDF asks for a password", "save a copy without one") from error
        raise InputError(where, "this PDF is damaged", "save it again") from error
    try:
        stated = pdf.get_metadata_dict(skip_empty=True)
        pages = [_lines(page) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise InputError(where, f"this PDF is damaged ({error})", "save it again") from error
    finally:
        pdf.close()
    text = _text(_without_edges(pages))
    if not text:
        raise InputError(where, "this PDF holds no text, only pictures", "recognise its text (OCR) and give that")
    fields: dict[str, Any] = {"text": text, "title": stated.get("Title")}
    fields |= {key.lower(): stated[key] for key in ("Author",) if key in stated}
    fields |= {"created": stated["CreationDate"]} if "CreationDate" in stated else {}
    yield document(fields, where)


def _lines(page: Any) -> list[_Line]:
    """The lines of a page in pdfium's order."""
    import pypdfium2.raw as raw

    found = page.get_textpage()
    lines: list[_Line] = []
    codes: list[int] = []
    places: list[int] = []

    def finish(parted: bool) -> None:
        words = b"".join(code.to_bytes(2, "little") for code in codes if code <= 0xFFFF)
        text = words.decode("utf-16-le", "ignore").replace("\0", "").strip()
        seen = [at for code, at in zip(codes, places, strict=True) if not chr(code).isspace()]
        if text and seen:
            boxes = [found.get_charbox(at, loose=True) for at in (seen[0], seen[-1])]
            lines.append(_Line(text, boxes[0][0], boxes[1][2], boxes[0][1], abs(boxes[0][3] - boxes[0][1]), parted))
        codes.clear()
        places.clear()

    for at in range(found.count_chars()):
        code = raw.FPDFText_GetUnicode(found, at)
        if code in (10, 13) or code == ord(_HYPHEN):
            finish(code == ord(_HYPHEN))
        elif code > 0xFFFF:
            pair = chr(code).encode("utf-16-le")
            codes += [int.from_bytes(pair[:2], "little"), int.from_bytes(pair[2:], "little")]
            places += [at, at]
        else:
            codes.append(code)
            places.append(at)
    finish(False)
    found.close()
    return lines


def _without_edges(pages: list[list[_Line]]) -> list[list[_Line]]:
    """The pages without headers, footers and page numbers."""
    edges = []
    for lines in pages:
        ordered = sorted(range(len(lines)), key=lambda at: lines[at].bottom)
        edges.append({*ordered[:EDGE], *ordered[-EDGE:]})
    places = defaultdict(list)
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for key in {_key(lines[at].text) for at in edge}:
            places[key].append(number)

    def repeated(text: str, page: int) -> bool:
        found = places[_key(text)]
        return len(found) >= FEWEST and any(0 < abs(other - page) <= NEAR for other in found)

    return [
        [
            line
            for at, line in enumerate(lines)
            if at not in edge or not (repeated(line.text, number) or _NUMBER.fullmatch(line.text))
        ]
        for number, (lines, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _text(pages: list[list[_Line]]) -> str:
    """The paragraphs with a blank line between them."""
    paragraphs: list[str] = []
    before: _Line | None = None
    everything = " ".join(line.text for lines in pages for line in lines)
    for lines in pages:
        steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
        usual = median(steps) if steps else 0.0
        for number, line in enumerate(lines):
            if before is None or _begins(before, line, usual if number else None, lines):
                paragraphs.append(line.text)
            elif before.parted:
                paragraphs[-1] = _join(paragraphs[-1], line.text, everything)
            else:
                paragraphs[-1] += " " + line.text
            before = line
    return "\n\n".join(paragraphs)


def _begins(before: _Line, line: _Line, usual: float | None, lines: list[_Line]) -> bool:
    """Whether a line begins a paragraph; `usual` is the page's distance of lines, None for a page's first line."""
    if before.parted:
        return False
    ended = bool(_STOP.search(before.text))
    if _ITEM.match(line.text):
        return True
    if not ended and line.text[0].islower():
        return False
    if max(before.height, line.height) > LARGER * min(before.height, line.height):
        return True
    step = before.bottom - line.bottom
    if usual is None or step < 0:  # the next page or column
        return ended
    if step > GAP * usual:
        return True
    beside = [other for other in lines if other.left < before.right and before.left < other.right]
    left, right = min(other.left for other in beside), max(other.right for other in beside)
    return ended and (line.left - left > INDENT or before.right - left < SHORT * (right - left))


def _join(start: str, rest: str, everything: str) -> str:
    """Two parts of a word: without the hyphen, unless the text writes the word with one elsewhere and never without."""
    first, last = re.search(r"\w*$", start), re.match(r"\w*", rest)
    a, b = first.group() if first else "", last.group() if last else ""
    kept = f"{a}-{b}" in everything and a + b not in everything
    return f"{start}-{rest}" if kept else start + rest
