"""Whom a reminder goes to: who handles the case, whoever stands in, a role when nobody does, who follows."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from domain.regulation import Regulation
from domain.roles import Role
from domain.staffing import Staffing
from domain.watchers import Watcher


class Recipient(NamedTuple):
    """An account by reference, or everybody in a role."""

    to: Literal["owner", "substitute", "role", "watcher"]
    account: str | None = None
    role: Role | None = None


def recipients(
    owner: str | None, step: int, regulation: Regulation, staffing: Staffing
) -> tuple[Recipient, ...]:
    """Return everybody who is told at this step, each once.

    A case whose owner cannot be reached is everybody's and so nobody's: then the role is told.
    Near the due day it is told as well, so that one person's silence is noticed while there is time.
    """
    role = Recipient("role", role=regulation.reminder_role)
    present = None if owner is None else staffing.present(owner)
    if present is None:
        return (role,)
    person = Recipient("owner" if present == owner else "substitute", account=present)
    return (person, role) if step <= regulation.escalation_from else (person,)


def watching(
    watchers: Iterable[Watcher], told: Iterable[Recipient], staffing: Staffing
) -> tuple[Recipient, ...]:
    """Return the colleagues who follow the case and were not told already: nobody stands in for that."""
    known = {each.account for each in told}
    accounts = (each.ref for each in watchers if not each.outside)
    return tuple(
        Recipient("watcher", account=each)
        for each in accounts
        if each not in known and each not in staffing.gone
    )
