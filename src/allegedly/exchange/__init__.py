"""Hands over what was coded and what reports answer, in the formats of others: one module per format."""

from __future__ import annotations

from allegedly.exchange.brief_document import brief_docx
from allegedly.exchange.briefs import brief_html, brief_json, brief_markdown
from allegedly.exchange.claims import CLAIMS
from allegedly.exchange.coded import FORMATS, write
from allegedly.exchange.decisions import DECISIONS, agreement_table, read_decisions
from allegedly.exchange.differences import DIFFERENCES
from allegedly.exchange.frames import frame
from allegedly.exchange.lines import Lines, opened
from allegedly.exchange.lists import timeline_json, timeline_markdown
from allegedly.exchange.relation_views import VIEWS, RelationView
from allegedly.exchange.remarks import remarks_json, remarks_text
from allegedly.exchange.sarif import remarks_sarif

__all__ = [
    "BRIEFS",
    "CLAIMS",
    "DECISIONS",
    "DIFFERENCES",
    "FORMATS",
    "REMARKS",
    "TIMELINES",
    "VIEWS",
    "Lines",
    "RelationView",
    "agreement_table",
    "brief_docx",
    "frame",
    "opened",
    "read_decisions",
    "write",
]

# What a `--format` of a command is written by.
BRIEFS = {"md": brief_markdown, "html": brief_html, "json": brief_json}
REMARKS = {"text": remarks_text, "json": remarks_json, "sarif": remarks_sarif}
TIMELINES = {"md": timeline_markdown, "json": timeline_json}
