"""A second person agrees that a date was wrong, and every clock that hung on it is computed anew."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import (
    CompletionReceived,
    CompletionRequested,
    CorrectionConfirmed,
    KindAssigned,
    KindChanged,
    TermAmended,
    TermEnded,
)
from domain.roles import DESK, Role
from domain.stages import BEGUN
from domain.terms.basis import works_from
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.effects import cause_of
from domain.terms.names import COMPLETION
from domain.transition import Transition
from domain.transitions.correction.correct_fact import NOT_THEIRS, out_of_order, theirs_to_mend


class ConfirmCorrection(Command):
    """`proposal` is the version of the proposed correction in the story."""

    proposal: Annotated[int, Field(ge=1)]


def decide(case: Case, command: ConfirmCorrection, at: Circumstances) -> Decision:  # noqa: PLR0911 - one return a reason to refuse
    """Return the confirmation and, per clock that hung on the fact, its dates as they now hold.

    Two people, because a corrected date can turn late into in time.
    """
    if not theirs_to_mend(case, at):
        return NOT_THEIRS
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
            sentence="Een verbetering wordt bevestigd door een ander dan wie haar voorstelde."
            " Vraag een collega om haar te bevestigen.",
        )
    proposed = case.moment(command.proposal)
    if proposed is not None and command.occurred < proposed.occurred:
        return Refused(
            code="confirmed-before-proposed",
            sentence="Een verbetering kan niet zijn bevestigd voordat zij is voorgesteld. Controleer het"
            " moment.",
        )
    refused = out_of_order(case, proposal.fact, proposal.corrected)
    if refused is not None:
        return refused
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
    return (confirmed, *amended, *_in_time_after_all(case, command, proposal.fact, day))


def _changes(case: Case, clock: Clock, fact: int, day: date) -> list[dict[str, object]]:
    """What a corrected date changes in one clock: its start, its end, its days of standing still.

    Documents that turn out to have come after their term gave no more delay than that term.
    A date that stays as it was is no change: its due date was observed already. A clock that counts from
    another day than that of its fact is not moved by it.
    """
    changes: list[dict[str, object]] = []
    told = case.moment(fact)
    if told is None:
        return []
    if _counts_from(case, clock) == fact and clock.term.start == legal_day(told.occurred) != day:
        changes.append({"start": day})
    if clock.ending is not None and clock.ending.by == fact and clock.ending.on != day:
        changes.append({"ended_on": day})
    changes += [
        {"extension": index, "announced": day}
        for index, extension in enumerate(clock.extensions)
        if extension.by == fact and extension.announced != day
    ]
    changes += [
        {"notice": index, "received": day}
        for index, notice in enumerate(clock.notices)
        if notice.by == fact and notice.received != day
    ]
    return changes + list(_changed_pauses(case, clock, fact, day))


def _changed_pauses(case: Case, clock: Clock, fact: int, day: date) -> Iterator[dict[str, object]]:
    """Of a request to complete the days follow from its moments; of any other suspension they were given.

    What rests on a consent or a message holds from that on: where that turns out to have been later, so do
    its days.
    """
    request = _request_answered_by(case, fact)
    for index, pause in enumerate(clock.suspensions):
        earliest = works_from(pause.basis, day) if pause.by == fact else None
        if earliest is not None and pause.begin < earliest:
            yield {"pause": index, "suspended_from": earliest}
        cause = case.moment(pause.by)
        if pause.until is None or cause is None or cause.topic != _REQUESTED:
            continue
        if pause.by == fact and pause.begin != day + _DAY:
            yield {"pause": index, "suspended_from": day + _DAY}
        resumed = min(day, pause.until + _DAY)
        if pause.by == request and resumed != (pause.resumed or pause.until + _DAY):
            yield {"pause": index, "resumed_on": resumed}


def _counts_from(case: Case, clock: Clock) -> int:
    """The fact a clock counts from: the receipt, also where the assigning of a kind set it going."""
    cause = case.moment(clock.by)
    return 1 if cause is not None and cause.topic in _OF_A_KIND else clock.by


def _request_answered_by(case: Case, fact: int) -> int | None:
    """The request that the documents of that fact completed, or nothing for any other fact."""
    received = case.moment(fact)
    if received is None or received.topic != _COMPLETED:
        return None
    requests = (each.version for each in case.moments if each.topic == _REQUESTED and each.version < fact)
    return max(requests, default=None)


def _in_time_after_all(case: Case, command: ConfirmCorrection, fact: int, day: date) -> list[TermEnded]:
    """A completion term that was held to have lapsed is met where the documents came within it."""
    request = _request_answered_by(case, fact)
    return [
        TermEnded(occurred=command.occurred, clock=clock.id, on=day, manner=Manner.MET, cause=fact)
        for clock in case.clocks
        if clock.id.name == COMPLETION
        and clock.by == request
        and clock.ending is not None
        and clock.ending.manner is Manner.LAPSED
        and day <= clock.ending.on
    ]


_DAY = timedelta(days=1)
_OF_A_KIND = frozenset(event.model_fields["topic"].default for event in (KindAssigned, KindChanged))
_REQUESTED = CompletionRequested.model_fields["topic"].default
_COMPLETED = CompletionReceived.model_fields["topic"].default


TRANSITION = Transition(
    command=ConfirmCorrection,
    decide=decide,
    label="Verbetering bevestigen",
    basis=(law.RECTIFICATION,),
    roles=DESK | {Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={"occurred": "2026-02-10T11:00:00+01:00", "proposal": 4},
)
