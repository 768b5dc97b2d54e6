"""What travels between the desk, the workflow and the append: never a name or a text."""

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime

from domain.case import Case
from domain.command import Command
from domain.decision import Actor, Refused, Stored
from domain.fact import Fact
from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.transition import Transition
from domain.value import Frozen


class Submission(Frozen):
    """A command on its way to a case, sealed and stamped by the desk.

    `id` is the ledger's command id; `fingerprint` the digest of everything that makes this
    submission what it is, so that the same id with other content can be told apart. `rules`
    are those in force on the day of receipt, stamped at intake only. `admitted` tells that the
    desk has decided on the ledger's facts that this can be stored, whatever the workflow knows. `likeness`
    is how much of its message, in percent, stands in the municipality's own templates; `scanned` whether a
    scanner looked at the file that came with it.
    """

    id: str
    fingerprint: str
    transition: str
    command: dict[str, Any]
    by: str
    role: Role
    mandate: str | None = None
    expected: int | None = None
    rules: RulesInForce | None = None
    admitted: bool = False
    likeness: int | None = None
    scanned: bool | None = None

    @property
    def other(self) -> str | None:
        """The other case that the command names, by id or number: whoever decides must look it up."""
        named = self.command.get("other")
        return named if isinstance(named, str) else None

    @property
    def actor(self) -> Actor:
        """Who submits, as a rule sees them."""
        return Actor(ref=self.by, role=self.role, mandate=self.mandate)

    def command_for(self, transition: Transition[Any]) -> Command:
        """Return the command as the transition knows it; its texts are references already."""
        command: Command = transition.command.model_validate(self.command)
        return command


class FactSummary(Frozen):
    """One fact in a receipt."""

    version: int
    topic: str
    occurred: datetime


class Receipt(Frozen):
    """What a submission brought about, the same again for the same submission.

    `position` is the ledger position a reader can wait for; 0 where nothing was written.
    """

    case: str
    number: str | None
    version: int
    facts: tuple[FactSummary, ...]
    position: int

    @classmethod
    def of(cls, case: str, stored: Stored) -> "Receipt":
        """Return the receipt for what the ledger holds of a submission."""
        facts = tuple(
            FactSummary(
                version=each.fact.version, topic=each.fact.event.topic, occurred=each.fact.event.occurred
            )
            for each in stored.facts
        )
        return cls(
            case=case, number=stored.number, version=stored.version, facts=facts, position=stored.position
        )


class CaseStart(Frozen):
    """The state a workflow starts from: an empty case at intake, else what the ledger holds.

    `wake_at` is when it must look at its clocks. `reminders_after` is since when the engine
    has been awake for this case (nothing: since this start). `recent` are submissions that
    were applied shortly before, because Temporal forgets update ids over continue-as-new.
    """

    case: Case
    wake_at: AwareDatetime | None = None
    next_due: AwareDatetime | None = None
    reminders_after: AwareDatetime | None = None
    recent: tuple[str, ...] = ()


class AppendRequest(Frozen):
    """A submission for the append, with the version the workflow knows and the moment of recording."""

    case: str
    after: int
    submission: Submission
    recorded: AwareDatetime
    reminders_after: AwareDatetime


class AppendOutcome(Frozen):
    """What the append came to: a receipt or a refusal, and every fact the workflow has not folded yet."""

    receipt: Receipt | None = None
    refused: Refused | None = None
    facts: tuple[Fact, ...] = ()
    wake_at: AwareDatetime | None = None
    next_due: AwareDatetime | None = None
