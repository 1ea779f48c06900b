"""A brief as a Word document (Office Open XML, by python-docx): headings, quotations, and a list of sources.

Each quotation ends in a number that leads to its source at the end, and each source leads back; a source names outlet,
title, day, address and the place of the sentence in the article's text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from allegedly.exchange.briefs import (
    counted,
    coverage_lines,
    day_of,
    figure_line,
    flat,
    position_lines,
    scope,
    speakers_line,
    voice_line,
)
from allegedly.nouns import Document, Span
from allegedly.reports.brief import Brief
from allegedly.reports.spoken import BriefSentence

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

SMALL, QUIET = Pt(9), RGBColor(0x5C, 0x5C, 0x5C)


def brief_docx(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    return _Writer(brief).bytes()


class _Writer:
    """Writes a brief into a document, numbering its sources as they come."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._file: DocxDocument = docx.Document()
        self._sources = {document.id: document for document in brief.sources}
        self._numbers: dict[tuple[str, Span], int] = {}
        self._marks = 0

    def bytes(self) -> bytes:
        brief, file = self._brief, self._file
        file.core_properties.title = brief.title
        file.core_properties.author = "allegedly"
        file.styles["Normal"].font.name = "Georgia"
        self._credit_style()
        file.add_heading(brief.title, 0)
        file.add_paragraph(scope(brief), style="Credit")
        for number, thing in enumerate(brief.things, 1):
            self._bookmark(file.add_heading(f"{number}. {thing.heading}", 1), f"thing{number}")
            for sentence in thing.sentences:
                self._quotation(sentence)
            self._list(
                "Who takes which position", [(line, p.document, p.span) for line, p in position_lines(thing.positions)]
            )
            self._list("Figures", [(figure_line(f), f.document, f.span) for f in thing.figures])
            file.add_paragraph(counted(thing), style="Credit")
        if not brief.things:
            file.add_paragraph("The articles hold nothing that both are part of.")
        self._list("What the articles do not say", [(flat(g.text), g.document, g.span) for g in brief.gaps], 1)
        self._dates()
        self._plain("Who is quoted how often", [voice_line(voice) for voice in brief.voices])
        self._plain("Coverage", coverage_lines(brief.coverage) if brief.coverage is not None else [])
        self._plain("Method", list(brief.method))
        self._list_of_sources()
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()

    def _credit_style(self) -> None:
        style: Any = self._file.styles.add_style("Credit", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._file.styles["Normal"]
        style.font.size = SMALL
        style.font.color.rgb = QUIET

    def _quotation(self, sentence: BriefSentence) -> None:
        paragraph = self._file.add_paragraph(flat(sentence.text) + " ", style="Quote")
        fresh = (sentence.document, sentence.span) not in self._numbers
        number = self._number(sentence.document, sentence.span)
        if fresh:
            self._bookmark(paragraph, f"quote{number}")
        self._link(paragraph, f"[{number}]", f"source{number}")
        document = self._sources[sentence.document]
        parts = [speakers_line(sentence), document.publisher, day_of(document.published)]
        self._file.add_paragraph("— " + ", ".join(part for part in parts if part), style="Credit")

    def _dates(self) -> None:
        if not self._brief.dates:
            return
        self._file.add_heading("Main dates", 1)
        for row in self._brief.dates:
            self._file.add_heading(str(day_of(row.date)), 2)
            if row.sentence is not None:
                self._quotation(row.sentence)
            else:
                paragraph = self._file.add_paragraph("Told under ")
                self._link(paragraph, f"{row.thing}.", f"thing{row.thing}")

    def _list(self, title: str, rows: list[tuple[str, str, Span]], level: int = 2) -> None:
        if not rows:
            return
        self._file.add_heading(title, level)
        for line, document, span in rows:
            paragraph = self._file.add_paragraph(line + " ", style="List Bullet")
            quoted = len(self._numbers)
            number = self._around(document, span)
            if len(self._numbers) > quoted:
                self._bookmark(paragraph, f"quote{number}")
            if number is not None:
                self._link(paragraph, f"[{number}]", f"source{number}")

    def _plain(self, title: str, lines: list[str]) -> None:
        if lines:
            self._file.add_heading(title, 1)
            for line in lines:
                self._file.add_paragraph(line, style="List Bullet")

    def _list_of_sources(self) -> None:
        if not self._numbers:
            return
        self._file.add_heading("Sources", 1)
        for (id, span), number in self._numbers.items():
            document = self._sources[id]
            paragraph = self._file.add_paragraph(f"{number}. {_source(document, span)} ")
            self._bookmark(paragraph, f"source{number}")
            self._link(paragraph, "↑", f"quote{number}")

    def _number(self, document: str, span: Span) -> int:
        return self._numbers.setdefault((document, span), len(self._numbers) + 1)

    def _around(self, document: str, span: Span) -> int | None:
        """The number of the source that holds a span; a new one where it is no part of a quoted sentence."""
        for (id, (start, end)), number in self._numbers.items():
            if id == document and start <= span[0] and span[1] <= end:
                return number
        return self._number(document, span) if document in self._sources else None

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        self._marks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._marks))
        start.set(qn("w:name"), name)
        paragraph._p.insert(0, start)
        paragraph._p.append(end)

    def _link(self, paragraph: Paragraph, text: str, anchor: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), anchor)
        run = paragraph.add_run(text)
        run.font.underline = True
        link.append(run._r)
        paragraph._p.append(link)


def _source(document: Document, span: Span) -> str:
    """A source in one line: outlet, title, day, address, id and place."""
    parts = [document.publisher, f"“{document.title}”" if document.title else None, day_of(document.published)]
    named = ", ".join(part for part in (*parts, document.url) if part)
    return f"{named} [{document.id}:{span[0]}–{span[1]}]".strip()
