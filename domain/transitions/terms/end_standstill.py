"""What made a term stand still is over sooner than was foreseen."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import StandstillEnded, StandstillRecorded, TermResumed
from domain.moments import Day
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.effects import cause_of
from domain.transition import Transition


class EndStandstill(Command):
    """`standstill` is the line of the story that recorded it, `on` the day on which the term runs again.

    `evidence` tells from what that appears.
    """

    standstill: Annotated[int, Field(ge=1)]
    on: Day
    evidence: Text


def decide(case: Case, command: EndStandstill, _: Circumstances) -> Decision:
    """Return that the term runs again; nothing where it would have by then.

    A standstill that turns out not to have begun ends on its first day: it then never held. One that
    lasts longer is recorded as another that follows on it.
    """
    recorded = case.moment(command.standstill)
    if recorded is None or recorded.topic != _RECORDED:
        return Refused(
            code="unknown-standstill",
            sentence=f"Regel {command.standstill} van het verloop is geen vastgelegde opschorting."
            " Kies de regel waarin staat waarom de termijn stilstaat.",
        )
    pauses = [
        (clock, pause)
        for clock in case.clocks
        for pause in clock.suspensions
        if pause.by == command.standstill
    ]
    if any(command.on < pause.begin for _, pause in pauses):
        return Refused(
            code="resumed-before-begin",
            sentence="De termijn kan niet weer lopen voordat de opschorting begon. Controleer de datum.",
        )
    sooner = [
        clock
        for clock, pause in pauses
        if pause.until is not None and command.on <= pause.until and command.on != pause.resumed
    ]
    if not sooner:
        return ()
    ended = StandstillEnded(
        occurred=command.occurred, standstill=command.standstill, on=command.on, evidence=command.evidence
    )
    resumed = [
        TermResumed(
            occurred=command.occurred,
            clock=clock.id,
            on=command.on,
            cause=cause_of(case),
            of=command.standstill,
        )
        for clock in sooner
    ]
    return (ended, *resumed)


_RECORDED = StandstillRecorded.model_fields["topic"].default


TRANSITION = Transition(
    command=EndStandstill,
    decide=decide,
    label="Opschorting beëindigen",
    basis=(law.CONSENT_TO_DELAY, law.DELAY_OF_THE_APPLICANT, law.FORCE_MAJEURE),
    roles=CASE_TEAM,
    stages=BEGUN,
    example={
        "occurred": "2026-02-25T10:00:00+01:00",
        "standstill": 4,
        "on": "2026-02-24",
        "evidence": "Het antwoord waarop werd gewacht kwam op 24 februari 2026 binnen.",
    },
)
