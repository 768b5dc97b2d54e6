"""The pages together: routes, what stands before them, and what stands in place of one that is not there."""

from collections.abc import Awaitable, Callable

import structlog
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from web.answers import HEADERS, TLS_ONLY, page
from web.forms.body import TOO_LARGE, UNREADABLE, Bounded
from web.forms.kept import kept
from web.look import ROUTER as LOOK
from web.pages import attachments, case, intake, letters, new_letter, radar, steps, terms, worklist
from web.ports import House
from web.presence import Presence
from web.sign_in import pages as sign_in
from web.sign_in.guard import ForeignFormError, NotAllowedError, NotSignedInError

_log = structlog.get_logger()


def create_app(house: House) -> FastAPI:
    """Return the pages of an office."""
    app = FastAPI(title="Weerklank", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.house = house
    app.include_router(LOOK)
    app.state.presence = Presence()
    app.mount("/static", StaticFiles(packages=[("web", "static")]), name="static")
    for pages in (sign_in, worklist, case, steps, attachments, intake, letters, new_letter, radar, terms):
        app.include_router(pages.ROUTER)
    # Inside of what follows, so that the handlers below answer where it stops reading.
    app.add_middleware(Bounded, file=house.most_of_a_file)
    app.middleware("http")(_with_headers)
    app.add_exception_handler(NotSignedInError, _not_signed_in)
    app.add_exception_handler(NotAllowedError, _not_allowed)
    app.add_exception_handler(ForeignFormError, _foreign_form)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(Exception, _unforeseen)
    return app


async def _with_headers(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    house: House = request.app.state.house
    answer = await go_on(request)
    for name, value in (HEADERS | (TLS_ONLY if house.secure else {})).items():
        answer.headers.setdefault(name, value)
    if request.url.path.startswith("/static/"):
        answer.headers["Cache-Control"] = "max-age=3600"
    return answer


async def _not_signed_in(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "sign_in.html", {"kept": await kept(request)}, status=401)


async def _not_allowed(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "not_allowed.html", status=403)


async def _foreign_form(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "foreign_form.html", {"kept": await kept(request)}, status=403)


async def _no_such_page(request: Request, error: Exception) -> HTMLResponse:
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status in {TOO_LARGE, UNREADABLE}:
        house: House = request.app.state.house
        about = {"too_large": status == TOO_LARGE, "megabytes": house.most_of_a_file // 1_000_000}
        return page(request, "unfit_form.html", about, status=status)
    return page(request, "no_such_page.html", status=status)


async def _unforeseen(request: Request, error: Exception) -> HTMLResponse:
    """One calm page for a bug; what happened is for the log, and nothing that was typed is in it."""
    _log.error("page-failed", route=request.scope.get("path"), error=type(error).__name__)
    answer = page(request, "failed.html", {"kept": await kept(request)}, status=500)
    answer.headers.update(HEADERS)
    return answer
