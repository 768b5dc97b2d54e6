"""A new letter: seen as it would go, and then made ready exactly so."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from domain.catalogue import transition_named
from domain.decision import Refused
from domain.letters.carried import USUAL
from domain.letters.kind import LETTER_LABELS, LetterKind
from domain.transitions.letters import prepare_letter
from web.answers import elsewhere, page
from web.forms.body import form_of
from web.forms.fields import fields_of_letter
from web.forms.filled import Filled
from web.forms.judged import Told, judged
from web.forms.submission import MOVED, anew, begun, one, told, version_in
from web.forms.typed import content_of, texts_of
from web.pages.case import visible
from web.pages.letters import fits
from web.ports import House
from web.sign_in.guard import guard, must_be_theirs, signed_in
from workflows.slip import Slip

ROUTER = APIRouter()

_OUTSIDE = ("channel", "party", "address")


@ROUTER.get("/zaken/{number}/nieuwe-brief/{sort}", name="letter", dependencies=[Depends(guard("letter"))])
def letter(request: Request, number: str, sort: str) -> Response:
    """Show the form of a letter."""
    found = visible(request, number)
    kind = _kind(request, found, sort)
    return _form(request, found, kind, begun(fields_of_letter(USUAL[kind]), found))


@ROUTER.post(
    "/zaken/{number}/nieuwe-brief/{sort}", name="make-letter", dependencies=[Depends(guard("make-letter"))]
)
async def make_letter(request: Request, number: str, sort: str) -> Response:
    """Show the letter as it would go, and make it ready once exactly that text was seen.

    It is drawn up anew at that moment: where it came out otherwise meanwhile, it is shown again first. It is
    ready from the moment at which it was seen, so that a double click says the same twice.
    """
    house: House = request.app.state.house
    found = await run_in_threadpool(visible, request, number)
    must_be_theirs(request, prepare_letter.TRANSITION)
    kind = _kind(request, found, sort)
    form = await form_of(request)
    if "more" in form:
        return _form(request, found, kind, form)
    outside, content, faults = _read(kind, form, house.now())
    if faults:
        return _form(request, found, kind, form, faults)
    person = signed_in(request)
    drafted = await run_in_threadpool(
        house.office.draft_letter, found["id"], kind, content, outside.get("party", 1), person.role
    )
    if isinstance(drafted, Refused):
        return _form(request, found, kind, form, [told(drafted)], drafted)
    if "ready" not in form or one(form, "seen") != _seen(drafted):
        return _form(request, found, kind, form, drafted=drafted)
    carried = {"sort": kind, "step": USUAL[kind], "content": content, "occurred": one(form, "moment")}
    came_to = await house.office.submit(
        Slip(
            transition=prepare_letter.TRANSITION.name,
            content=json.dumps(drafted | outside | carried).encode(),
            account=person.account,
            role=person.role,
            mandate=one(form, "mandate").strip() or None,
            case=found["id"],
            id=one(form, "submission"),
            expected=version_in(form),
        )
    )
    if not isinstance(came_to, Refused):
        return elsewhere(request, "letters", number=number)
    now = await run_in_threadpool(visible, request, number)
    again = anew(form, came_to, now["version"])
    return _form(request, now, kind, again, [told(came_to)], came_to, since=version_in(form))


def _read(
    kind: LetterKind, form: FormData, now: datetime
) -> tuple[dict[str, Any], dict[str, Any], list[Told]]:
    """How it goes and to whom, the content of its step, and what is wrong with either."""
    fields, typed = fields_of_letter(USUAL[kind]), texts_of(form)
    asked = content_of(fields, typed)
    outside = {name: asked[name] for name in _OUTSIDE if name in asked}
    content = {name: value for name, value in asked.items() if name not in _OUTSIDE}
    faults = []
    if "channel" not in outside:
        faults.append(Told("Het veld 'Langs welke weg' ontbreekt.", "channel", "channel"))
    if not isinstance(outside.get("party", 1), int):
        faults.append(Told("Het veld 'Aan welke partij' moet een nummer zijn.", "party", "party"))
    transition = transition_named(USUAL[kind])
    if transition is not None:
        # When and by which road is known when it is sent: here they only complete what is judged.
        own = {"occurred": now.isoformat(), "channel": "letter"}
        taken = {name: own[name] for name in own if name in transition.command.model_fields}
        faults += judged(transition, fields, json.dumps(content | taken).encode(), typed)
    return outside, content, faults


def _form(  # noqa: PLR0913, PLR0917 - what a form shows
    request: Request,
    found: dict[str, Any],
    kind: LetterKind,
    typed: FormData,
    faults: Sequence[Told] = (),
    refused: Refused | None = None,
    *,
    drafted: Mapping[str, Any] | None = None,
    since: int | None = None,
) -> Response:
    asks = {str(each["number"]): each["text"] or "" for each in found["asks"]}
    moved = refused is not None and refused.code == MOVED and since is not None
    transition = transition_named(USUAL[kind])
    shown = {
        "case": found,
        "kind": LETTER_LABELS[kind],
        "step": transition,
        "form": Filled(fields_of_letter(USUAL[kind]), typed, faults, asks),
        "basis": None if refused is None else refused.basis,
        "since": [each for each in found["story"] if moved and each["version"] > (since or 0)],
        "drafted": drafted,
        "seen": "" if drafted is None else _seen(drafted),
    }
    return page(request, "letter.html", shown, status=422 if faults else 200)


def _seen(drafted: Mapping[str, Any]) -> str:
    return sha256(drafted["document"].encode()).hexdigest()


def _kind(request: Request, found: dict[str, Any], sort: str) -> LetterKind:
    for kind in USUAL:
        if kind == sort and fits(request, found, kind):
            return kind
    raise HTTPException(404)
