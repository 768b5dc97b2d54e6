"""Who takes part in a case, how they can be reached, and that they do so no longer."""

from typing import Literal

from domain.events.happening import Happening
from domain.parties import PartySort
from domain.sealed import Person, Text


class PartyAdded(Happening):
    """Somebody takes part, under the next number; `on_behalf_of` is for which party, where it is for another.

    `authorisation` is on what a representative acts (Awb 2:1).
    """

    topic: Literal["case.party-added.v1"] = "case.party-added.v1"
    person: Person
    sort: PartySort
    on_behalf_of: int | None
    address: Text | None
    email: Text | None
    authorisation: Text | None


class ContactRecorded(Happening):
    """Where a party can be reached from now on: what is none here stays as it was.

    `email_agreed` is whether they expressly agree to e-mail (Awb 2:8), with what shows it in `evidence`.
    """

    topic: Literal["case.contact-recorded.v1"] = "case.contact-recorded.v1"
    party: int
    address: Text | None
    email: Text | None
    email_agreed: bool
    evidence: Text | None
    authorisation: Text | None


class PartyEnded(Happening):
    """A party takes part no longer. Of an initiator among others that withdraws no initiative."""

    topic: Literal["case.party-ended.v1"] = "case.party-ended.v1"
    party: int
    statement: Text
    evidence: Text | None
