"""Cuts a text into the pieces that are parsed: paragraphs, so that no sentence runs from one into the next."""

from __future__ import annotations

import re
from itertools import pairwise

from allegedly.nouns import Span

# A paragraph longer than this is cut at the end of a sentence: the parser's memory grows with the piece's length.
LONGEST = 20_000
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[\n\u2028\u2029]\s*")
# "WASHINGTON —", "MOSCOW, Oct. 3 (Reuters) -", "TEHRAN- ": where and when an article was written, in front of its first
# sentence. Capitals of four letters or more, so that "NATO – the alliance" is none; a capital or a quotation follows.
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}[A-Z](?: [A-Z][A-Z.’'-]*)*(?:/[A-Z]{3,}(?: [A-Z]+)*)*"
    r"(?:, [A-Z][\w.]*(?: \d{1,2})?(?:,? \d{4})?)*(?: ?\([A-Z][\w .&/-]{1,30}\))?"
    r"\s?(?:[–—]|--?(?=\s))\s*(?=[A-Z0-9“\"‘'])"
)
# "Harare, Zimbabwe - ", "KABUL (Pajhwok): ", "LA PAZ, Bolivia -- ": in small letters, short, or before a colon; where
# no second dash follows, so that "Kim – the leader – said" is none.
_PLACE = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}"
_AGENCY = r"\([A-Z][\w .&/-]{1,30}\)"
_SMALL_DATELINE = re.compile(
    rf"(?:{_PLACE}--|{_PLACE}(?:, {_PLACE}|, {_PLACE} ?{_AGENCY}| ?{_AGENCY})\s*(?:--\s*|[–—-]\s+))(?=[A-Z])"
    rf"(?!.*(?:--|—|–|\s-\s))|{_PLACE} ?{_AGENCY}\s?:\s+(?=[A-Z])"
)
# An article has one dateline, in front of its text or behind a headline and a byline.
_DATED = 4
_STOP = re.compile(r"[.!?][\"”’')\]]*\s")


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs, in order, without surrounding white space.

    A line break ends a paragraph, unless the text is broken into short lines by its editor ("hard-wrapped"), where only
    a blank line does.
    """
    breaks = _BLANK if _hard_wrapped(text) else _LINE
    spans, start = [], 0
    for found in breaks.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    spans = [*_undated(text, spans[:_DATED]), *spans[_DATED:]]
    pieces: list[Span] = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > LONGEST:
            cut = _cut(text, start)
            pieces.append((start, cut))
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if end > start:
            pieces.append((start, end))
    return pieces


def _undated(text: str, spans: list[Span]) -> list[Span]:
    """The first paragraphs with the dateline, where there is one, as a piece of its own."""
    for number, (start, end) in enumerate(spans):
        found = _DATELINE.match(text, start, end) or _SMALL_DATELINE.match(text, start, end)
        if found is not None:
            return [*spans[:number], (start, found.end()), (found.end(), end), *spans[number + 1 :]]
    return spans


def _cut(text: str, start: int) -> int:
    """Where to cut a paragraph that is too long: after a sentence, else at white space, else anywhere."""
    window = text[start : start + LONGEST]
    stops = list(_STOP.finditer(window))
    if stops:
        return start + stops[-1].end()
    space = window.rfind(" ")
    return start + (space + 1 if space > 0 else LONGEST)


def _hard_wrapped(text: str) -> bool:
    """Whether line breaks fall inside sentences: most lines are of one short width and end without a full stop."""
    lines = [line.strip() for line in text[:20_000].split("\n")]
    inner = [a for a, b in pairwise(lines) if a and b]
    if len(inner) < 4:
        return False
    open_ended = sum(1 for line in inner if line[-1] not in ".!?:”\"’'" and 40 <= len(line) <= 100)
    return open_ended >= 0.6 * len(inner)
