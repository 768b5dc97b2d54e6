"""Who takes part in a case from outside the municipality: by number, never by name."""

from enum import StrEnum

from domain.sealed import Text
from domain.value import Frozen

MOST_PARTIES = 100
"""How many a case holds: ample for a group of residents; who signs a petition is no party."""


class PartySort(StrEnum):
    """As what somebody takes part. A closed list: the law gives each of them other rights."""

    INITIATOR = "initiator"
    CO_INITIATOR = "co-initiator"
    REPRESENTATIVE = "representative"
    CONTACT_PERSON = "contact-person"
    INTERESTED_PARTY = "interested-party"


PARTY_LABELS = {
    PartySort.INITIATOR: "initiatiefnemer",
    PartySort.CO_INITIATOR: "mede-initiatiefnemer",
    PartySort.REPRESENTATIVE: "vertegenwoordiger",
    PartySort.CONTACT_PERSON: "contactpersoon",
    PartySort.INTERESTED_PARTY: "belanghebbende",
}

INITIATING = frozenset({PartySort.INITIATOR, PartySort.CO_INITIATOR})
"""Whose initiative it is: as long as one of them is left, the initiative is not withdrawn."""

FOR_ANOTHER = frozenset({PartySort.REPRESENTATIVE, PartySort.CONTACT_PERSON})
"""Who takes part for another party, and so names which."""


class Party(Frozen):
    """One who takes part. `ref`, `address` and `email` are references into the vault.

    `on_behalf_of` is for which party a representative or contact person is there; `authorised` whether a
    representative showed an authorisation (Awb 2:1). E-mail is for whom expressly agreed to it (Awb 2:8).
    """

    number: int
    sort: PartySort
    ref: str
    on_behalf_of: int | None = None
    address: Text | None = None
    email: Text | None = None
    email_agreed: bool = False
    authorised: bool = False
    ended: bool = False
