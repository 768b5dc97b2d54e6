"""A term stands still on another ground than a request to complete: abroad, consent, delay, force majeure."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import StandstillRecorded
from domain.moments import Day, Identifier
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.basis import ARTICLES, StandstillBasis, works_from
from domain.terms.clock import Suspension
from domain.terms.counting import legal_day
from domain.terms.effects import cause_of
from domain.terms.fitting import one_clock, unfit
from domain.terms.standing_still import standing_still
from domain.transition import Transition


class RecordStandstill(Command):
    """`begin` and `until` are the first and the last day of standing still.

    `occurred` is when that on which it rests was done: the consent given, the applicant told that
    information was asked abroad, the objector asked to mend a defect. What holds by itself (force majeure,
    delay of the applicant) has the moment at which it was established, and may be recorded later.
    `evidence` tells from what the ground appears: the consent in writing, the message to the applicant.
    """

    clock: Identifier
    ordinal: Annotated[int, Field(ge=1)] | None = None
    basis: StandstillBasis
    begin: Day
    until: Day
    evidence: Text


def decide(case: Case, command: RecordStandstill, at: Circumstances) -> Decision:
    """Return the ground with what it does to the term: it stands still, or it does not and why.

    What happened is recorded also where it stops nothing, and after the case was closed: a verdict on a
    term must hold on all that happened to it. What rests on a message or a consent holds from that on: the
    days before it are in the fact as they were told, and stop nothing.
    """
    clock = one_clock(case, command.clock, command.ordinal)
    if isinstance(clock, Refused):
        return clock
    if command.begin > command.until:
        return Refused(
            code="standstill-ends-before-begin",
            sentence="De laatste dag van stilstand ligt voor de eerste. Controleer beide datums.",
        )
    refused = unfit(clock, command.basis)
    if refused is not None:
        return refused
    article = str(ARTICLES[command.basis])
    begin = max(command.begin, works_from(article, legal_day(command.occurred)) or command.begin)
    pause = Suspension(basis=article, begin=begin, until=command.until, by=cause_of(case))
    if any(
        (each.basis, each.begin, each.until) == (pause.basis, pause.begin, pause.until)
        for each in clock.suspensions
    ):
        return ()
    recorded = StandstillRecorded(
        occurred=command.occurred,
        clock=clock.id,
        basis=command.basis,
        begin=command.begin,
        until=command.until,
        evidence=command.evidence,
    )
    return (recorded, standing_still(clock, pause, at.rules.measure_of(clock), command.occurred))


TRANSITION = Transition(
    command=RecordStandstill,
    decide=decide,
    label="Opschorting vastleggen",
    basis=(
        law.INFORMATION_FROM_ABROAD,
        law.CONSENT_TO_DELAY,
        law.DELAY_OF_THE_APPLICANT,
        law.FORCE_MAJEURE,
        law.OBJECTION_COMPLETED,
    ),
    roles=CASE_TEAM,
    stages=BEGUN,
    example={
        "occurred": "2026-02-16T11:00:00+01:00",
        "clock": "substantive-response",
        "basis": "awb-4:15-2-a",
        "begin": "2026-02-17",
        "until": "2026-03-02",
        "evidence": "Brief van de initiatiefnemer van 16 februari 2026: akkoord met twee weken uitstel.",
    },
)
