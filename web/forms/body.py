"""How much a browser may send, and what stands in it: judged before anything of it is kept."""

from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.reading import MOST_BYTES

TEXTS = 2 * MOST_BYTES
"""How large what is typed may be, with what a browser writes around it; files come on top of that."""

FILES = 5
"""How many files one form takes."""

_FIELDS = 1000
_FORM = "form"
TOO_LARGE = 413
UNREADABLE = 400


@dataclass(frozen=True)
class Bounded:
    """Stands before the pages, and stops reading where a request is too large.

    A form is read before anybody knows who sent it: without a bound anyone could fill the disk. `file` is how
    many bytes one file may have.
    """

    app: ASGIApp
    file: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, with a reader that counts; the files of its form are gone afterwards."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = TEXTS + self.file * _files_at(scope["path"])
        told = dict(scope["headers"]).get(b"content-length", b"0")
        length = int(told) if told.isdigit() and len(told) < len(str(most)) + 3 else most + 1
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            if length > most:
                raise HTTPException(TOO_LARGE)
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(TOO_LARGE)
            return message

        state = scope.setdefault("state", {})
        try:
            await self.app(scope, counted, send)
        finally:
            if _FORM in state:
                await state[_FORM].close()


async def form_of(request: Request) -> FormData:
    """Return the form in a request, the same again when asked again.

    Raises 400 where it is none of ours: browsers write UTF-8 on our pages, and what is read in another way
    would be other words than were typed.
    """
    known: FormData | None = getattr(request.state, _FORM, None)
    if known is not None:
        return known
    if _other_letters(request.headers.get("content-type", "")):
        raise HTTPException(UNREADABLE)
    found = await request.form(max_files=2 * FILES, max_fields=_FIELDS, max_part_size=MOST_BYTES)
    setattr(request.state, _FORM, found)
    return found


def _files_at(path: str) -> int:
    """How many files belong to a page: elsewhere none does."""
    if path.endswith("/stappen/add-attachment"):
        return 1
    return FILES if path == "/intake" else 0


def _other_letters(content_type: str) -> bool:
    _, said, charset = content_type.lower().partition("charset=")
    return bool(said) and charset.split(";")[0].strip(' "') != "utf-8"
