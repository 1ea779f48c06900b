"""A brief as Markdown, JSON or one HTML file that opens offline."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from allegedly.knowledge.facets import facets
from allegedly.ledger import content_words
from allegedly.nouns import Document, Span, as_json
from allegedly.reports.brief import Brief, Thing
from allegedly.reports.coverage import Coverage
from allegedly.reports.headings import SAID_ALIKE
from allegedly.reports.names import inline, listed
from allegedly.reports.spoken import BriefSentence
from allegedly.reports.stances import BriefFigure, BriefPosition
from allegedly.reports.voices import Voice

TEMPLATES = Path(__file__).parent / "templates"
VERBS = {"affirms": "Affirmed", "denies": "Denied", "doubts": "Doubted", "withholds": "Not said", "rejects": "Rejected"}
# A content longer than this is cut in the list of positions; the whole stands in its sentence above.
SHORT = 160
# Outlets and months without articles that are named; the rest is counted.
MOST_OUTLETS, MOST_MONTHS = 6, 12


def brief_json(brief: Brief) -> str:
    """The brief in the contract's JSON."""
    whole: dict[str, Any] = as_json(brief)
    del whole["sources"]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown: each sentence with speaker, outlet, date and place in its document."""
    sources = {document.id: document for document in brief.sources}
    lines = [f"# {brief.title}", "", f"*{scope(brief)}*", ""]
    for number, thing in enumerate(brief.things, 1):
        lines += [f"## {number}. {thing.heading}", ""]
        for sentence in thing.sentences:
            lines += [f"> {flat(sentence.text)}", f">  — {credit(sentence, sources[sentence.document])}", ""]
        if thing.positions:
            lines += ["**Who takes which position**", ""]
            lines += [f"- {line}" for line, _ in position_lines(thing.positions)] + [""]
        if thing.figures:
            lines += ["**Figures**", ""] + [f"- {figure_line(figure)}" for figure in thing.figures] + [""]
        lines += [f"*{counted(thing)}*", ""]
    if not brief.things:
        lines += ["The articles hold nothing that both are part of.", ""]
    if brief.gaps:
        lines += ["## What the articles do not say", ""]
        lines += [f"- {flat(gap.text)} [{gap.document}:{gap.span[0]}–{gap.span[1]}]" for gap in brief.gaps] + [""]
    if brief.dates:
        lines += ["## Main dates", ""]
        for row in brief.dates:
            if row.sentence is None:
                lines += [f"**{day_of(row.date)}**: told under {row.thing}.", ""]
            else:
                told = credit(row.sentence, sources[row.sentence.document])
                lines += [f"**{day_of(row.date)}**", "", f"> {flat(row.sentence.text)}", f">  — {told}", ""]
    if brief.voices:
        lines += ["## Who is quoted how often", ""] + [f"- {voice_line(voice)}" for voice in brief.voices] + [""]
    if brief.coverage is not None:
        lines += ["## Coverage", ""] + [f"- {line}" for line in coverage_lines(brief.coverage)] + [""]
    lines += ["## Method", ""] + [f"- {line}" for line in brief.method] + [""]
    return "\n".join(lines)


def brief_html(brief: Brief) -> str:
    """The brief as one page that loads nothing: a click on a sentence shows it highlighted in its article."""
    marks: dict[str, dict[Span, str]] = {document.id: {} for document in brief.sources}
    for thing in brief.things:
        places = [(s.document, s.span) for s in thing.sentences] + [(p.document, p.span) for p in thing.positions]
        for document, span in places:
            marks[document].setdefault(span, "")
    for row in brief.dates:
        if row.sentence is not None:
            marks[row.sentence.document].setdefault(row.sentence.span, "")
    number = 0
    for spans in marks.values():
        for span in sorted(spans):
            number += 1
            spans[span] = f"s{number}"
    return _template().render(
        brief=brief,
        scope=scope(brief),
        credit=lambda sentence: credit(sentence, next(d for d in brief.sources if d.id == sentence.document)),
        anchor=lambda sentence: marks[sentence.document][sentence.span],
        within=lambda gap: _anchor_of(marks.get(gap.document, {}), gap.span),
        position_lines=position_lines,
        figure_line=figure_line,
        counted=counted,
        day=day_of,
        voices=[voice_line(voice) for voice in brief.voices],
        coverage=coverage_lines(brief.coverage) if brief.coverage is not None else [],
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
    return f"{said_by(sentence, document)} [{sentence.document}:{sentence.span[0]}–{sentence.span[1]}]"


def said_by(sentence: BriefSentence, document: Document) -> str:
    """Who speaks, the outlet and the day."""
    parts = (speakers_line(sentence), document.publisher, day_of(document.published))
    return ", ".join(part for part in parts if part)


def speakers_line(sentence: BriefSentence) -> str:
    """Who speaks in a sentence."""
    return "; ".join(sentence.speakers) if sentence.speakers else "the article itself"


def position_lines(positions: Sequence[BriefPosition], cited: bool = True) -> list[tuple[str, BriefPosition]]:
    """The positions in lines, each with the first of those that it holds.

    Who affirms, or denies, much the same words stands in one line: "Affirmed by A, B and C". `cited`: and where.
    """
    groups: list[list[BriefPosition]] = []
    for position in positions:
        like = next((group for group in groups if _alike(group[0], position)), None)
        if like is None:
            groups.append([position])
        else:
            like.append(position)
    return [(position_line(*group, cited=cited), group[0]) for group in groups]


def _alike(one: BriefPosition, other: BriefPosition) -> bool:
    """Whether two take the same position to much the same words."""
    if (one.to_words, one.position, one.through) != (other.to_words, other.position, other.through):
        return False
    mine, theirs = content_words(one.towards, ()), content_words(other.towards, ())
    return len(mine & theirs) >= SAID_ALIKE * max(1, min(len(mine), len(theirs)))


def position_line(position: BriefPosition, *others: BriefPosition, cited: bool = True) -> str:
    """One position, or several alike, in a line: the words are those of the first."""
    towards = flat(position.towards).strip('“”"').removeprefix("that ")
    if len(towards) > SHORT:
        towards = towards[:SHORT].rsplit(" ", 1)[0] + " …"
    through = f", through {' and '.join(inline(flat(name)) for name in position.through)}" if position.through else ""
    verb = VERBS[position.to_words or position.position]
    who = listed(list(dict.fromkeys(inline(flat(each.text)) for each in (position, *others))))
    sources = "; ".join(dict.fromkeys(_source(each) for each in (position, *others)))
    return f"{verb} by {who}{through}: “{towards}”" + (f" [{sources}]" if cited else "")


def _source(position: BriefPosition) -> str:
    when = day_of(position.published)
    return f"{position.document}, {when}" if when else position.document


def figure_line(figure: BriefFigure) -> str:
    """One figure with its bound, what it counts and through whose mouth."""
    of = f" {figure.of}" if figure.of and figure.of.lower() not in figure.text.lower() else ""
    measured = f" ({figure.measures})" if figure.measures else ""
    source = f" — {figure.source}" if figure.source else " — the article itself"
    return f"{flat(figure.text)}{of}{measured}{source}"


def counted(thing: Thing) -> str:
    """The facet, and from how many articles and origins it is known."""
    reports, origins = _some(thing.reports, "article"), _some(thing.origins, "origin")
    about = f"{facets()[thing.facet].title}: from" if thing.facet in facets() else "From"
    return f"{about} {reports} of {origins}."


def voice_line(voice: Voice) -> str:
    """Who is quoted, and how often: sentences, articles, origins."""
    copies = f" of {_some(voice.origins, 'origin')}" if voice.origins != voice.reports else ""
    return f"{voice.name}: {_some(voice.sentences, 'sentence')} in {_some(voice.reports, 'article')}{copies}"


def coverage_lines(covered: Coverage) -> list[str]:
    """How many articles by whom and when, and the months without any."""
    verb = "names" if covered.documents == 1 else "name"
    lines = [f"{_some(covered.documents, 'article')} of {_some(covered.origins, 'origin')} {verb} both."]
    shown = [f"{name} ({count})" for name, count in covered.outlets[:MOST_OUTLETS]]
    more = len(covered.outlets) - MOST_OUTLETS
    lines.append("Outlets: " + ", ".join(shown) + (f" and {more} more" if more > 0 else "") + ".")
    if covered.years:
        lines.append("By year: " + ", ".join(f"{year} ({count})" for year, count in covered.years) + ".")
    if covered.silent:
        some = ", ".join(covered.silent[:MOST_MONTHS])
        more = len(covered.silent) - MOST_MONTHS
        lines.append(f"Months without any: {some}" + (f" and {more} more" if more > 0 else "") + ".")
    if covered.undated:
        lines.append(f"{_some(covered.undated, 'article')} without a date.")
    return lines


def _some(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count:,} {what}s"


def scope(brief: Brief) -> str:
    """From how many articles, and of when, a brief is made."""
    documents = _some(brief.documents, "article")
    first, last = (brief.coverage.first, brief.coverage.last) if brief.coverage is not None else (None, None)
    told = ""
    if first is not None:
        told = f", {day_of(first)}" if first == last else f", {day_of(first)} to {day_of(last)}"
    return f"Made from {documents}{told}. Sentences stand word for word; nothing here is the program’s own knowledge."


def day_of(published: str | None) -> str | None:
    """A day for readers: 8 May 2018."""
    if published is None:
        return None
    day = date.fromisoformat(published[:10])
    return f"{day.day} {day:%B %Y}"


def flat(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
