"""What kind of initiative it is: support, co-creation, a challenge or a contribution."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import KindAssigned
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import UNANSWERED, Kind, Stage
from domain.terms.counting import legal_day
from domain.terms.effects import started
from domain.transition import Transition


class AssignKind(Command):
    """`reason` tells the initiator why this kind."""

    kind: Kind
    reason: Text


def decide(case: Case, command: AssignKind, at: Circumstances) -> Decision:
    """Return the kind and the clocks it adds, counted from the original receipt."""
    if case.kind is command.kind:
        return ()
    if case.kind is not None:
        return Refused(
            code="kind-already-assigned",
            sentence="Deze zaak heeft al een soort. Gebruik 'Soort wijzigen' om die te veranderen.",
        )
    assigned = KindAssigned(occurred=command.occurred, kind=command.kind, reason=command.reason)
    rules = at.rules.regulation.at_kind(command.kind)
    return (assigned, *started(case, rules, legal_day(case.received), command.occurred))


TRANSITION = Transition(
    command=AssignKind,
    decide=decide,
    label="Soort bepalen",
    basis=(law.PARTICIPATION,),
    roles=DESK,
    stages=UNANSWERED | {Stage.RESPONDED},
    example={
        "occurred": "2026-02-04T11:00:00+01:00",
        "kind": "support",
        "reason": "De initiatiefnemer voert zelf uit en vraagt om hulp.",
    },
)
