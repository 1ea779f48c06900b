"""Remarks on a draft for people and as SARIF."""

from __future__ import annotations

import json

from allegedly.exchange import REMARKS
from allegedly.nouns import Document
from allegedly.reports import KINDS, Remark, SourcePassage

DRAFT = Document("d", "A first line.\nThen 24 ships sailed.\n", extra={"path": "news/my draft.md", "first_line": 4})
REMARK = Remark(
    "figure",
    (19, 27),
    "the source gives “23 ships”, the draft “24 ships”",
    (SourcePassage("wire-1", (5, 21), "23 ships sailed.", "Northern Wire", "2024-05-08"),),
)


def test_people_see_line_marked_words_and_source():
    text = REMARKS["text"](DRAFT, [REMARK])
    assert text.splitlines()[0] == "5:6: figure: the source gives “23 ships”, the draft “24 ships”"
    assert "Then ⟦24 ships⟧ sailed." in text
    assert "Northern Wire, 2024-05-08 [wire-1:5–21]: 23 ships sailed." in text
    assert text.splitlines()[-1] == "1 remark: 1 figure"


def test_of_a_word_document_they_see_the_paragraph():
    draft = Document("d", "One.\n\nThree has 24 ships.\n", extra={"format": "docx"})
    assert REMARKS["text"](draft, [Remark("figure", (16, 24), "m", ())]).startswith("paragraph 3: figure: m\n")


def test_sarif_has_what_the_standard_requires():
    log = json.loads(REMARKS["sarif"](DRAFT, [REMARK]))
    assert log["version"] == "2.1.0"  # 3.13.2
    (run,) = log["runs"]
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"] == "allegedly"
    assert [rule["id"] for rule in driver["rules"]] == [kind.replace(" ", "-") for kind in KINDS]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    (result,) = run["results"]
    assert result["message"]["text"] == REMARK.message  # 3.27.11
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "figure"  # 3.27.6
    assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/my%20draft.md"  # 3.4.3: a valid URI
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (5, 6, 5, 14)
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    (source,) = result["relatedLocations"]
    assert source["message"]["text"] == "Northern Wire, 2024-05-08 [wire-1:5–21]"
    assert source["physicalLocation"]["region"]["snippet"]["text"] == "23 ships sailed."


def test_no_remarks_are_an_empty_list_of_results():
    assert json.loads(REMARKS["sarif"](DRAFT, []))["runs"][0]["results"] == []
    assert REMARKS["text"](DRAFT, []) == "no remarks\n"
