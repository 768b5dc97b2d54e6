"""Taking a step: a form made from the fields of its command, and what came of it."""

import json
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from domain.catalogue import transition_named
from domain.decision import Refused
from domain.stages import Stage
from domain.transition import Transition
from web.answers import elsewhere, page
from web.chapters import possible
from web.forms.body import form_of
from web.forms.fields import Sort, fields_of
from web.forms.filled import Filled
from web.forms.judged import Told, judged
from web.forms.submission import MOVED, anew, begun, one, told, version_in
from web.forms.typed import content_of, texts_of
from web.forms.upload import Upload, chosen, read
from web.pages.case import visible
from web.ports import House
from web.sign_in.guard import guard, must_be_theirs, signed_in
from workflows.slip import Slip

ROUTER = APIRouter()


@ROUTER.get("/zaken/{number}/stappen/{step}", name="step", dependencies=[Depends(guard("step"))])
def step(request: Request, number: str, step: str) -> Response:
    """Show the form of a step that can be taken now."""
    found = visible(request, number)
    if all(each.name != step for each in possible(found, signed_in(request).role)):
        raise HTTPException(404)
    return _form(request, found, _asked(step), begun(fields_of(_asked(step)), found))


@ROUTER.post("/zaken/{number}/stappen/{step}", name="take-step", dependencies=[Depends(guard("take-step"))])
async def take_step(request: Request, number: str, step: str) -> Response:
    """Hand the form in: back to the case where it was accepted, else the form as it was filled in.

    What cannot be read is told before anything is handed in. The id of the submission is in the form, so that
    a double click is one submission; after a refusal, by which nothing was recorded, it is another.
    """
    house: House = request.app.state.house
    found = await run_in_threadpool(visible, request, number)
    transition = _asked(step)
    must_be_theirs(request, transition)
    form = await form_of(request)
    if "more" in form:
        return _form(request, found, transition, form)
    typed = texts_of(form)
    name = _file_of(transition)
    file = await _file(form, name, house.most_of_a_file)
    if isinstance(file, Refused):
        return _form(request, found, transition, form, [Told(file.sentence, name, name)])
    if file is not None:
        typed[name] = [file.sha256]
    fields = fields_of(transition)
    content = json.dumps(content_of(fields, typed)).encode()
    faults = judged(transition, fields, content, typed, None if file is None else file.sha256)
    if faults:
        return _form(request, found, transition, form, faults)
    person = signed_in(request)
    came_to = await house.office.submit(
        Slip(
            transition=transition.name,
            content=content,
            account=person.account,
            role=person.role,
            mandate=one(form, "mandate").strip() or None,
            case=found["id"],
            id=one(form, "submission"),
            expected=version_in(form),
            enclosure=None if file is None else file.content,
        )
    )
    if not isinstance(came_to, Refused):
        return elsewhere(request, "case", number=number)
    now = await run_in_threadpool(visible, request, number)
    return _form(
        request, now, transition, anew(form, came_to, now["version"]), [told(came_to)], came_to, form
    )


def _asked(step: str) -> Transition[Any]:
    """The step of that name. Raises 404 where it has no form in a case."""
    transition = transition_named(step)
    if transition is None or not fields_of(transition) or transition.stages == {Stage.NEW}:
        raise HTTPException(404)
    return transition


def _form(  # noqa: PLR0913, PLR0917 - what a form shows
    request: Request,
    found: dict[str, Any],
    transition: Transition[Any],
    typed: FormData,
    faults: Sequence[Told] = (),
    refused: Refused | None = None,
    seen: FormData | None = None,
) -> Response:
    """Show the form; where the case moved, with what happened since the version that was `seen`."""
    asks = {str(each["number"]): each["text"] or "" for each in found["asks"]}
    since = None if refused is None or refused.code != MOVED else version_in(seen or typed)
    shown = {
        "case": found,
        "step": transition,
        "form": Filled(fields_of(transition), typed, faults, asks),
        "basis": None if refused is None else refused.basis,
        "since": [] if since is None else [each for each in found["story"] if each["version"] > since],
    }
    return page(request, "step.html", shown, status=422 if faults else 200)


async def _file(form: FormData, name: str, most: int) -> Upload | Refused | None:
    files = chosen(form, name)
    return await read(files[0], most) if files else None


def _file_of(transition: Transition[Any]) -> str:
    return next((each.name for each in fields_of(transition) if each.sort is Sort.FILE), "")
