"""A second person agrees that a date was wrong, and every clock that hung on it is computed anew."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CorrectionConfirmed, TermAmended
from domain.roles import DESK
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Clock
from domain.terms.counting import legal_day
from domain.terms.effects import cause_of
from domain.transition import Transition


class ConfirmCorrection(Command):
    """`proposal` is the version of the proposed correction in the story."""

    proposal: Annotated[int, Field(ge=1)]


def decide(case: Case, command: ConfirmCorrection, at: Circumstances) -> Decision:
    """Return the confirmation and, per clock that hung on the fact, its dates as they now hold.

    Two people, because a corrected date can turn late into in time.
    """
    proposal = next((each for each in case.proposals if each.version == command.proposal), None)
    if proposal is None:
        return Refused(
            code="unknown-proposal",
            sentence=f"Regel {command.proposal} van het verloop is geen voorgestelde verbetering.",
        )
    if proposal.confirmed:
        return ()
    if proposal.by == at.actor.ref:
        return Refused(
            code="same-person",
            sentence="Een verbetering wordt bevestigd door een ander dan wie haar voorstelde.",
        )
    day = legal_day(proposal.corrected)
    confirmed = CorrectionConfirmed(
        occurred=command.occurred,
        proposal=command.proposal,
        fact=proposal.fact,
        corrected=proposal.corrected,
    )
    amended = [
        TermAmended(occurred=command.occurred, clock=clock.id, cause=cause_of(case), **change)
        for clock in case.clocks
        for change in _changes(case, clock, proposal.fact, day)
    ]
    return (confirmed, *amended)


def _changes(case: Case, clock: Clock, fact: int, day: date) -> list[dict[str, object]]:
    """What a corrected date changes in one clock: its start, its end, its days of standing still.

    A clock counts from the day of receipt also where a later fact set it going (a kind that
    was assigned), and then only a corrected receipt moves it.
    """
    changes: list[dict[str, object]] = []
    was = case.moment(fact)
    if was is not None and clock.term.start == legal_day(was.occurred) and _counts_from(clock, fact):
        changes.append({"start": day})
    if clock.ending is not None and clock.ending.by == fact:
        changes.append({"ended_on": day})
    for index, pause in enumerate(clock.suspensions):
        if pause.by == fact:
            changes.append({"pause": index, "suspended_from": day + timedelta(days=1)})
        if pause.resumed_by == fact:
            changes.append({"pause": index, "resumed_on": day})
    return changes


def _counts_from(clock: Clock, fact: int) -> bool:
    return fact in {clock.by, 1}


TRANSITION = Transition(
    command=ConfirmCorrection,
    decide=decide,
    label="Verbetering bevestigen",
    basis=(law.RECTIFICATION,),
    roles=DESK,
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-10T11:00:00+01:00", "proposal": 4},
)
