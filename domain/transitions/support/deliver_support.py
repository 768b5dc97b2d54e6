"""The support that was agreed has been given."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import SupportDelivered
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import PROMISED_SUPPORT
from domain.transition import Transition


class DeliverSupport(Command):
    """`delivered` tells what the initiators received."""

    delivered: Text


def decide(case: Case, command: DeliverSupport, _: Circumstances) -> Decision:
    """Return the delivery, and the end of the promise."""
    happened = SupportDelivered(
        occurred=command.occurred,
        delivered=command.delivered,
    )
    return (happened, *ended(case, [PROMISED_SUPPORT], command.occurred, Manner.MET))


TRANSITION = Transition(
    command=DeliverSupport,
    decide=decide,
    label="Ondersteuning geleverd",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.SUPPORT_AGREED}),
    kinds=frozenset({Kind.SUPPORT}),
    example={
        "occurred": "2026-06-15T10:00:00+02:00",
        "delivered": "De planten zijn geleverd en de buurt is begonnen.",
    },
)
