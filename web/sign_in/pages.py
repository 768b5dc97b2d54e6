"""Coming in and going out, and in which role."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from domain.roles import LABELS, Role
from web.answers import elsewhere, page
from web.people import SAMPLE_PEOPLE
from web.ports import House
from web.sign_in.guard import cookie_name, guard, signed_in

ROUTER = APIRouter()


@ROUTER.get("/", name="home", dependencies=[Depends(guard("home"))])
def home(request: Request) -> Response:
    """Show the way to the work list, or how to come in."""
    return elsewhere(request, "sign-in" if request.state.person is None else "worklist")


@ROUTER.get("/inloggen", name="sign-in", dependencies=[Depends(guard("sign-in"))])
def sign_in(request: Request) -> HTMLResponse:
    """Tell how to come in."""
    return page(request, "sign_in.html", {"kept": []})


@ROUTER.get("/inloggen/{link}", name="sign-in-by-link", dependencies=[Depends(guard("sign-in-by-link"))])
def sign_in_by_link(request: Request, link: str) -> Response:
    """Let somebody in who has the link of the terminal: once, and only where cases are not real."""
    house: House = request.app.state.house
    if house.for_real or not house.doorman.takes(link):
        return page(request, "link_used.html", status=403)
    account, role = SAMPLE_PEOPLE[0]
    return _begun(request, "choose-person", account, role)


@ROUTER.get("/wie", name="choose-person", dependencies=[Depends(guard("choose-person"))])
def sample_people(request: Request) -> HTMLResponse:
    """Show the sample people: who looks in is one of them at a time."""
    return page(
        request, "people.html", {"people": [(who, role, LABELS[role]) for who, role in SAMPLE_PEOPLE]}
    )


@ROUTER.post("/wie", name="choose-person", dependencies=[Depends(guard("choose-person"))])
def choose_person(request: Request, account: Annotated[str, Form()]) -> Response:
    """Go on as another of the sample people; of an installation for real cases there are none."""
    house: House = request.app.state.house
    chosen = dict(SAMPLE_PEOPLE).get(account)
    if house.for_real or chosen is None:
        return page(request, "not_allowed.html", status=403)
    house.doorman.leave(signed_in(request))
    return _begun(request, "worklist", account, chosen)


@ROUTER.post("/uitloggen", name="sign-out", dependencies=[Depends(guard("sign-out"))])
def sign_out(request: Request) -> Response:
    """End this session."""
    house: House = request.app.state.house
    house.doorman.leave(signed_in(request))
    return _gone(request)


@ROUTER.post(
    "/overal-uitloggen", name="sign-out-everywhere", dependencies=[Depends(guard("sign-out-everywhere"))]
)
def sign_out_everywhere(request: Request) -> Response:
    """End every session of this account."""
    house: House = request.app.state.house
    house.doorman.leave_everywhere(signed_in(request))
    return _gone(request)


def _begun(request: Request, route: str, account: str, role: Role) -> RedirectResponse:
    house: House = request.app.state.house
    answer = elsewhere(request, route)
    answer.set_cookie(
        cookie_name(house),
        house.doorman.let_in(account, [role], role),
        httponly=True,
        secure=house.secure,
        samesite="lax",
        path="/",
    )
    return answer


def _gone(request: Request) -> RedirectResponse:
    house: House = request.app.state.house
    answer = elsewhere(request, "sign-in")
    answer.delete_cookie(cookie_name(house), path="/", secure=house.secure, httponly=True)
    return answer
