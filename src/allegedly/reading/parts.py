"""Brings back parts of an article that were left out: some papers lay one article out in several boxes.

A paragraph belongs to the article where it stands in the same kind of place as paragraphs that were found: its next
elements above have the same tags and classes. Three such paragraphs are a part; one or two are a caption or a notice.
"""

from __future__ import annotations

import re
from typing import Any

from allegedly.reading.furniture import is_furniture

LEAST = 3
LENGTH = 60  # characters of a paragraph: shorter ones are captions, names and calls
LEVELS = 3  # elements above a paragraph that make its place
_ENDED = re.compile(r"[.!?…:][\"”’»)\]]*$")


def with_parts(text: str, tree: Any) -> str:
    """The text with the paragraphs of the page that it lacks, each behind the paragraph before it on the page."""
    lines = text.split("\n\n")
    numbers = {_words(line): number for number, line in reversed(list(enumerate(lines)))}
    seen = {_words(line)[:LENGTH] for line in lines}
    paragraphs = [
        (node, " ".join(node.text_content().split())) for node in tree.iter("p") if node.find(".//script") is None
    ]
    places = {_place(node) for node, line in paragraphs if line and _words(line) in numbers}
    missing: list[tuple[int, str]] = []
    behind = -1
    for node, line in paragraphs:
        words = _words(line)
        if words in numbers:
            behind = numbers[words]
        elif _place(node) in places and words[:LENGTH] not in seen and _is_prose(node, line):
            missing.append((behind, line))
            seen.add(words[:LENGTH])
    if len(missing) < LEAST:
        return text
    pieces = [line for number, line in missing if number < 0]
    for number, line in enumerate(lines):
        pieces.append(line)
        pieces += [more for place, more in missing if place == number]
    return "\n\n".join(pieces)


def _is_prose(node: Any, line: str) -> bool:
    if len(line) < LENGTH or not _ENDED.search(line) or is_furniture(line):
        return False
    return sum(len(link.text_content()) for link in node.iter("a")) < len(line) / 2


def _place(node: Any) -> tuple[tuple[str, str | None], ...]:
    above = list(node.iterancestors())[:LEVELS]
    return tuple((str(element.tag), element.get("class")) for element in above)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
