"""Who looks at a page: an account with its roles, of which one is used at a time."""

from dataclasses import dataclass
from datetime import datetime

from domain.roles import LABELS, Role


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in. `session` names the session to the store, `csrf` proves that a form is ours.

    One role at a time: a decision stands in the ledger with the capacity in which it was taken, and who has
    two must choose, not the program. Until then `chosen` is false, and no page is theirs but that choice.
    """

    account: str
    roles: tuple[Role, ...]
    role: Role
    session: str
    csrf: str
    until: datetime
    visit: str
    chosen: bool = True

    @property
    def in_words(self) -> str:
        """The role, as people call it."""
        return LABELS[self.role] if self.chosen else "nog geen rol gekozen"


SAMPLE_PEOPLE: tuple[tuple[str, Role], ...] = (
    ("i.ontvangst", Role.INTAKE),
    ("b.handelaar", Role.HANDLER),
    ("t.leider", Role.TEAM_LEAD),
    ("j.urist", Role.LEGAL),
    ("c.secretaris", Role.COLLEGE_SECRETARY),
    ("g.riffier", Role.COUNCIL_REGISTRAR),
    ("k.lachten", Role.COMPLAINTS_OFFICER),
    ("a.uditor", Role.AUDITOR),
    ("o.mbudsman", Role.OMBUDSMAN),
    ("p.rivacy", Role.PRIVACY_OFFICER),
    ("b.eheerder", Role.ADMINISTRATOR),
)
"""Invented accounts of an installation that is not for real cases, one a role; nobody is called so."""
