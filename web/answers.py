"""Pages as answers: what every page knows, and what every answer says to the browser."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from web.look import sheets
from web.people import Person
from web.ports import House
from web.rights import may
from web.words import WORDS

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
    " script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""No inline script, nothing from elsewhere, in nobody's frame, and no copy of a case on a shared machine."""

TLS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}


_PAGES = Environment(
    loader=PackageLoader("web"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_PAGES.filters |= WORDS


def page(
    request: Request, template: str, found: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """Return a page. A name that a template asks and nobody gave is a bug, and raised."""
    house: House = request.app.state.house
    person: Person | None = getattr(request.state, "person", None)
    role = person.role if person is not None and person.chosen else None
    known = {
        "municipality": house.municipality,
        "for_real": house.for_real,
        "by_provider": house.provider is not None,
        "person": person,
        "may": lambda route: may(route, role),
        "sheets": sheets(request),
        "path": request.url.path,
        "url": lambda name, **parts: str(request.app.url_path_for(name, **parts)),
    }
    return HTMLResponse(_PAGES.get_template(template).render(known | dict(found or {})), status_code=status)


def elsewhere(request: Request, route: str, **parts: str) -> RedirectResponse:
    """Return the way to another page, after something was done: to load it again does not do it again."""
    return RedirectResponse(request.app.url_path_for(route, **parts), status_code=303)
