"""Somebody objects to a decision: the term to decide on it begins when objecting is no longer possible."""

from datetime import date

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import (
    DecisionSent,
    DecisionUnknown,
    InitiativeRefused,
    NotTreated,
    ObjectionReceived,
    PartialResponseSent,
    ResultDecided,
    SubstantiveResponseSent,
    TakenBack,
    TakeoverDecided,
)
from domain.moments import Day, FileNumber
from domain.roles import CASE_TEAM, Role
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Clock, Regime, Term
from domain.terms.counting import last_day, legal_day
from domain.terms.effects import started_as
from domain.terms.filed import filed_under, known_already, of_file
from domain.terms.length import Length, Unit
from domain.terms.names import OBJECTION
from domain.terms.reckoning import Measure
from domain.terms.rolling import roll
from domain.transition import Transition

SIX_WEEKS = Length(number=6, unit=Unit.WEEKS)
TWELVE_WEEKS = Length(number=12, unit=Unit.WEEKS)


class ReceiveObjection(Command):
    """`announced` is the day on which the decision was made known, `file` the number of the objection's file.

    `committee` tells whether a committee advises on it.
    """

    file: FileNumber
    announced: Day
    committee: bool = False


def decide(case: Case, command: ReceiveObjection, at: Circumstances) -> Decision:
    """Return the receipt and its clock: six weeks, or twelve with a committee (Awb 7:10 lid 1).

    They are counted from the day after the last day for objecting, not from the receipt. Whether the
    objection was in time is not judged here: that it came is a fact, also against a decision that this case
    does not hold. Then that stands with it.
    """
    if command.announced > legal_day(command.occurred):
        return Refused(
            code="objection-before-decision",
            sentence="Het besluit moet bekend zijn gemaakt voordat iemand bezwaar maakt."
            " Controleer de datum van bekendmaking.",
            basis=str(law.OBJECTION_TERM),
        )
    term = Term(
        regime=Regime.STATUTORY,
        basis=filed_under(OBJECTION, command.file),
        start=last_day_to_object(command.announced, at.rules.measure),
        length=TWELVE_WEEKS if command.committee else SIX_WEEKS,
        atw=True,
        awb_application=True,
    )
    known = of_file(case, OBJECTION, command.file)
    if isinstance(known, Clock):
        return () if known.term == term else known_already(OBJECTION, command.file)
    received = ObjectionReceived(
        occurred=command.occurred,
        file=command.file,
        announced=command.announced,
        committee=command.committee,
        reservation=decision_unknown(case, command.announced),
    )
    return (received, started_as(case, OBJECTION, term, command.occurred))


def last_day_to_object(announced: date, by: Measure) -> date:
    """Return the last day for an objection: six weeks from the day after the decision was made known.

    Awb 6:7 and 6:8 lid 1; the Algemene termijnenwet moves it.
    """
    return roll(last_day(announced, SIX_WEEKS), announced, SIX_WEEKS, by.calendar)


def decision_unknown(case: Case, announced: date) -> DecisionUnknown | None:
    """Return the reservation that the case holds nothing of that day to which anybody can object."""
    known = any(
        moment.topic in _OPEN_TO_OBJECTION and legal_day(moment.occurred) == announced
        for moment in case.moments
    )
    return None if known else "decision-not-here"


_OPEN_TO_OBJECTION = frozenset(
    event.model_fields["topic"].default
    for event in (
        SubstantiveResponseSent,
        PartialResponseSent,
        DecisionSent,
        InitiativeRefused,
        NotTreated,
        TakeoverDecided,
        TakenBack,
        ResultDecided,
    )
)
"""What may be, or hold, a decision; whether it is one is for whoever decides on the objection."""


TRANSITION = Transition(
    command=ReceiveObjection,
    decide=decide,
    label="Bezwaar ontvangen",
    basis=(law.OBJECTION_TERM, law.OBJECTION_POSSIBLE, law.OBJECTION_POSSIBLE_FROM),
    roles=CASE_TEAM | {Role.INTAKE, Role.COLLEGE_SECRETARY},
    stages=OPEN | CLOSED,
    example={"occurred": "2026-04-13T09:00:00+02:00", "file": "B-2026-004", "announced": "2026-03-12"},
)
