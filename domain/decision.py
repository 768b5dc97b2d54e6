"""What a decision can come to, and what it may look at."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.case import OtherCase
from domain.competence.authority import Authority
from domain.events import Event
from domain.fact import StoredFact
from domain.roles import Role
from domain.rulebook import Rules
from domain.staffing import EVERYBODY_THERE, Staffing
from domain.terms.counting import legal_day
from domain.value import Frozen


class Refused(Frozen):
    """A refusal: a stable code, one Dutch sentence for people, the legal basis where there is one."""

    code: str
    sentence: str
    basis: str | None = None


Decision = tuple[Event, ...] | Refused
"""Facts, nothing (already so), or a refusal. Anything raised instead is a bug."""


@dataclass(frozen=True)
class Actor:
    """Who acts, by reference, in which role, under which mandate."""

    ref: str
    role: Role
    mandate: str | None = None


@dataclass(frozen=True)
class Circumstances:
    """Everything outside the case that a rule may look at.

    `now` is the moment of recording, `staffing` who is there on that day, `authority` in whose name the
    actor decides, where the transition is one that decides. `likeness` is how much of the message, in
    percent, stands in the municipality's own templates, where somebody looked; `scanned` whether a scanner
    looked at an enclosed file and found nothing; `other` the case that the command names, where it names
    one that is there, or that the file of a complaint is about.
    """

    now: datetime
    actor: Actor
    rules: Rules
    staffing: Staffing = EVERYBODY_THERE
    authority: Authority | None = None
    likeness: int | None = None
    scanned: bool | None = None
    other: OtherCase | None = None

    def deciding_as(self, authority: Authority) -> "Circumstances":
        """Return the same, with in whose name the actor decides."""
        return replace(self, authority=authority)

    @property
    def today(self) -> date:
        """The legal day of recording, in Europe/Amsterdam."""
        return legal_day(self.now)


class Stored(Frozen):
    """What the ledger holds after an append; the same again for the same command.

    `position` is the ledger position of the last fact, or of none: what a caller waits for.
    """

    version: int
    facts: tuple[StoredFact, ...]
    number: str | None = None
    position: int = 0


class Conflict(Frozen):
    """Other facts stand where these were to go; nothing was written."""

    version: int


class IdReused(Frozen):
    """The command id already belongs to another content or another case; nothing was written."""

    case: str
