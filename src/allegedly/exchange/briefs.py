"""A brief as Markdown, JSON or one HTML file that opens offline."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from allegedly.knowledge.facets import facets
from allegedly.nouns import Document, Span, as_json
from allegedly.reports.brief import Brief, BriefSentence, Thing
from allegedly.reports.stances import BriefFigure, BriefPosition

TEMPLATES = Path(__file__).parent / "templates"
VERBS = {"affirms": "Affirmed", "denies": "Denied", "doubts": "Doubted", "withholds": "Not said"}
# A content longer than this is cut in the list of positions; the whole stands in its sentence above.
SHORT = 160


def brief_json(brief: Brief) -> str:
    """The brief in the contract's JSON."""
    whole: dict[str, Any] = as_json(brief)
    del whole["sources"]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown: each sentence with speaker, outlet, date and place in its document."""
    sources = {document.id: document for document in brief.sources}
    lines = [f"# {brief.title}", "", f"*{_scope(brief)}*", ""]
    for number, thing in enumerate(brief.things, 1):
        lines += [f"## {number}. {thing.heading}", ""]
        for sentence in thing.sentences:
            lines += [f"> {_flat(sentence.text)}", f">  — {credit(sentence, sources[sentence.document])}", ""]
        if thing.positions:
            lines += ["**Who takes which position**", ""]
            lines += [f"- {position_line(position)}" for position in thing.positions] + [""]
        if thing.figures:
            lines += ["**Figures**", ""] + [f"- {figure_line(figure)}" for figure in thing.figures] + [""]
        lines += [f"*{counted(thing)}*", ""]
    if brief.gaps:
        lines += ["## What the articles do not say", ""]
        lines += [f"- {_flat(gap.text)} [{gap.document}:{gap.span[0]}–{gap.span[1]}]" for gap in brief.gaps] + [""]
    if not brief.things:
        lines += ["The articles hold nothing that both are part of.", ""]
    return "\n".join(lines)


def brief_html(brief: Brief) -> str:
    """The brief as one page that loads nothing: a click on a sentence shows it highlighted in its article."""
    marks: dict[str, dict[Span, str]] = {document.id: {} for document in brief.sources}
    for thing in brief.things:
        for sentence in thing.sentences:
            marks[sentence.document].setdefault(sentence.span, "")
    number = 0
    for spans in marks.values():
        for span in sorted(spans):
            number += 1
            spans[span] = f"s{number}"
    return _template().render(
        brief=brief,
        scope=_scope(brief),
        credit=lambda sentence: credit(sentence, next(d for d in brief.sources if d.id == sentence.document)),
        anchor=lambda sentence: marks[sentence.document][sentence.span],
        within=lambda gap: _anchor_of(marks.get(gap.document, {}), gap.span),
        position_line=position_line,
        figure_line=figure_line,
        counted=counted,
        articles=[(document, list(pieces(document, marks[document.id]))) for document in brief.sources],
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("brief.html")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of an article; `anchor` is set where it is a marked sentence."""

    text: str
    anchor: str | None


def pieces(document: Document, marks: dict[Span, str]) -> Iterable[Piece]:
    """An article cut into marked sentences and what stands between them."""
    at = 0
    for (start, end), anchor in sorted(marks.items()):
        if start > at:
            yield Piece(document.text[at:start], None)
        yield Piece(document.text[start:end], anchor)
        at = end
    if at < len(document.text):
        yield Piece(document.text[at:], None)


def _anchor_of(marks: dict[Span, str], span: Span) -> str | None:
    order = sorted(marks)
    found = bisect_right([start for start, _ in order], span[0]) - 1
    return marks[order[found]] if found >= 0 and span[0] < order[found][1] else None


def credit(sentence: BriefSentence, document: Document) -> str:
    """Who speaks, the outlet, the day, and where the sentence stands."""
    parts = ["; ".join(sentence.speakers) if sentence.speakers else "the article itself"]
    parts += [part for part in (document.publisher, _day(document.published)) if part]
    return f"{', '.join(parts)} [{sentence.document}:{sentence.span[0]}–{sentence.span[1]}]"


def position_line(position: BriefPosition) -> str:
    """One position in a line."""
    towards = _flat(position.towards).strip('“”"').removeprefix("that ")
    if len(towards) > SHORT:
        towards = towards[:SHORT].rsplit(" ", 1)[0] + " …"
    when = _day(position.published)
    dated = f", {when}" if when else ""
    through = f", through {' and '.join(_flat(name) for name in position.through)}" if position.through else ""
    return f"{VERBS[position.position]} by {_flat(position.text)}{through}: “{towards}” [{position.document}{dated}]"


def figure_line(figure: BriefFigure) -> str:
    """One figure with its bound, what it counts and through whose mouth."""
    of = f" {figure.of}" if figure.of and figure.of.lower() not in figure.text.lower() else ""
    measured = f" ({figure.measures})" if figure.measures else ""
    source = f" — {figure.source}" if figure.source else " — the article itself"
    return f"{_flat(figure.text)}{of}{measured}{source}"


def counted(thing: Thing) -> str:
    """The facet, and from how many articles and origins it is known."""
    reports = "1 article" if thing.reports == 1 else f"{thing.reports} articles"
    origins = "1 origin" if thing.origins == 1 else f"{thing.origins} origins"
    about = f"{facets()[thing.facet].title}: from" if thing.facet in facets() else "From"
    return f"{about} {reports} of {origins}."


def _scope(brief: Brief) -> str:
    documents = "1 article" if brief.documents == 1 else f"{brief.documents} articles"
    dates = sorted(d.published[:10] for d in brief.sources if d.published)
    told = ""
    if dates:
        told = f", {_day(dates[0])}" if dates[0] == dates[-1] else f", {_day(dates[0])} to {_day(dates[-1])}"
    return f"Made from {documents}{told}. Sentences stand word for word; nothing here is the program’s own knowledge."


def _day(published: str | None) -> str | None:
    if published is None:
        return None
    day = date.fromisoformat(published[:10])
    return f"{day.day} {day:%B %Y}"


def _flat(text: str) -> str:
    return " ".join(text.split())
