"""Complaint and objection: their clocks; what they say is in files of their own."""

from datetime import date
from typing import Annotated, Literal

from domain.competence.authority import Authority
from domain.events.happening import Happening
from domain.grounds import (
    ComplaintOutcome,
    ObjectionOutcome,
)
from domain.value import ADDED


class ComplaintReceived(Happening):
    """A complaint came in. What it says is in another file, closed to those who treat this case."""

    topic: Literal["case.complaint-received.v1"] = "case.complaint-received.v1"
    file: str
    committee: bool


class ComplaintSettled(Happening):
    topic: Literal["case.complaint-settled.v1"] = "case.complaint-settled.v1"
    file: str
    outcome: ComplaintOutcome


class ObjectionReceived(Happening):
    """An objection came in against the decision that was made known on `announced`."""

    topic: Literal["case.objection-received.v1"] = "case.objection-received.v1"
    file: str
    announced: date
    committee: bool


class ObjectionDecided(Happening):
    topic: Literal["case.objection-decided.v1"] = "case.objection-decided.v1"
    file: str
    outcome: ObjectionOutcome
    organ: str
    decision_number: str
    authority: Annotated[Authority | None, ADDED] = None
