"""One case: where it stands, its terms and why, what happened, and what can be done now."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from domain.catalogue import CATALOGUE
from domain.grounds import FileSort
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.stages import Stage
from domain.transition import Transition
from web.answers import page
from web.forms.left_out import WITHOUT_FORM
from web.ports import House
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()


@ROUTER.get("/zaken/{number}", name="case", dependencies=[Depends(guard("case"))])
def case(request: Request, number: str) -> HTMLResponse:
    """Show a case. One that somebody may not see is not there for them."""
    found = visible(request, number)
    role = signed_in(request).role
    return page(request, "case.html", {"case": found, "steps": possible(found, role)})


def visible(request: Request, number: str) -> dict[str, Any]:
    """Return a case for who may see it. Raises 404 for any other: that it is there is told to nobody."""
    house: House = request.app.state.house
    found = house.office.case(number)
    if found is None or _closed_to(found, signed_in(request).role):
        raise HTTPException(404)
    return found


def possible(found: dict[str, Any], role: Role) -> list[Transition[Any]]:
    """Return the steps that this role can take in that stage and kind, in the order of a case's life.

    What else a step asks, its rule says when it is taken.
    """
    stage, kind = Stage(found["stage"]), found["kind"]
    return [
        each
        for each in CATALOGUE
        if each.name not in WITHOUT_FORM
        and role in each.roles
        and stage in each.stages
        and (kind is None or kind in each.kinds)
    ]


def _closed_to(found: dict[str, Any], role: Role) -> bool:
    about = found["about"]
    return about is not None and about["sort"] == FileSort.COMPLAINT and role not in MAY_SEE_COMPLAINTS
