"""Which style sheets a page has: our own, the NL Design System, the house style of the municipality."""

from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from web.ports import House

ROUTER = APIRouter()

VENDORED = (files("web") / "static" / "vendor").is_dir()
"""Whether the build could get the NL Design System; without it our own sheet is all there is, and enough."""


def sheets(request: Request) -> list[str]:
    """Return the addresses of the style sheets of a page, of which a later one goes before an earlier."""
    house: House = request.app.state.house
    url = request.app.url_path_for
    found = [str(url("static", path="/weerklank.css"))]
    if VENDORED:
        found.append(str(url("static", path="/nl-design-system.css")))
    if house.theme is not None:
        found.append(str(url("theme")))
    return found


@ROUTER.get("/static/thema.css", name="theme")
def theme(request: Request) -> Response:
    """Hand out the house style as the municipality gave it when the pages were started."""
    house: House = request.app.state.house
    if house.theme is None:
        raise HTTPException(404)
    return Response(house.theme, media_type="text/css")
