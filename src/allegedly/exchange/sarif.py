"""Remarks on a draft as SARIF 2.1.0, which editors and code hosts show beside the text.

OASIS Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020. Each kind of remark is
a rule; the evidence of a remark is its related locations, by the documents' ids. Columns count code points.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from allegedly.exchange.remarks import credit, position
from allegedly.nouns import Document, Span
from allegedly.reports import HELP, KINDS, Remark, SourcePassage

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What an editor must not let pass, as against what he or she may decide otherwise.
WARNINGS = frozenset({"denial left out", "counted twice", "overtaken", "not found"})


def remarks_sarif(draft: Document, remarks: Sequence[Remark]) -> str:
    """The remarks as one run of SARIF."""
    kinds = list(KINDS)
    rules = [
        {
            "id": rule(kind),
            "name": kind.title().replace(" ", ""),
            "shortDescription": {"text": KINDS[kind]},
            "fullDescription": {"text": f"{KINDS[kind]} {HELP[kind]}"},
            "help": {"text": f"{HELP[kind]} Switch it off with --off {rule(kind)}."},
            "defaultConfiguration": {"level": _level(kind)},
        }
        for kind in kinds
    ]
    results = [
        {
            "ruleId": rule(remark.kind),
            "ruleIndex": kinds.index(remark.kind),
            "level": _level(remark.kind),
            "message": {"text": remark.message},
            "locations": [_location(draft, remark.span)],
            "relatedLocations": [_source(passage, number) for number, passage in enumerate(remark.evidence, 1)],
        }
        for remark in remarks
    ]
    driver = {"name": "allegedly", "version": version("allegedly"), "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def rule(kind: str) -> str:
    """The id of a kind's rule."""
    return kind.replace(" ", "-")


def _level(kind: str) -> str:
    return "warning" if kind in WARNINGS else "error"


def _address(draft: Document) -> str:
    """The draft's file as a relative URI; of a draft without a file its id."""
    return quote(str(draft.extra.get("path") or draft.url or draft.id))


def _location(draft: Document, span: Span) -> dict[str, Any]:
    line, column = position(draft, span[0])
    last_line, last_column = position(draft, span[1])
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": last_line,
        "endColumn": last_column,
        "snippet": {"text": draft.text[span[0] : span[1]]},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _address(draft)}, "region": region}}


def _source(passage: SourcePassage, number: int) -> dict[str, Any]:
    region = {
        "charOffset": passage.span[0],
        "charLength": passage.span[1] - passage.span[0],
        "snippet": {"text": passage.text},
    }
    place = {"artifactLocation": {"uri": quote(passage.document)}, "region": region}
    return {"id": number, "physicalLocation": place, "message": {"text": credit(passage)}}
