"""Taking a step: a form made from the fields of its command, and what came of it."""

import json
import secrets
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from domain.catalogue import transition_named
from domain.decision import Refused
from domain.gate import wrong_role
from domain.transition import Transition
from web.answers import elsewhere, page
from web.answers import typed as what_was_typed
from web.forms.fields import fields_of
from web.forms.typed import content_of
from web.pages.case import possible, visible
from web.ports import House
from web.sign_in.guard import guard, signed_in
from workflows.slip import Slip

ROUTER = APIRouter()


@ROUTER.get("/zaken/{number}/stappen/{step}", name="step", dependencies=[Depends(guard("step"))])
def step(request: Request, number: str, step: str) -> Response:
    """Show the form of a step that can be taken now."""
    found = visible(request, number)
    transition = _possible(request, found, step)
    filled = {"submission": secrets.token_urlsafe(16), "version": str(found["version"])}
    return _form(request, found, transition, FormData(filled))


@ROUTER.post("/zaken/{number}/stappen/{step}", name="take-step", dependencies=[Depends(guard("take-step"))])
async def take_step(request: Request, number: str, step: str) -> Response:
    """Hand the form in: back to the case where it was accepted, else the form as it was filled in."""
    house: House = request.app.state.house
    found = visible(request, number)
    transition = transition_named(step)
    if transition is None:
        raise HTTPException(404)
    not_theirs = wrong_role(transition, signed_in(request).role)
    if not_theirs is not None:
        told = {"refused": not_theirs, "kept": await what_was_typed(request)}
        return page(request, "not_your_step.html", told, status=403)
    form = await request.form()
    if "more" in form:
        return _form(request, found, transition, form)
    typed = {name: [each for each in form.getlist(name) if isinstance(each, str)] for name in form}
    person = signed_in(request)
    came_to = await house.office.submit(
        Slip(
            transition=transition.name,
            content=json.dumps(content_of(fields_of(transition), typed)).encode(),
            account=person.account,
            role=person.role,
            mandate=_one(form, "mandate") or None,
            case=found["id"],
            id=_one(form, "submission"),
            expected=_version(_one(form, "version")),
        )
    )
    if isinstance(came_to, Refused):
        return _form(request, found, transition, form, came_to)
    return elsewhere(request, "case", number=number)


def _possible(request: Request, found: dict[str, Any], step: str) -> Transition[Any]:
    for each in possible(found, signed_in(request).role):
        if each.name == step:
            return each
    raise HTTPException(404)


def _form(
    request: Request,
    found: dict[str, Any],
    transition: Transition[Any],
    typed: FormData,
    refused: Refused | None = None,
) -> Response:
    filled = {
        "case": found,
        "step": transition,
        "fields": fields_of(transition),
        "typed": typed,
        "refused": refused,
    }
    return page(request, "step.html", filled, status=200 if refused is None else 422)


def _one(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _version(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() else None
