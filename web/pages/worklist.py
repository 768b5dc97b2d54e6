"""The work list: what must I do today?"""

from collections.abc import Mapping

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from domain.kinds import KIND_LABELS
from domain.stages import BEGUN, CLOSED, STAGE_LABELS, Stage
from projections.paging import UnknownPlaceError
from web.answers import elsewhere, page
from web.asked import WHEN_LABELS, Asked
from web.pages.case import sees
from web.ports import House
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()
ROWS = 25
LONGEST = 200
"""Characters of what is looked for."""

MOST = 100
"""Beyond so many a group tells only that there are more: nobody waits for a count."""

_STAGES = [(each.value, STAGE_LABELS[each]) for each in Stage if each in BEGUN - CLOSED]
_KINDS = [(each.value, label) for each, label in KIND_LABELS.items()]


@ROUTER.get("/werklijst", name="worklist", dependencies=[Depends(guard("worklist"))])
def worklist(request: Request) -> HTMLResponse:
    """Show the open cases, soonest term first. What was chosen stands in the address, to be kept."""
    house: House = request.app.state.house
    asked = _read(request.query_params)
    whose, narrowed = asked.meant(house.office, signed_in(request))
    try:
        rows = list(house.office.worklist(whose, narrowed, limit=ROWS + 1, after=asked.na))
    except UnknownPlaceError as error:
        raise HTTPException(404) from error
    shown = rows[:ROWS]
    following = shown[-1]["place"] if len(rows) > ROWS else None
    return _shown(request, asked, {"list": shown, "following": following})


@ROUTER.post("/werklijst", name="search-worklist", dependencies=[Depends(guard("search-worklist"))])
async def search(request: Request) -> Response:
    """Show which of these cases have the words that were typed, or the one of that number.

    Titles and names are personal: the words travel in the form, and stand in no address and no log.
    """
    form = await request.form()
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    return await run_in_threadpool(_searched, request, _read(typed), typed.get("zoek", "")[:LONGEST])


def _searched(request: Request, asked: Asked, text: str) -> Response:
    house: House = request.app.state.house
    person = signed_in(request)
    number = text.strip().upper()
    if not number:
        list_again = f"{request.app.url_path_for('worklist')}?{asked.query()}"
        return RedirectResponse(list_again, status_code=303)
    glance = house.office.glance(number)
    if glance is not None and sees(glance.complaint, person.role):
        return elsewhere(request, "case", number=number)
    whose, narrowed = asked.meant(house.office, person)
    try:
        found = house.office.search(person.account, text, whose, narrowed, after=asked.na)
    except UnknownPlaceError as error:
        raise HTTPException(404) from error
    known = {"searched": text, "looked_at": found["looked_at"]}
    return _shown(request, asked, {"list": found["rows"], "following": found["following"]} | known)


def _read(given: Mapping[str, str]) -> Asked:
    """What is asked. Raises 404 for an address that says something that does not exist."""
    try:
        return Asked.model_validate(dict(given))
    except ValidationError as error:
        raise HTTPException(404) from error


def _shown(request: Request, asked: Asked, found: dict[str, object]) -> HTMLResponse:
    house: House = request.app.state.house
    person = signed_in(request)
    asked = asked.by(person)
    groups = []
    for when, label in WHEN_LABELS.items():
        whose, narrowed = asked.other(wanneer=when).meant(house.office, person)
        cases = house.office.count_worklist(whose, narrowed, MOST)
        groups.append((when, label, f"{MOST - 1}+" if cases >= MOST else str(cases)))
    known = {
        "asked": asked,
        "groups": groups,
        "teams": [(row["team"], row["cases"]) for row in house.office.teams() if row["team"]],
        "kinds": _KINDS,
        "stages": _STAGES,
        "searched": "",
        "looked_at": 0,
    }
    return page(request, "worklist.html", known | found)
