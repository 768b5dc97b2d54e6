"""A fact: an event with who recorded it and when, at its place in the history of one case."""

from datetime import datetime

from pydantic import AwareDatetime

from domain.events import Event
from domain.roles import Role
from domain.value import Frozen


class Stamp(Frozen):
    """Who recorded a fact, in which capacity, when, by which command.

    `recorded` is handed in by the workflow, so that a retry writes the same bytes.
    `by` is a reference, never a name. `command` and `fingerprint` let the ledger answer
    a repeated submission and refuse the same id with other content.
    """

    by: str
    role: Role
    mandate: str | None
    recorded: AwareDatetime
    command: str
    fingerprint: str


class Fact(Frozen):
    """An event at its place: versions of a case count from 1 without gaps."""

    case: str
    version: int
    event: Event
    stamp: Stamp


class StoredFact(Frozen):
    """A fact with what the ledger added: its position, its moment under the append lock, its number.

    `number` is the human case number, on the first fact of a case only.
    """

    fact: Fact
    position: int
    committed_at: datetime
    number: str | None = None
