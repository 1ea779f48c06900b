"""Web pages: the article without menus, advertisements and comments, and what the page says about it.

The article is found by trafilatura (Barbaresi 2021, ACL demo). Nothing is guessed: a title, date, publisher or language
that the page does not state is None.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.furniture import without_furniture
from allegedly.reading.parts import with_parts
from allegedly.reading.records import document, is_iso

# A text is an article only where some line has a sentence of at least this many words: menus, notices of errors and
# pages of links have none. Seven words is about the shortest sentence that reports an event with its source.
SENTENCE_WORDS = 7
_NO_ARTICLE = ("no article can be found in this page", "copy its text into a .txt file")
_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
# Dates after this are no dates of publication. Fixed, so that the same page gives the same date on any day.
LAST_DAY = "2099-12-31"
for _name in ("trafilatura", "htmldate"):  # what they tell of a page we say ourselves, in one line
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(path: Path, where: str) -> Iterator[Document | InputError]:
    """The article of an HTML file."""
    yield page(path.read_bytes(), where)


def page(data: bytes | str, where: str, url: str | None = None, extra: dict[str, Any] | None = None) -> Document:
    """The article of a page; `url` is the address it came from, `extra` what else is known of it.

    Raises InputError where no article can be found in it.
    """
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document as Extracted

    tree = load_html(data)
    if tree is None:
        raise InputError(where, "this is no page in HTML", "save the page again from a browser")
    language = _language(tree)
    found = bare_extraction(
        deepcopy(tree),
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LAST_DAY},
    )
    if not isinstance(found, Extracted):
        raise InputError(where, *_NO_ARTICLE)
    title = _bare(found.title, found.sitename)
    text = with_parts(without_furniture((found.text or "").replace("\0", ""), title), tree)
    if not _has_sentence(text):
        raise InputError(where, *_NO_ARTICLE)
    date = found.date
    fields = {
        "text": text,
        "title": title,
        "published": date if date and is_iso(date) else None,
        "publisher": found.sitename,
        "url": url or found.url,
        "language": language,
        **({"author": found.author} if found.author else {}),
        **(extra or {}),
    }
    return document(fields, where)


def _bare(title: str | None, publisher: str | None) -> str | None:
    """The title without the publisher's name behind it ("Envoy recalled | Norland Gazette")."""
    if not title or not publisher:
        return title
    return re.sub(rf"\s+[|–—-]\s+{re.escape(publisher)}$", "", title, flags=re.IGNORECASE)


def _has_sentence(text: str) -> bool:
    for line in text.splitlines():
        length = 0
        for word in line.split():
            length += 1
            if _STOP.search(word):
                if length >= SENTENCE_WORDS:
                    return True
                length = 0
    return False


def _language(tree: Any) -> str | None:
    """The language that the page states, as its code of two or three letters."""
    stated = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang")]
    stated += tree.xpath("//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content")
    stated += tree.xpath("//meta[@property='og:locale']/@content")
    for value in stated:
        code = _LANGUAGE.match(str(value or "").strip())
        if code:
            return code.group().lower()
    return None
