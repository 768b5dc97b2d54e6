"""Taking in an initiative that came by mail, at the counter, on paper or in words, with its files."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData, UploadFile

from domain.decision import Refused
from domain.transitions.documents import add_attachment
from domain.transitions.intake import receive_initiative
from web.answers import elsewhere, page
from web.forms.body import FILES, form_of
from web.forms.fields import Field, fields_of
from web.forms.filled import Filled
from web.forms.judged import Told, judged
from web.forms.typed import content_of, texts_of
from web.forms.upload import called, chosen, read
from web.ports import House
from web.sign_in.guard import guard, signed_in
from workflows.activities import LEDGER_BEHIND
from workflows.messages import Receipt
from workflows.slip import Slip

ROUTER = APIRouter()

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hoe en wanneer het binnenkwam", ("channel", "occurred", "receipt_proven", "external_number")),
    ("Van wie", ("initiator", "address", "email", "agrees_to_email", "representative")),
    ("Waar het om gaat", ("title", "asks", "application", "report")),
    ("Andere termijn", ("response_term",)),
)
"""What is asked, in the order in which somebody reads a letter."""

_ATTACHMENTS = "attachments"
_INITIATOR = 1


@dataclass(frozen=True)
class Added:
    """What became of one file; `refused` tells why it is not in the case."""

    name: str
    refused: Refused | None
    already: bool


@ROUTER.get("/intake", name="intake", dependencies=[Depends(guard("intake"))])
def intake(request: Request) -> Response:
    """Show an empty form."""
    return _form(request, FormData({"submission": secrets.token_urlsafe(16)}))


@ROUTER.post("/intake", name="take-in", dependencies=[Depends(guard("take-in"))])
async def take_in(request: Request) -> Response:
    """Take it in, and then each file: that something was received stands, whatever becomes of a file.

    The id of the submission, and of each file with it, is in the form: handed in twice it is one case.
    """
    form = await form_of(request)
    typed = texts_of(form)
    content = content_of(fields_of(receive_initiative.TRANSITION), typed)
    files = chosen(form, _ATTACHMENTS)
    told = _judged(content, typed, len(files))
    if told:
        return _form(request, form, told)
    submission = (typed.get("submission") or [""])[0]
    came_to = await _submit(request, "receive-initiative", content, submission)
    if isinstance(came_to, Refused):
        anew = "" if came_to.code == LEDGER_BEHIND.code else secrets.token_urlsafe(16)
        return _form(request, _under(form, anew), [Told(came_to.sentence)], came_to.basis)
    number = came_to.number or came_to.case
    if not files:
        return elsewhere(request, "case", number=number)
    received = str(content["occurred"])
    added = [await _add(request, came_to.case, received, submission, file) for file in files]
    return page(request, "taken_in.html", {"number": number, "added": added})


def _judged(content: dict[str, object], typed: dict[str, list[str]], files: int) -> list[Told]:
    transition = receive_initiative.TRANSITION
    told = judged(transition, fields_of(transition), json.dumps(content).encode(), typed)
    if files > FILES:
        sentence = f"Kies hoogstens {FILES} bestanden tegelijk. Meer kunnen later bij de zaak."
        told.append(Told(sentence, _ATTACHMENTS, _ATTACHMENTS))
    return told


async def _add(request: Request, case: str, received: str, submission: str, file: UploadFile) -> Added:
    house: House = request.app.state.house
    upload = await read(file, house.most_of_a_file)
    if isinstance(upload, Refused):
        return Added(called(file), upload, already=False)
    content = {"occurred": received, "document": upload.sha256, "title": upload.name, "party": _INITIATOR}
    once = f"{submission}/{upload.sha256}"
    came_to = await _submit(request, add_attachment.TRANSITION.name, content, once, case, upload.content)
    if isinstance(came_to, Refused):
        return Added(upload.name, came_to, already=False)
    return Added(upload.name, None, already=not came_to.facts)


async def _submit(  # noqa: PLR0913, PLR0917 - what stands on a slip
    request: Request,
    step: str,
    content: dict[str, object],
    once: str,
    case: str | None = None,
    enclosure: bytes | None = None,
) -> Receipt | Refused:
    house: House = request.app.state.house
    person = signed_in(request)
    return await house.office.submit(
        Slip(
            transition=step,
            content=json.dumps(content).encode(),
            account=person.account,
            role=person.role,
            case=case,
            id=once,
            enclosure=enclosure,
        )
    )


def _under(form: FormData, submission: str) -> FormData:
    """What was typed, under another id: a refusal is given again under the same one."""
    if not submission:
        return form
    kept = [(name, value) for name, value in form.multi_items() if name != "submission"]
    return FormData([*kept, ("submission", submission)])


def _form(request: Request, typed: FormData, told: Sequence[Told] = (), basis: str | None = None) -> Response:
    asked = {each.name: each for each in fields_of(receive_initiative.TRANSITION)}
    sections: list[tuple[str, list[Field]]] = [
        (title, [asked[name] for name in names]) for title, names in SECTIONS
    ]
    house: House = request.app.state.house
    shown = {
        "form": Filled(tuple(asked.values()), typed, told),
        "sections": sections,
        "basis": basis,
        "law": receive_initiative.TRANSITION.legal_basis,
        "files": FILES,
        "megabytes": house.most_of_a_file // 1_000_000,
    }
    return page(request, "intake.html", shown, status=422 if told else 200)
