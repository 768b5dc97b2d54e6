"""The pages together: routes, what stands before them, and what stands in place of one that is not there."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware

from web.answers import elsewhere, page
from web.forms.body import TOO_LARGE, UNREADABLE, Bounded
from web.forms.kept import kept
from web.look import ROUTER as LOOK
from web.pages import attachments, case, intake, letters, new_letter, radar, steps, terms, worklist
from web.ports import House
from web.presence import Presence
from web.sign_in import pages as sign_in
from web.sign_in.guard import (
    ForeignFormError,
    NoRoleChosenError,
    NotAllowedError,
    NotSignedInError,
    NotTheirStepError,
)
from web.threshold import Threshold

UNDERWAY_SECONDS = 600
"""How long somebody may take to sign in at the provider; what proves that they come back is then too old."""


def create_app(house: House) -> FastAPI:
    """Return the pages of an office."""
    app = FastAPI(title="Weerklank", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.house = house
    app.include_router(LOOK)
    app.state.presence = Presence()
    app.mount("/static", StaticFiles(packages=[("web", "static")]), name="static")
    for pages in (sign_in, worklist, case, steps, attachments, intake, letters, new_letter, radar, terms):
        app.include_router(pages.ROUTER)
    # Inside of what follows, so that the handlers below answer where it stops reading.
    app.add_middleware(Bounded, file=house.most_of_a_file)
    if house.provider is not None:
        app.add_middleware(
            SessionMiddleware,
            secret_key=house.cookie_key,
            session_cookie="__Secure-weerklank-onderweg" if house.secure else "weerklank-onderweg",
            max_age=UNDERWAY_SECONDS,
            path="/inloggen",
            same_site="lax",
            https_only=house.secure,
        )
    app.add_middleware(Threshold, house=house)
    app.add_exception_handler(NotSignedInError, _not_signed_in)
    app.add_exception_handler(NotAllowedError, _not_allowed)
    app.add_exception_handler(ForeignFormError, _foreign_form)
    app.add_exception_handler(NotTheirStepError, _not_their_step)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(RequestValidationError, _no_such_page)
    app.add_exception_handler(NoRoleChosenError, _choose_first)
    return app


async def _not_signed_in(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "sign_in.html", {"kept": await kept(request)}, status=401)


async def _choose_first(request: Request, _: Exception) -> RedirectResponse:
    return elsewhere(request, "choose-role")


async def _not_allowed(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "not_allowed.html", status=403)


async def _foreign_form(request: Request, _: Exception) -> HTMLResponse:
    return page(request, "foreign_form.html", {"kept": await kept(request)}, status=403)


async def _not_their_step(request: Request, error: Exception) -> HTMLResponse:
    refused = error.refused if isinstance(error, NotTheirStepError) else None
    return page(request, "not_your_step.html", {"refused": refused, "kept": await kept(request)}, status=403)


async def _no_such_page(request: Request, error: Exception) -> HTMLResponse:
    """Also for an address or a form of a shape that no page of ours makes."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    if status in {TOO_LARGE, UNREADABLE}:
        house: House = request.app.state.house
        about = {"too_large": status == TOO_LARGE, "megabytes": house.most_of_a_file // 1_000_000}
        return page(request, "unfit_form.html", about, status=status)
    return page(request, "no_such_page.html", status=status)
