"""An attachment comes out of a case exactly as it came in, as a file to keep and never as a page to run."""

import re

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from domain.decision import Refused
from domain.documents.media import MediaType
from domain.transitions.documents.set_attachment_aside import UNKNOWN_ATTACHMENT
from web.answers import page
from web.pages.case import visible
from web.ports import House
from web.sign_in.guard import guard, signed_in

ROUTER = APIRouter()

_DIGITS = 4
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]")

ENDINGS = {
    MediaType.PDF: "pdf",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.TIFF: "tiff",
    MediaType.HEIC: "heic",
    MediaType.DOCX: "docx",
    MediaType.XLSX: "xlsx",
    MediaType.ODT: "odt",
    MediaType.ODS: "ods",
    MediaType.TEXT: "txt",
}
"""How the name of a file ends, by what it is: not by what it was called."""


@ROUTER.get(
    "/zaken/{number}/bijlagen/{attachment}",
    name="attachment",
    dependencies=[Depends(guard("attachment"))],
)
def attachment(request: Request, number: str, attachment: str) -> Response:
    """Return the file. Its name is the number of the case: a title can hold a name, and anything else."""
    house: House = request.app.state.house
    found = visible(request, number)
    if not (attachment.isascii() and attachment.isdecimal() and len(attachment) <= _DIGITS):
        raise HTTPException(404)
    came_to = house.office.document(found["id"], int(attachment), signed_in(request).role)
    if isinstance(came_to, Refused):
        if came_to.code == UNKNOWN_ATTACHMENT.code:
            raise HTTPException(404)
        return page(request, "not_shown.html", {"refused": came_to, "case": found}, status=403)
    about, content = came_to
    known = _UNSAFE.sub("-", found["number"] or "zaak")
    name = f"{known}-bijlage-{int(attachment)}.{ENDINGS[about.media_type]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=about.media_type.value, headers=headers)
