"""The templates, and what every one of them can use. Nothing is put into a page unescaped."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
from fastapi import Request
from markupsafe import Markup

from allegedly.ledger.overviews import first_line
from allegedly.nouns import Document

# Characters of a line on average: lines cut at a width have at most some 80, paragraphs of news 150 and more.
LEAST_PARAGRAPH = 90
HERE = Path(__file__).parent
MONTH = re.compile(r"\d{4}-\d{2}")
TWINS = (".json", ".csv", ".html")


def render(request: Request, template: str, **context: Any) -> str:
    """A page with what it shows."""
    room = getattr(request.app.state, "room", None)
    return (
        _environment()
        .get_template(template)
        .render(
            request=request,
            path=request.scope["path"],
            room=room,
            csrf=getattr(request.state, "csrf", ""),
            read_only=room is not None and room.settings.read_only,
            twin=lambda kind: twin(request, kind),
            here=lambda **changes: with_query(request, **changes),
            **context,
        )
    )


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day, "flat": flat, "short": short, "number": number, "heading": heading, "paragraphs": paragraphs,
    }  # fmt: skip
    environment.globals |= {"link": link}
    return environment


def link(*parts: str, **query: Any) -> str:
    """The path of a page: `link("documents", id)`. An id that ends like a twin gets `.html` behind it."""
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    if path.endswith(TWINS):
        path += ".html"
    given = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def twin(request: Request, kind: str) -> str:
    """The address of this page's twin."""
    path = str(request.scope["path"]).removesuffix(".html")
    path = "/index" if path == "/" else path
    return (
        quote(path, safe="/")
        + f".{kind}"
        + (f"?{query}" if (query := request.scope["query_string"].decode("latin-1")) else "")
    )


def with_query(request: Request, **changes: Any) -> str:
    """The address of this page with other values in its query; None takes one out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    kept += [(key, str(value)) for key, value in changes.items() if value not in (None, "")]
    return f"?{urlencode(kept)}" if kept else "?"


def day(published: str | None) -> str:
    """A day or month as people write it: 26 Oct 2022, Oct 2022; what is neither stays."""
    if not published:
        return "undated"
    try:
        if MONTH.fullmatch(published):
            return f"{date.fromisoformat(f'{published}-01'):%b %Y}"
        found = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{found.day} {found:%b %Y}"


def flat(text: str | None) -> str:
    """A text in one line."""
    return " ".join((text or "").split())


def short(text: str | None, most: int = 160) -> str:
    """The beginning of a text, in one line."""
    whole = flat(text)
    return whole if len(whole) <= most else whole[: most - 2].rstrip() + " …"


def heading(document: Document) -> str:
    """What to call a document: its title, else its first line, else its id."""
    return document.title or first_line(document.text) or document.id


def set_apart(text: str) -> bool:
    """Whether each line is a paragraph, so that lines want room between them: long ones, and no empty ones."""
    lines = text.strip().split("\n")
    return len(lines) > 1 and "" not in lines and len(text) / len(lines) > LEAST_PARAGRAPH


def paragraphs(text: str, apart: bool) -> str:
    """A piece of a text, with an empty element behind each line where they are set `apart`; the text stays as it is."""
    return Markup('\n<span class="gap"></span>').join(text.split("\n")) if apart else text


def number(value: float | int | None) -> str:
    """A number with separators, a dash for None."""
    if value is None:
        return "–"
    shown = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return shown.replace("-", "−")
