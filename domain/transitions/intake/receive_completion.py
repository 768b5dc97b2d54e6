"""The initiator sends what lacked, and suspended terms run again that same day."""

from datetime import date

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CompletionReceived, TermEnded, TermResumed
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import OPEN
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.due import facts_of
from domain.terms.effects import cause_of
from domain.terms.names import COMPLETION
from domain.terms.standstill import admitted_to
from domain.transition import Transition


class ReceiveCompletion(Command):
    """`occurred` is when it reached the municipality, not when somebody read it."""

    received: Text


def decide(case: Case, command: ReceiveCompletion, _: Circumstances) -> Decision:
    """Return the receipt; what was suspended runs from that day, also when it was recorded late.

    The suspension lasts "tot" the day of completion (Awb 4:15 lid 1 onder a): that day itself
    runs. Documents that arrive after their term are recorded all the same and resume nothing.
    """
    if case.completion is None:
        return Refused(
            code="no-completion-requested",
            sentence="In deze zaak is niet om aanvulling gevraagd.",
            basis=str(law.INCOMPLETE),
        )
    if case.completion.received:
        return ()
    requested = case.moment(case.completion.requested)
    if requested is not None and legal_day(command.occurred) < legal_day(requested.occurred):
        return Refused(
            code="completion-before-request",
            sentence="De aanvulling kan niet eerder zijn ontvangen dan erom is gevraagd"
            f" ({legal_day(requested.occurred):%d-%m-%Y}).",
        )
    received = CompletionReceived(occurred=command.occurred, received=command.received)
    resumed = [
        TermResumed(
            occurred=command.occurred,
            clock=clock.id,
            on=legal_day(command.occurred),
            cause=cause_of(case),
            of=case.completion.requested,
        )
        for clock in case.clocks
        if clock.ending is None and _stands_still(clock, case, command)
    ]
    return (received, *resumed, *_met(case, command))


def _met(case: Case, command: ReceiveCompletion) -> list[TermEnded]:
    """The completion term is met also where its lapse was observed before the receipt was recorded."""
    return [
        TermEnded(
            occurred=command.occurred,
            clock=clock.id,
            on=legal_day(command.occurred),
            manner=Manner.MET,
            cause=cause_of(case),
        )
        for clock in case.clocks
        if clock.id.name == COMPLETION
        and clock.by == (case.completion.requested if case.completion else None)
        and _open_or_in_time(clock, legal_day(command.occurred))
    ]


def _open_or_in_time(clock: Clock, day: date) -> bool:
    if clock.ending is None:
        return True
    return clock.ending.manner is Manner.LAPSED and clock.term.until is not None and day <= clock.term.until


def _stands_still(clock: Clock, case: Case, command: ReceiveCompletion) -> bool:
    """Whether this request suspended the clock and the documents came within the term it set."""
    request = None if case.completion is None else case.completion.requested
    day = legal_day(command.occurred)
    admitted, _ = admitted_to(facts_of(clock))
    return any(pause.by == request and pause.until is not None and day <= pause.until for pause in admitted)


TRANSITION = Transition(
    command=ReceiveCompletion,
    decide=decide,
    label="Aanvulling ontvangen",
    basis=(law.INCOMPLETE, law.COMPLETION_SUSPENDS),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN,
    example={"occurred": "2026-02-20T16:30:00+01:00", "received": "De raming en de schets."},
)
