"""A page and its twins: one function gives what is to be seen, as HTML for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from allegedly.nouns import as_json
from allegedly.web.templates import render

KINDS = ("json", "csv", "html")
MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8"}
# A cell that begins so is a formula to a spreadsheet, whatever the article meant.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page shows: the template with what only it needs, the data of the `.json` twin, the rows of the `.csv`.

    Rows that cost much are given by a function, which is called for the table alone.
    """

    template: str
    title: str
    data: dict[str, Any]
    rows: Sequence[Mapping[str, Any]] | Callable[[], Sequence[Mapping[str, Any]]] = ()
    columns: Sequence[str] = ()
    more: dict[str, Any] = field(default_factory=dict)
    # Set with the page, not with its twins.
    cookie: str | None = None


Page = Callable[..., Answer]


def view(router: APIRouter, path: str, index: str = "") -> Callable[[Page], Page]:
    """Makes a function the page at a path, with `.json` and `.csv` beside it; `index` is the twins' name for "/".

    A page is also at `.html`, for ids that themselves end in `.json`, `.csv` or `.html`.
    """

    def register(page: Page) -> Page:
        base = f"/{index}" if index else path
        for kind in KINDS:
            router.add_api_route(
                f"{base}.{kind}", _shown(page, kind), methods=["GET"], include_in_schema=kind != "html",
                response_class=_CLASSES[kind], name=f"{page.__name__}.{kind}", summary=page.__doc__,
            )  # fmt: skip
        router.add_api_route(
            path, _shown(page, "html"), methods=["GET"], response_class=HTMLResponse, name=page.__name__,
            summary=page.__doc__,
        )  # fmt: skip
        return page

    return register


class _Csv(Response):
    media_type = MEDIA["csv"]


_CLASSES: dict[str, type[Response]] = {"json": JSONResponse, "csv": _Csv, "html": HTMLResponse}


def _shown(page: Page, kind: str) -> Callable[..., Response]:
    @functools.wraps(page)
    def show(*arguments: Any, **options: Any) -> Response:
        request: Request = options.get("request") or arguments[0]
        found = page(*arguments, **options)
        if kind == "json":
            return Response(json.dumps(as_json(found.data), ensure_ascii=False), media_type=MEDIA["json"])
        if kind == "csv":
            rows = found.rows() if callable(found.rows) else found.rows
            return Response(table(rows, found.columns), media_type=MEDIA["csv"])
        shown = HTMLResponse(render(request, found.template, **{**found.data, "title": found.title, **found.more}))
        if found.cookie is not None:
            shown.headers.append("set-cookie", found.cookie)
        return shown

    return show


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = ()) -> str:
    """Rows as CSV with a header; lists are joined by `|`, and no cell is a formula to a spreadsheet."""
    listed = list(rows)
    names = list(columns) or (list(listed[0]) if listed else [])
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in listed)
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        value = "|".join(str(item) for item in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
