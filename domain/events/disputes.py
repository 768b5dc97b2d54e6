"""Complaint and objection: their clocks; what they say is in files of their own."""

from datetime import date
from typing import Annotated, Literal

from domain.competence.authority import Authority
from domain.events.happening import Channel, DecisionUnknown, Happening
from domain.grounds import (
    ComplaintOutcome,
    FileSort,
    ObjectionOutcome,
)
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Text
from domain.value import ADDED


class ComplaintReceived(Happening):
    """A complaint came in. What it says is in another file, closed to those who treat this case."""

    topic: Literal["case.complaint-received.v1"] = "case.complaint-received.v1"
    file: str
    committee: bool


class ComplaintSettled(Happening):
    """`message` is what the complainant was told, in the file only; `ombudsman` where to turn (9:12)."""

    topic: Literal["case.complaint-settled.v1"] = "case.complaint-settled.v1"
    file: str
    outcome: ComplaintOutcome
    message: Annotated[Text | None, ADDED] = None
    ombudsman: Annotated[str | None, ADDED] = None


class ObjectionReceived(Happening):
    """An objection came in against the decision that it says was made known on `announced`."""

    topic: Literal["case.objection-received.v1"] = "case.objection-received.v1"
    file: str
    announced: date
    committee: bool
    reservation: Annotated[DecisionUnknown | None, ADDED] = None


class ObjectionDecided(Happening):
    """`message` is what the objector was told, with the reasons; `court` where they can appeal (6:23)."""

    topic: Literal["case.objection-decided.v1"] = "case.objection-decided.v1"
    file: str
    outcome: ObjectionOutcome
    organ: str
    decision_number: str
    authority: Annotated[Authority | None, ADDED] = None
    message: Annotated[Text | None, ADDED] = None
    court: Annotated[str | None, ADDED] = None


class FileOpened(Happening):
    """A complaint, an objection or a request of the ombudsman begins a file of its own.

    `other` is the case it is about and `number` what that is called; `signed` who signed the answer in that
    case that is objected to. Of a complaint nobody who handles that case sees more than that it is there.
    """

    topic: Literal["case.file-opened.v1"] = "case.file-opened.v1"
    municipality: str
    sort: FileSort
    file: str
    other: str
    number: str | None
    channel: Channel
    person: Person
    statement: Text
    announced: date | None
    committee: bool
    signed: str | None
    rules: RulesInForce
    reservation: Annotated[DecisionUnknown | None, ADDED] = None


class OmbudsmanAnswered(Happening):
    """What the ombudsman asked was answered."""

    topic: Literal["case.ombudsman-answered.v1"] = "case.ombudsman-answered.v1"
    file: str
    message: Text
