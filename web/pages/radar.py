"""The radar: what would go unseen, by reason."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from domain.roles import MAY_SEE_COMPLAINTS
from domain.signals import Signal
from projections.paging import UnknownPlaceError
from projections.signals_in_words import (
    MEANINGS,
    NAMES,
    REASONS,
    SINCE,
    UNREACHABLE_MEANING,
    UNREACHABLE_NAME,
)
from web.answers import page
from web.ports import House
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()
ROWS = 25
_UNREACHABLE = "unreachable"
_LONGEST = 36_500
_LISTS = [*((each.value, NAMES[each]) for each in Signal), (_UNREACHABLE, UNREACHABLE_NAME)]


@ROUTER.get("/radar", name="radar", dependencies=[Depends(guard("radar"))])
def radar(
    request: Request, lijst: str = Signal.QUIET.value, dagen: str = "", na: str | None = None
) -> HTMLResponse:
    """Show the cases that ask for somebody for one reason, the longest waiting first."""
    if lijst not in dict(_LISTS):
        raise HTTPException(404)
    days = min(int(dagen), _LONGEST) if dagen.isascii() and dagen.isdecimal() else 0
    try:
        rows = _asked(request, lijst, days, na)
    except UnknownPlaceError as error:
        raise HTTPException(404) from error
    signal = None if lijst == _UNREACHABLE else Signal(lijst)
    return page(
        request,
        "radar.html",
        {
            "lists": _LISTS,
            "chosen": lijst,
            "name": dict(_LISTS)[lijst],
            "meaning": UNREACHABLE_MEANING if signal is None else MEANINGS[signal],
            "since": SINCE[signal or Signal.QUIET],
            "reasons": {each.value: label for each, label in REASONS.items()},
            "days": days,
            "list": rows[:ROWS],
            "following": rows[ROWS - 1]["place"] if len(rows) > ROWS else None,
            "first": na is None,
        },
    )


def _asked(request: Request, which: str, days: int, after: str | None) -> list[dict[str, object]]:
    house: House = request.app.state.house
    complaints = signed_in(request).role in MAY_SEE_COMPLAINTS
    if which == _UNREACHABLE:
        rows = house.office.unreachable(days, complaints=complaints, limit=ROWS + 1, after=after)
    else:
        rows = house.office.radar(Signal(which), days, complaints=complaints, limit=ROWS + 1, after=after)
    return list(rows)
