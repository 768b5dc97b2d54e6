"""What somebody typed to hand something in, checked before any engine is asked."""

import json
import re
import sys
import unicodedata
import uuid
from pathlib import Path
from typing import Any

from cli.output import reason, stop_refused
from domain.decision import Refused
from domain.reading import MOST_BYTES
from domain.roles import Role

PEOPLE = tuple(role.value for role in Role if role is not Role.SYSTEM)
"""The roles that a person can have; the engine does its own work under the one left out."""

_LONGEST_NAME = 200
_MARK = b"\xef\xbb\xbf"
_MANDATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:/_-]{0,99}|(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 ,.:/()_-]{0,99}")


def content_of(named: str) -> bytes:
    """Return the JSON in a file, or on standard input for `-`, as it came.

    A byte order mark is left out, because Windows puts one before every text. One byte more
    than is allowed is read, so that too much is noticed and never held. A name that occurs
    twice in one object is refused here: a reader would silently take the last.
    """
    try:
        content = _bytes_of(named)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-readable",
                sentence=f"Het bestand {named} kan niet worden gelezen: {reason(fault)}.",
            )
        )
    content = content.removeprefix(_MARK)
    if len(content) <= MOST_BYTES and _says_twice(content):
        stop_refused(
            Refused(
                code="duplicate-field",
                sentence="De invoer noemt een veld meer dan eens. Laat elk veld een keer staan.",
            )
        )
    return content


def role_of(named: str) -> Role:
    """Return the role of that name."""
    if named not in PEOPLE:
        stop_refused(
            Refused(code="unknown-role", sentence=f"Deze rol bestaat niet. Kies uit: {', '.join(PEOPLE)}.")
        )
    return Role(named)


def account_of(typed: str) -> str:
    """Return the account, written one way however it was typed: two spellings would be two people."""
    name = unicodedata.normalize("NFC", typed.strip())
    if not _is_name(name):
        stop_refused(
            Refused(
                code="invalid-account",
                sentence=f"Noem bij --as het account van wie dit doet, hoogstens {_LONGEST_NAME} tekens.",
            )
        )
    return name


def mandate_of(typed: str | None) -> str | None:
    """Return the reference of a mandate, such as "M-12" or "Mandaatbesluit 2026 art. 3".

    No sentence: it is kept in the open, and could hold a name.
    """
    if typed is not None and not _MANDATE.fullmatch(typed):
        stop_refused(
            Refused(
                code="invalid-mandate",
                sentence="Noem bij --mandate alleen het kenmerk van het mandaat, met zijn nummer of jaar,"
                " bijvoorbeeld 'Mandaatbesluit 2026 art. 3'.",
            )
        )
    return typed


def submission_id_of(typed: str | None) -> str:
    """Return the id under which this is handed in, a new one where none was given.

    An empty one is refused: who sends it believes that a repeat would be noticed.
    """
    if typed is None:
        return str(uuid.uuid4())
    if not typed.strip() or not _is_name(typed):
        stop_refused(
            Refused(
                code="invalid-submission-id",
                sentence=f"Geef bij --submission-id een kenmerk van hoogstens {_LONGEST_NAME} tekens.",
            )
        )
    return typed


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable()


def _bytes_of(named: str) -> bytes:
    if named != "-":
        with Path(named).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    return b"" if sys.stdin is None else sys.stdin.buffer.read(MOST_BYTES + 1)


class _TwiceError(Exception):
    """A name occurs twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _TwiceError


def _says_twice(content: bytes) -> bool:
    """Whether an object names a field twice; what is no JSON at all is for the reader to tell."""
    try:
        json.loads(content.decode(), object_pairs_hook=_once)
    except _TwiceError:
        return True
    except (ValueError, RecursionError):
        return False
    return False
