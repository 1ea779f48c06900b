"""The start, and adding documents."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from allegedly.errors import InputError
from allegedly.ledger import ClaimFilter
from allegedly.ledger.overviews import NEWEST, Came, by_outlet_and_month, came_since, in_the_news
from allegedly.nouns import Document, as_json
from allegedly.reading.kinds import SUFFIXES, suffix
from allegedly.reading.records import document
from allegedly.web.adding import Job, folder_for_uploads
from allegedly.web.faults import Refused, missing
from allegedly.web.forms import TEXT, form
from allegedly.web.pages.claims import at_a_glance
from allegedly.web.queries import periods
from allegedly.web.room import Room, room_of, writable
from allegedly.web.safety import cookie, form_of
from allegedly.web.settings import LONGEST_TEXT, MOST_FILES
from allegedly.web.templates import render
from allegedly.web.views import Answer, view

router = APIRouter()
SEEN = "allegedly_seen"
SEEN_SECONDS = 31_536_000
# Who comes back within half an hour is still on the same visit (the usual bound of web statistics).
VISIT = timedelta(minutes=30)
MOST_NEW = 12
LATEST = 6
FIELDS = {
    "text": TEXT, "title": TEXT, "publisher": TEXT, "url": {"type": "string", "format": "uri"},
    "published": {"type": "string", "format": "date"},
}  # fmt: skip


@view(router, "/", index="index")
def start(request: Request) -> Answer:
    """What is in the ledger, who is in the news, what came since the last visit."""
    room = room_of(request)
    there = room.totals()
    met = room.once("in the news", lambda: room.ledger.ask(in_the_news))
    now = datetime.now(UTC)
    since = last_visit(request.cookies.get(SEEN, ""), now)
    came: Came | None = room.ledger.ask(lambda c: came_since(c, _iso(since), MOST_NEW)) if since else None
    data = {
        "stats": {name: getattr(there, name) for name in ("documents", "outlets", "origins", "events", "claims")},
        "outlets": [{"outlet": name, "documents": count} for name, count in there.by_outlet],
        "months": [{"month": month or None, "documents": count} for month, count in there.by_month],
        "in_the_news": as_json(met),
        "since_last_visit": {"moment": _iso(since) if since else None, **(as_json(came) if came else {})},
    }
    latest = at_a_glance(room.ledger.claims(ClaimFilter(sort="-published", limit=2 * LATEST)), LATEST)
    more = {
        "there": there, "periods": periods(there.by_month), "newest": NEWEST, "came": came,
        "since": since and _iso(since), "met": met, "latest": latest,
    }  # fmt: skip

    def rows() -> list[dict[str, Any]]:
        found = room.once("outlets", lambda: room.ledger.ask(by_outlet_and_month))
        return [{"outlet": name, "month": month, "documents": count} for name, month, count in found]

    visit = cookie(SEEN, f"{_iso(since or now)}~{_iso(now)}", SEEN_SECONDS)
    return Answer("start.html", "Start", data, rows, ("outlet", "month", "documents"), more, visit)


def last_visit(kept: str, now: datetime) -> datetime | None:
    """The moment since which things are new, from the cookie: "since~latest look"; None on a first visit.

    Looks that follow each other within VISIT are one visit, and what is new on it stays new.
    """
    since, _, latest = kept.partition("~")
    try:
        begun, looked = datetime.fromisoformat(since), datetime.fromisoformat(latest or since)
        return looked if now - looked > VISIT else begun
    except (ValueError, TypeError):  # nothing kept, or not by us
        return None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@router.get("/seen", include_in_schema=False)
def seen(request: Request) -> Response:
    """Remembers in a cookie that what is new has been seen."""
    found = RedirectResponse("/", 303)
    found.headers.append("set-cookie", cookie(SEEN, _iso(datetime.now(UTC)), SEEN_SECONDS))
    return found


@router.post("/add", response_class=HTMLResponse, openapi_extra=form(FIELDS))
async def add(request: Request) -> Response:
    """Takes files, a pasted text or an address in, and shows how it goes on."""
    room = writable(request)
    sent = await form_of(request)
    inputs, names, folder = await run_in_threadpool(_inputs, sent)
    if not inputs:
        raise Refused(400, "nothing was given; choose files, paste a text, or give an address")
    job = room.desk.take(inputs, names, folder)
    if job is None:
        raise Refused(503, "too much is waiting to be added; come back when it is done")
    return RedirectResponse(f"/add/{job.number}", 303)


def _inputs(sent: FormData) -> tuple[list[str | Document], dict[str, str], Path | None]:
    """What a form gives: documents, addresses and files; the visitor's names of the files; the folder they lie in."""
    inputs: list[str | Document] = []
    names: dict[str, str] = {}
    fields = {name: str(sent.get(name) or "").strip() for name in FIELDS}
    if fields["text"]:
        if len(fields["text"]) > LONGEST_TEXT:
            raise Refused(413, f"the text has more than {LONGEST_TEXT:,} characters; give it in parts")
        try:
            inputs.append(
                document({name: fields[name] for name in ("text", "title", "publisher", "published")}, "text")
            )
        except InputError as error:
            raise Refused(422, str(error)) from error
    if fields["url"]:
        if not fields["url"].lower().startswith(("http://", "https://")):
            raise Refused(422, "an address begins with http:// or https://; a file is chosen, not typed")
        inputs.append(fields["url"])
    files = [item for item in sent.getlist("files") if isinstance(item, UploadFile) and item.filename]
    if len(files) > MOST_FILES:
        raise Refused(413, f"at most {MOST_FILES} files at once")
    folder = folder_for_uploads() if files else None
    for number, file in enumerate(files):
        # Of the visitor's name only a suffix that we know is used: no path can lead out of the folder.
        given = PurePosixPath(str(file.filename).replace("\\", "/")).name
        ending = suffix(Path(given))
        assert folder is not None
        place = folder / f"{number}{ending if ending in SUFFIXES else ''}"
        with place.open("wb") as out:
            while piece := file.file.read(1 << 20):
                out.write(piece)
        inputs.append(str(place))
        names[str(place)] = given or f"file {number + 1}"
    return inputs, names, folder


@router.get("/add/{number}", response_class=HTMLResponse)
def adding(request: Request, number: Annotated[int, InPath(ge=0, le=2**31)]) -> Response:
    """How far the adding is."""
    room: Room = room_of(request)
    job: Job | None = room.desk.job(number)
    if job is None:
        raise missing("this adding is not remembered any more; see the documents")
    template = "progress.html" if request.headers.get("hx-request") else "adding.html"
    return HTMLResponse(render(request, template, title="Adding", job=job))
