"""Before any page: whether a request is for this house at all, and what every answer says to the browser."""

import traceback
from urllib.parse import urlsplit

import structlog
from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.answers import HEADERS, TLS_ONLY, page
from web.forms.filled import Filled
from web.forms.kept import kept
from web.ports import House

_log = structlog.get_logger()
_METHODS = frozenset({"GET", "HEAD", "POST"})
_OURS = frozenset({"same-origin", "none"})
_FAMILIAR = 3600
_MOST_KEPT = 1_000_000


class Threshold:
    """Stands before all pages; what it turns away reaches none of them, and no exception passes it.

    A name that is not ours is turned away, because a page elsewhere can have its own name lead to this
    machine, and then read every page as if it were its own. A form from elsewhere is turned away without
    showing what it held: shown again, it would be one of ours at the next press of the button.
    """

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let a page answer."""
        if scope["type"] != "http":
            return
        begun = False
        heard = _Heard(receive)

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _say(message, self._house, scope["path"])
            elif scope["method"] == "HEAD":
                message["body"] = b""
            await send(message)

        # A page is asked as if it had to be shown: who asks its head gets what a body would have come with.
        seen = dict(scope) | ({"method": "GET", "only_head": True} if scope["method"] == "HEAD" else {})
        seen.setdefault("state", {})
        try:
            turned_away = self._turned_away(seen)
            await (turned_away or self._app)(seen, heard, with_headers)
        except Exception as error:  # noqa: BLE001 - a bug: told in the log, without a word of what was asked
            _log.error("page-failed", error=type(error).__name__, where=_where(error), route=_route(seen))
            if not begun:
                typed = await _kept(seen, heard.again())
                await _page(seen, "failed.html", 500, typed)(seen, receive, with_headers)

    def _turned_away(self, scope: Scope) -> HTMLResponse | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or name_of(hosts[0]) not in self._house.names:
            return _page(scope, "other_name.html", 421)
        if scope["method"] not in _METHODS:
            answer = _page(scope, "no_such_page.html", 405)
            answer.headers["Allow"] = ", ".join(sorted(_METHODS))
            return answer
        if scope["method"] == "POST" and not _is_ours(headers, hosts[0]):
            return _page(scope, "foreign_form.html", 403)
        return None


def name_of(host: str) -> str:
    """Return the name or address in a Host header, without its port; empty where it is none."""
    try:
        split = urlsplit(f"//{host}")
        split.port  # noqa: B018 - raises where it is no port
    except ValueError:
        return ""
    clean = split.netloc == host and "@" not in host
    return (split.hostname or "") if clean else ""


def _is_ours(headers: Headers, host: str) -> bool:
    """Whether a form comes from a page of ours: as the browser says, and another program says nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in _OURS
    return origin is None or urlsplit(origin).netloc == host


def _say(message: Message, house: House, path: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in (HEADERS | (TLS_ONLY if house.secure else {})).items():
        headers.setdefault(name, value)
    if path.startswith("/static/"):
        headers["Cache-Control"] = f"max-age={_FAMILIAR}"


def _page(scope: Scope, template: str, status: int, typed: Filled | None = None) -> HTMLResponse:
    return page(Request(scope), template, {"kept": typed}, status=status)


async def _kept(scope: Scope, receive: Receive) -> Filled | None:
    """What was typed, unless that is what cannot be read: no second fault takes the place of the first."""
    try:
        return await kept(Request(scope, receive))
    except Exception:  # noqa: BLE001 - whatever it is, the page tells that something failed
        return None


def _where(error: Exception) -> list[str]:
    """The road to it, line by line; never the message, in which there may be what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{each.filename}:{each.lineno} {each.name}" for each in frames[-6:]]


def _route(scope: Scope) -> str | None:
    """The name of the page: its address says which case was looked at, or is a link that lets somebody in."""
    return getattr(scope.get("route"), "name", None)


class _Heard:
    """What a browser sent, remembered while it is small, so that a bug does not lose what somebody typed."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._kept: list[Message] = []
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        self._kept = [*self._kept, message] if self._size <= _MOST_KEPT else []
        return message

    def again(self) -> Receive:
        """Return what tells it once more; nothing where it was not heard to its end."""
        whole = bool(self._kept) and not self._kept[-1].get("more_body", False)
        messages = iter(self._kept if whole else [{"type": "http.request"}])

        async def tell() -> Message:
            return next(messages)

        return tell
