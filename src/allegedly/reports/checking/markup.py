"""Markdown made plain, position for position: what is markup becomes blanks, what is text stays where it stands.

Knows what drafts use: headings, lists, block quotations, emphasis, links, footnotes and their definitions, tables,
comments, and the marks that a brief of ours puts behind a sentence ("[ID:START–END]", "[ID, DAY]"). CommonMark 0.31,
with the footnotes and tables of GitHub.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.nouns import Span

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[\^?([^\]\n]{1,40})\]:[ \t]*(.*(?:\n[ \t]{2,}\S.*)*)$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]|\[(\d{1,3})\](?!\()")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(([^)\s]*)(?:\s+\"[^\"\n]*\")?\)")
_REFERENCE = re.compile(r"(?<=\])\[([^\]\n]{1,60})\]")
# What a brief of ours puts behind a sentence to say where it stands, and the credit line under a block quotation.
_PLACE = re.compile(r"\[[^\[\]\n]{1,300}(?::\d+–\d+|, \d{1,2} \w+ \d{4})?\]")
# A line of a brief of ours on who takes which position: "- Denied by the Kremlin: “…” [id]".
_POSITION = re.compile(r"- [A-Z][\w ]+ by .+: “.*” \[[^\[\]]+\]")
_START = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}(?=[ \t])(?:[ \t]+\d{1,2}[.)](?=[ \t]))?|(?:>[ \t]?)+|[-*+•](?=[ \t])|\d{1,3}[.)](?=[ \t]))",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?”\"])_{1,3}(?!\w)|`+|~~|\|")
_RULE = re.compile(r"^[ \t]*(?:[-*_|:][ \t]*){3,}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in the text that points to a source: where it stands, and the label or address that it gives."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The text without markup (as long as the text itself), its citations, and what each label stands for."""

    text: str
    citations: tuple[Citation, ...]
    definitions: dict[str, str]


def plain(text: str) -> Plain:
    """The text with its markup blanked. `text[s:e]` and `plain(text).text[s:e]` are the same place."""
    signs = list(text)
    citations: list[Citation] = []
    definitions: dict[str, str] = {}

    def blank(span: Span) -> None:
        for at in range(*span):
            if signs[at] != "\n":
                signs[at] = " "

    for found in _COMMENT.finditer(text):
        blank(found.span())
    for found in _DEFINITION.finditer(text):
        definitions[found[1].lower()] = found[2].strip()
        blank(found.span())
    for found in _FOOTNOTE.finditer("".join(signs)):
        citations.append(Citation(found.start(), (found[1] or found[2]).lower()))
        blank(found.span())
    for found in _LINK.finditer("".join(signs)):
        citations.append(Citation(found.start(), found[2]))
        blank((found.start(), found.start(1)))
        blank((found.end(1), found.end()))
    for found in _REFERENCE.finditer("".join(signs)):
        if found[1].lower() in definitions:
            citations.append(Citation(found.start(), found[1].lower()))
            blank(found.span())
    for pattern in (_RULE, _START, _EMPHASIS):
        for found in pattern.finditer("".join(signs)):
            blank(found.span())
    citations.sort(key=lambda citation: citation.at)
    return Plain("".join(signs), tuple(citations), definitions)


def own_marks(text: str) -> list[Span]:
    """Where a brief of ours says where something stands: marks, and the lines that end with one."""
    found = []
    for mark in _PLACE.finditer(text):
        start = text.rfind("\n", 0, mark.start()) + 1
        undated = _POSITION.fullmatch(text[start : mark.end()]) is not None
        if undated or re.fullmatch(r"\[.*(?::\d+–\d+|, \d{1,2} \w+ \d{4})\]", mark.group()):
            found.append((start, mark.end()))
    return found
