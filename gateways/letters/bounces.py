"""A message that came back: read from what mail servers report (RFC 3464)."""

import email
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import default
from typing import Literal

from domain.letters.message_id import letter_of
from domain.value import Frozen

MOST_BYTES = 10_000_000


class Bounce(Frozen):
    """Of which letter of which case a server says that it was not delivered, or not yet.

    `status` is the code of RFC 3463, such as 5.1.1: no mailbox of that name.
    """

    case: str
    letter: int
    sort: Literal["failed", "delayed"]
    status: str


def bounce_in(data: bytes) -> Bounce | None:
    """Return the bounce in a message, or nothing where it is none about a letter of ours."""
    if len(data) > MOST_BYTES:
        return None
    try:
        report = email.message_from_bytes(data, policy=default)
        if report.get_content_type() != "multipart/report":
            return None
        told = next(_recipients(report), None)
        ours = next((each for each in map(letter_of, _message_ids(report)) if each is not None), None)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # Anybody can send anything here; what the parser cannot hold is no report.
        return None
    if told is None or ours is None:
        return None
    sort, status = told
    return Bounce(case=ours[0], letter=ours[1], sort=sort, status=status)


def _recipients(report: Message) -> Iterator[tuple[Literal["failed", "delayed"], str]]:
    """What is said of each recipient; a letter has one."""
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for fields in part.get_payload():
            if not isinstance(fields, Message):
                continue
            action = str(fields.get("Action", "")).strip().lower()
            status = str(fields.get("Status", "")).strip().split(" ")[0]
            sort = _SORTS.get(action)
            if sort is not None and _is_status(status):
                yield sort, status


def _message_ids(report: Message) -> Iterator[str]:
    """The Message-ID of what came back, which stands in the whole message or in its headers alone."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822":
            for inner in part.get_payload():
                yield str(inner.get("Message-ID", "")) if isinstance(inner, Message) else ""
        if part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
            content = part.get_payload(decode=True)
            headers = email.message_from_bytes(content if isinstance(content, bytes) else b"", policy=default)
            yield str(headers.get("Message-ID", ""))


_SORTS: dict[str, Literal["failed", "delayed"]] = {"failed": "failed", "delayed": "delayed"}


def _is_status(status: str) -> bool:
    """Whether it is a code: three numbers with dots, of which the first tells how bad it is."""
    return re.fullmatch(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}", status) is not None
