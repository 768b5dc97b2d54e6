"""The letters of a case: which there are, with print and proof, and which can be made."""

import json
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from domain.decision import Refused
from domain.grounds import FileSort
from domain.letters.carried import USUAL
from domain.letters.kind import LETTER_LABELS, LetterKind
from domain.letters.placing import belongs
from domain.transitions.letters import prepare_letter
from web.answers import page
from web.pages.case import visible
from web.ports import House
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()

_DIGITS = 4


@ROUTER.get("/zaken/{number}/brieven", name="letters", dependencies=[Depends(guard("letters"))])
def letters(request: Request, number: str) -> Response:
    """Show the letters of a case, and which can be made."""
    house: House = request.app.state.house
    found = visible(request, number)
    rows = house.office.letters(found["id"])
    kinds = [(each.value, LETTER_LABELS[each]) for each in USUAL if fits(request, found, each)]
    shown = {"case": found, "letters": [] if isinstance(rows, Refused) else rows, "kinds": kinds}
    return page(request, "letters.html", shown)


@ROUTER.get(
    "/zaken/{number}/brieven/{letter}/afdruk",
    name="letter-print",
    dependencies=[Depends(guard("letter-print"))],
)
def letter_print(request: Request, number: str, letter: str) -> Response:
    """Return a letter as it is printed (PDF/UA)."""
    house: House = request.app.state.house
    found = visible(request, number)
    printed = house.office.printed_letter(found["id"], _number(letter), signed_in(request).role)
    if isinstance(printed, Refused):
        raise HTTPException(404)
    return _as_file(printed, "application/pdf", f"brief-{_number(letter)}.pdf")


@ROUTER.get(
    "/zaken/{number}/brieven/{letter}/bewijs",
    name="letter-proof",
    dependencies=[Depends(guard("letter-proof"))],
)
def letter_proof(request: Request, number: str, letter: str) -> Response:
    """Return what shows that a letter was sent (Awb 2:25), for who must be able to check it."""
    house: House = request.app.state.house
    found = visible(request, number)
    proof = house.office.letter_proof(found["id"], _number(letter), signed_in(request).role)
    if isinstance(proof, Refused):
        raise HTTPException(404)
    content = json.dumps(proof, ensure_ascii=False, indent=2).encode()
    return _as_file(content, "application/json", f"brief-{_number(letter)}-bewijs.json")


def fits(request: Request, found: dict[str, Any], kind: LetterKind) -> bool:
    """Whether that letter is made in a case like this by that role; its step says the rest."""
    about = None if found["about"] is None else FileSort(found["about"]["sort"])
    return signed_in(request).role in prepare_letter.TRANSITION.roles and belongs(kind, about)


def _number(letter: str) -> int:
    if letter.isascii() and letter.isdecimal() and len(letter) <= _DIGITS:
        return int(letter)
    raise HTTPException(404)


def _as_file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
