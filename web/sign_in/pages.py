"""Coming in and going out, and in which role."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from domain.roles import LABELS, Role
from web.answers import elsewhere, page
from web.people import SAMPLE_PEOPLE, Person
from web.ports import House
from web.rights import may
from web.sign_in.guard import cookie_name, guard, signed_in
from web.sign_in.provider import ProviderSilentError

ROUTER = APIRouter()


@ROUTER.get("/", name="home", dependencies=[Depends(guard("home"))])
def home(request: Request) -> Response:
    """Show the way to the work list, or how to come in."""
    person: Person | None = request.state.person
    if person is None:
        return elsewhere(request, "sign-in")
    if not person.chosen:
        return elsewhere(request, "choose-role")
    return elsewhere(request, "worklist" if may("worklist", person.role) else "choose-role")


@ROUTER.get("/inloggen", name="sign-in", dependencies=[Depends(guard("sign-in"))])
def sign_in(request: Request) -> HTMLResponse:
    """Tell how to come in."""
    return page(request, "sign_in.html", {"kept": []})


@ROUTER.get(
    "/inloggen/gemeente", name="sign-in-at-provider", dependencies=[Depends(guard("sign-in-at-provider"))]
)
async def sign_in_at_provider(request: Request) -> Response:
    """Send somebody to where the municipality's own people sign in."""
    house: House = request.app.state.house
    if house.provider is None:
        raise HTTPException(404)
    try:
        return await house.provider.leave_for(request)
    except ProviderSilentError:
        return page(request, "not_arrived.html", status=503)


@ROUTER.get("/inloggen/terug", name="back-from-provider", dependencies=[Depends(guard("back-from-provider"))])
async def back_from_provider(request: Request) -> Response:
    """Let somebody in who comes back from there, in the role they have, or to choose one of several."""
    house: House = request.app.state.house
    if house.provider is None:
        raise HTTPException(404)
    try:
        came = await house.provider.arrival(request)
    except ProviderSilentError:
        return page(request, "not_arrived.html", status=503)
    if came is None:
        return page(request, "not_arrived.html", status=403)
    if not came.roles:
        return page(request, "no_role.html", status=403)
    return await run_in_threadpool(_begun, request, came.account, came.roles)


@ROUTER.get("/inloggen/{link}", name="sign-in-by-link", dependencies=[Depends(guard("sign-in-by-link"))])
def sign_in_by_link(request: Request, link: str) -> Response:
    """Let somebody in who has the link of the terminal: once, and only where cases are not real.

    A program that asks its head alone, to see whether there is something, does not use it up.
    """
    house: House = request.app.state.house
    if house.for_real or "only_head" in request.scope or not house.doorman.takes(link):
        return page(request, "link_used.html", status=403)
    account, role = SAMPLE_PEOPLE[0]
    return _begun(request, account, (role,), "choose-person")


@ROUTER.get("/wie", name="choose-person", dependencies=[Depends(guard("choose-person"))])
def sample_people(request: Request) -> HTMLResponse:
    """Show the sample people: who looks in is one of them at a time."""
    house: House = request.app.state.house
    if house.for_real:
        raise HTTPException(404)
    return page(
        request, "people.html", {"people": [(who, role, LABELS[role]) for who, role in SAMPLE_PEOPLE]}
    )


@ROUTER.post("/wie", name="choose-person", dependencies=[Depends(guard("choose-person"))])
def choose_person(request: Request, account: Annotated[str, Form()]) -> Response:
    """Go on as another of the sample people; of an installation for real cases there are none."""
    house: House = request.app.state.house
    chosen = dict(SAMPLE_PEOPLE).get(account)
    if house.for_real or chosen is None:
        raise HTTPException(404)
    return _begun(request, account, (chosen,))


@ROUTER.get("/rol", name="choose-role", dependencies=[Depends(guard("choose-role"))])
def roles(request: Request) -> HTMLResponse:
    """Show the roles that somebody has: they work in one at a time."""
    return page(request, "role.html", {"roles": [(role, LABELS[role]) for role in signed_in(request).roles]})


@ROUTER.post("/rol", name="choose-role", dependencies=[Depends(guard("choose-role"))])
def choose_role(request: Request, role: Annotated[Role, Form()]) -> Response:
    """Go on in another role, under another secret: one that leaked before is worth nothing after."""
    house: House = request.app.state.house
    secret = house.doorman.choose(signed_in(request), role)
    if secret is None:
        return page(request, "not_allowed.html", status=403)
    return _with_cookie(request, elsewhere(request, "home"), secret)


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


@ROUTER.get("/uitgelogd", name="signed-out", dependencies=[Depends(guard("signed-out"))])
async def signed_out(request: Request) -> Response:
    """Tell that somebody is out, and lead on to where they sign out at the provider as well.

    By a page in between: a browser does not follow a form of ours to another house.
    """
    house: House = request.app.state.house
    way_out = None if house.provider is None else await house.provider.way_out()
    answer = page(request, "signed_out.html", {"way_out": way_out})
    if way_out is not None:
        answer.headers["Refresh"] = f"0; url={way_out}"
    return answer


def _begun(request: Request, account: str, roles: Sequence[Role], route: str = "home") -> RedirectResponse:
    """Begin a visit under a secret of its own, whatever the browser brought, and end the one before."""
    house: House = request.app.state.house
    if request.state.person is not None:
        house.doorman.leave(request.state.person)
    secret = house.doorman.let_in(account, roles, roles[0] if len(roles) == 1 else None)
    return _with_cookie(request, elsewhere(request, route), secret)


def _with_cookie(request: Request, answer: RedirectResponse, secret: str) -> RedirectResponse:
    house: House = request.app.state.house
    answer.set_cookie(
        cookie_name(house), secret, httponly=True, secure=house.secure, samesite="lax", path="/"
    )
    return answer


def _gone(request: Request) -> RedirectResponse:
    house: House = request.app.state.house
    answer = elsewhere(request, "signed-out")
    answer.delete_cookie(cookie_name(house), path="/", secure=house.secure, httponly=True, samesite="lax")
    return answer
