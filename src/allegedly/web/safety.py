"""What keeps the room safe, before any page is asked: who is let in, under which name, with how much, and what a page
may load.

- Host: a browser that a foreign site sent here by rebinding its name (DNS rebinding) names that site; it is refused.
- Token: whoever comes from another machine shows the token once, then a cookie.
- Size: a body larger than LARGEST_BODY is not read.
- Forms: a token of the visitor's own cookie (`csrf`), and an Origin that is ours.
- Headers: nothing is loaded from elsewhere, no script and no style stands in a page (Content-Security-Policy).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.datastructures import FormData
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from allegedly.web.faults import Refused, answer
from allegedly.web.settings import LARGEST_BODY, LONGEST_TEXT, MOST_FILES, Settings, is_ip, is_loopback

VISITOR = "allegedly_visitor"
FIELD, HEADER = "csrf", "x-csrf"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# A year; the cookie only ties forms to a browser and says nothing of who it is.
VISITOR_SECONDS = 31_536_000
MOST_FIELDS = 100


class Safety:
    """The ASGI layer around the whole app."""

    def __init__(self, app: ASGIApp, settings: Settings, secret: bytes) -> None:
        self.app, self.settings, self.secret = app, settings, secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or passes on with the headers that every answer has."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        scope["app"] = self.app  # for the page of a refusal
        visitor = request.cookies.get(VISITOR, "")
        fresh = not 20 <= len(visitor) <= 100
        if fresh:
            visitor = secrets.token_urlsafe(24)
        scope.setdefault("state", {})["visitor"] = visitor
        scope["state"]["csrf"] = csrf_of(self.secret, visitor)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if fresh:
                    headers.append("set-cookie", cookie(VISITOR, visitor, VISITOR_SECONDS))
            await send(message)

        refused = self._refused(request)
        if refused is not None:
            await refused(scope, receive, sending)
            return
        await self.app(scope, _bounded(receive), sending)

    def _refused(self, request: Request) -> Response | None:
        host = _host(request.headers)
        wide = not is_loopback(self.settings.host)
        if host is None or not (host in self.settings.names or (wide and is_ip(host))):
            return answer(request, 421, "this server does not go by that name; open it by the address that it printed")
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return answer(request, 413, _TOO_LARGE)
        return self._without_token(request)

    def _without_token(self, request: Request) -> Response | None:
        wanted = self.settings.token
        if wanted is None:
            return None
        name = token_cookie(self.settings)
        given = request.query_params.get("token")
        if given is not None and _same(given, wanted):
            rest = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
            found = RedirectResponse(request.scope["path"] + (f"?{urlencode(rest)}" if rest else ""), 303)
            found.headers.append("set-cookie", cookie(name, wanted, None))
            return found
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if _same(request.cookies.get(name, ""), wanted) or _same(bearer, wanted):
            return None
        return answer(request, 401, "open the address with the token that `allegedly serve` printed")


_TOO_LARGE = f"this is more than {LARGEST_BODY // 1_000_000} MB; give fewer or smaller files"


def token_cookie(settings: Settings) -> str:
    """The cookie that holds the token. Cookies know no ports, so its name does."""
    return f"allegedly_token_{settings.port}"


def cookie(name: str, value: str, seconds: int | None) -> str:
    """A cookie that no script reads and no other site sends."""
    lasting = f"; Max-Age={seconds}" if seconds is not None else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{lasting}"


def csrf_of(secret: bytes, visitor: str) -> str:
    """What a form of this visitor carries."""
    return hmac.new(secret, visitor.encode(), hashlib.sha256).hexdigest()


async def form_of(request: Request) -> FormData:
    """The fields of a form that one of our own pages sent. Raises Refused for any other.

    Files and fields are bounded in number and size.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(403, "this form was sent from another site; open the page here and send it again")
    form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=4 * LONGEST_TEXT)
    given = request.headers.get(HEADER) or form.get(FIELD)
    if not isinstance(given, str) or not _same(given, request.state.csrf):
        raise Refused(403, "this form has run out; load the page again and send it once more")
    return form


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _host(headers: Headers) -> str | None:
    """The name in the Host header, without its port."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return None


def _bounded(receive: Receive) -> Receive:
    """Counts what comes where no length was said."""
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > LARGEST_BODY:
            raise Refused(413, _TOO_LARGE)
        return message

    return receiving
