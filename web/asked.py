"""What somebody asks of the work list, as it stands in the address: to be kept and passed on."""

from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, field_validator

from domain.decision import Refused
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.stages import Kind, Stage
from domain.team import TeamName
from projections.narrowing import Narrowed, When
from projections.whose import Whose
from web.people import Person
from web.ports import Office

Who = Literal["mij", "niemand", "iedereen"]

_WHEN: dict[str, When | None] = {
    "alles": None,
    "te-laat": When.OVERDUE,
    "vandaag": When.TODAY,
    "week": When.WEEK,
    "opgeschort": When.SUSPENDED,
    "initiatiefnemer": When.WAITING,
}
WHEN_LABELS = {
    "alles": "Alles",
    "te-laat": "Te laat",
    "vandaag": "Vandaag",
    "week": "Komende week",
    "opgeschort": "Opgeschort",
    "initiatiefnemer": "Wacht op initiatiefnemer",
}
"""The groups in the order in which they are looked at."""


class Asked(BaseModel):
    """The words of the address. One that is not there says: whatever; of `wie` it depends on the role.

    `na` is the place in the list after which a page begins; whoever chooses otherwise begins at the top.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    wie: Who | None = None
    wanneer: Literal["alles", "te-laat", "vandaag", "week", "opgeschort", "initiatiefnemer"] = "alles"
    team: TeamName | None = None
    soort: Kind | None = None
    stand: Stage | None = None
    na: str | None = None

    @field_validator("wie", "team", "soort", "stand", "na", mode="before")
    @classmethod
    def _left_out(cls, given: object) -> object:
        """A form hands in what was not chosen as nothing typed."""
        return None if given == "" else given

    def by(self, person: Person) -> "Asked":
        """Return the same with whose cases it is about: a handler comes for their own."""
        return (
            self.other(wie="mij" if person.role is Role.HANDLER else "iedereen") if self.wie is None else self
        )

    def other(self, **chosen: str | None) -> "Asked":
        """Return the same with something chosen otherwise."""
        return self.model_copy(update={"na": None, **chosen})

    def query(self, **chosen: str | None) -> str:
        """Return it as it stands in an address."""
        words = self.other(**chosen).model_dump(mode="json", exclude_none=True)
        return urlencode({name: word for name, word in words.items() if word != "alles"})

    def words(self) -> dict[str, str]:
        """Return what was chosen, for a form that goes on with it."""
        return self.model_dump(mode="json", exclude_none=True)

    def meant(self, office: Office, person: Person) -> tuple[Whose, Narrowed]:
        """Return what is asked of the list. An account that is known no more has no cases.

        Files of complaints are on no list of those whom they may be about.
        """
        who = self.by(person).wie
        mine = office.answering_for(person.account) if who == "mij" else None
        whose = Whose(
            handlers=() if isinstance(mine, Refused) else mine, team=self.team, nobodys=who == "niemand"
        )
        return whose, Narrowed(
            when=_WHEN[self.wanneer],
            kind=self.soort,
            stage=self.stand,
            complaints=person.role in MAY_SEE_COMPLAINTS,
        )
