"""The term register: for overseers every clock that ever ran, with its verdict and how it came to that."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.exceptions import HTTPException

from projections.answers.clocks import RegisterRow
from projections.paging import UnknownPlaceError
from projections.spreadsheet import csv_lines
from web.answers import page
from web.ports import House
from web.sign_in.guard import guard

ROUTER = APIRouter()
ROWS = 25
_COLUMNS = tuple(name for name in RegisterRow.model_fields if name != "explanation")


@ROUTER.get("/termijnen", name="terms", dependencies=[Depends(guard("terms"))])
def terms(request: Request, na: str | None = None) -> HTMLResponse:
    """Show a page of the register, cases whole, in the order in which they came in."""
    house: House = request.app.state.house
    try:
        rows = list(house.office.register(limit=ROWS, after=na, explained=True))
        more = bool(rows) and any(True for _ in house.office.register(limit=1, after=rows[-1]["place"]))
    except UnknownPlaceError as error:
        raise HTTPException(404) from error
    following = rows[-1]["place"] if more else None
    return page(request, "terms.html", {"list": rows, "following": following, "first": na is None})


@ROUTER.get("/termijnen.csv", name="terms-csv", dependencies=[Depends(guard("terms-csv"))])
def terms_csv(request: Request) -> StreamingResponse:
    """Hand the whole register over for a spreadsheet, each line as it comes."""
    house: House = request.app.state.house
    rows = ({name: row[name] for name in _COLUMNS} for row in house.office.register())
    return StreamingResponse(
        csv_lines(rows, _COLUMNS),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="termijnen.csv"'},
    )
