"""Everything that goes wrong, in one shape: RFC 9457's problem details, a page for people and JSON for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from allegedly.errors import AllegedlyError, BriefError, InputError, LedgerError, UsageError
from allegedly.ledger import took_too_long
from allegedly.web.templates import render

PROBLEM = "application/problem+json"
LOG = logging.getLogger("allegedly.web")


class Refused(HTTPException):
    """A request that is answered with an error: status, and in one line what is wrong and what to do."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(status, detail)


def missing(what: str) -> Refused:
    """The answer where there is no such thing."""
    return Refused(404, what)


STATUSES: tuple[tuple[type[AllegedlyError], int], ...] = (
    (LedgerError, 404),
    (UsageError, 400),
    (InputError, 422),
    (BriefError, 409),
)


def answer(request: Request, status: int, detail: str) -> Response:
    """The error as a page, or as JSON where that was asked for."""
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if wants_json(request):
        return JSONResponse(problem, status, media_type=PROBLEM)
    return HTMLResponse(render(request, "error.html", problem=problem, title=problem["title"]), status)


def wants_json(request: Request) -> bool:
    """Whether a program asks: for a twin of a page, or with a header that names JSON and no HTML."""
    accepted = request.headers.get("accept", "")
    return str(request.scope["path"]).endswith((".json", ".csv")) or ("json" in accepted and "html" not in accepted)


def install(app: FastAPI) -> None:
    """Gives every error of the app this shape."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        found = answer(request, error.status_code, str(error.detail))
        found.headers.update(error.headers or {})
        return found

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
        return answer(request, 422, told)

    @app.exception_handler(AllegedlyError)
    def ours(request: Request, error: AllegedlyError) -> Response:
        if isinstance(error, LedgerError) and took_too_long(error):
            return answer(request, 503, "this question takes too long to answer; narrow it, or ask for a shorter time")
        status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
        return answer(request, status, str(error))

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        LOG.exception("a fault of the program at %s", request.scope["path"], exc_info=error)
        return answer(request, 500, "a fault of the program; its log says more")
