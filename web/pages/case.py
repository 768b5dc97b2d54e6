"""One case: where it stands, its terms and why, what happened, and what can be done now."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Route

from domain.decision import Refused
from domain.grounds import FileSort
from domain.reply.judging import Reply, judge
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.stages import UNANSWERED, Stage
from domain.terms.names import COMPLETION
from web.answers import page
from web.chapters import chapters, closed, offered
from web.ports import House
from web.presence import Presence
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()


@ROUTER.get("/zaken/{number}", name="case", dependencies=[Depends(guard("case"))])
def case(request: Request, number: str) -> HTMLResponse:
    """Show a case. One that somebody may not see is not there for them."""
    house: House = request.app.state.house
    found = visible(request, number)
    role = signed_in(request).role
    stands = house.office.stands(found["id"])
    letters = house.office.letters(found["id"])
    running = [each for each in found["clocks"] if each["ended_on"] is None]
    shown = {
        "case": found,
        "running": sorted(running, key=lambda each: (each["name"] == COMPLETION, each["due"])),
        "ended": [each for each in found["clocks"] if each["ended_on"] is not None],
        "lacks": lacks(found, house.office.today()),
        "letters": [] if isinstance(letters, Refused) else letters,
        "tied": [each for each in house.office.tied(found["id"]) if sees(each["complaint"], role)],
        "chapters": chapters(offered(found, stands, role)),
        "closed": closed(stands, role),
        "downloads": "attachment" in {route.name for route in request.app.routes if isinstance(route, Route)},
        "others": _others(request, found["id"]),
    }
    return page(request, "case.html", shown)


@ROUTER.get("/zaken/{number}/stand", name="case-stand", dependencies=[Depends(guard("case-stand"))])
def stand(request: Request, number: str) -> JSONResponse:
    """Return how far a case is and who else has it open, for a page that lies open."""
    house: House = request.app.state.house
    found = house.office.glance(number)
    if found is None or not sees(found.complaint, signed_in(request).role):
        raise HTTPException(404)
    return JSONResponse({"version": found.version, "others": _others(request, found.id)})


def visible(request: Request, number: str) -> dict[str, Any]:
    """Return a case for who may see it. Raises 404 for any other: that it is there is told to nobody."""
    house: House = request.app.state.house
    found = house.office.case(number)
    if found is None or not sees(_complaint(found), signed_in(request).role):
        raise HTTPException(404)
    return found


def sees(complaint: bool, role: Role) -> bool:  # noqa: FBT001 - a fact about the case, not a switch
    """Return whether somebody in that role sees a case that is the file of a complaint, or is not."""
    return not complaint or role in MAY_SEE_COMPLAINTS


def lacks(found: dict[str, Any], today: date) -> list[str]:
    """Return what an answer of today must have to be substantive, as the rule that judges it says.

    Nothing where no answer is awaited. Whether who sends has a mandate, only sending tells.
    """
    asks = tuple(each["number"] for each in found["asks"] if each["state"] == "open")
    if Stage(found["stage"]) not in UNANSWERED or not asks:
        return []
    nothing_yet = Reply(answers=(), next_step=None, remedies=(), mandated=True, sent=today)
    return [each.sentence for each in judge(nothing_yet, asks).findings]


def _complaint(found: dict[str, Any]) -> bool:
    return found["about"] is not None and found["about"]["sort"] == FileSort.COMPLAINT


def _others(request: Request, case: str) -> str:
    presence: Presence = request.app.state.presence
    others = presence.others(case, signed_in(request).account)
    return f"Ook in deze zaak: {', '.join(others)}." if others else ""
