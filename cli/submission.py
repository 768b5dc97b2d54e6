"""What somebody typed to hand something in, checked before any engine is asked."""

import sys
from pathlib import Path

from cli.output import reason, stop_refused
from domain.decision import Refused
from domain.reading import MOST_BYTES
from domain.roles import Role
from workflows.slip import Slip, filed

PEOPLE = tuple(role.value for role in Role if role is not Role.SYSTEM)
"""The roles that a person can have; the engine does its own work under the one left out."""


def checked(slip: Slip) -> Slip:
    """Return the slip as the desk will take it in; what it would refuse on sight is told at once."""
    taken_in = filed(slip)
    if isinstance(taken_in, Refused):
        stop_refused(taken_in)
    return taken_in


def content_of(named: str) -> bytes:
    """Return the JSON in a file, or on standard input for `-`, as it came.

    One byte more than is allowed is read, so that too much is noticed and never held.
    """
    try:
        if named != "-":
            with Path(named).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        return b"" if sys.stdin is None else sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-readable",
                sentence=f"Het bestand {named} kan niet worden gelezen: {reason(fault)}.",
            )
        )


def role_of(named: str) -> Role:
    """Return the role of that name."""
    if named not in PEOPLE:
        stop_refused(
            Refused(code="unknown-role", sentence=f"Deze rol bestaat niet. Kies uit: {', '.join(PEOPLE)}.")
        )
    return Role(named)


def looking(role: str | None) -> Role | None:
    """Return in which role somebody looks, where they say so."""
    return None if role is None else role_of(role)
