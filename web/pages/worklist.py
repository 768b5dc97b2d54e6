"""The work list: what must I do today?"""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from projections.paging import UnknownPlaceError
from web.answers import page
from web.ports import House
from web.sign_in.guard import guard

ROUTER = APIRouter()
ROWS = 25


@ROUTER.get("/werklijst", name="worklist", dependencies=[Depends(guard("worklist"))])
def worklist(request: Request, na: str | None = None) -> HTMLResponse:
    """Show the open cases, soonest term first."""
    house: House = request.app.state.house
    try:
        rows = list(house.office.worklist(limit=ROWS + 1, after=na))
    except UnknownPlaceError as error:
        raise HTTPException(404) from error
    shown = rows[:ROWS]
    following = shown[-1]["place"] if len(rows) > ROWS else None
    return page(request, "worklist.html", {"rows": shown, "following": following, "first": na is None})
