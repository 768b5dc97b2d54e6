"""The kind turns out to be another one on the way, without losing a single clock."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import KindChanged
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import UNANSWERED, Kind, Stage
from domain.terms.counting import legal_day
from domain.terms.effects import started
from domain.transition import Transition


class ChangeKind(Command):
    """`reason` tells the initiator why the kind changes."""

    kind: Kind
    reason: Text


def decide(case: Case, command: ChangeKind, at: Circumstances) -> Decision:
    """Return the change; running clocks are left alone, and a new kind's clock is added once.

    A clock that was added counts from the day of receipt: a change of label at the desk
    may not give the municipality more time.
    """
    if case.kind is command.kind:
        return ()
    if case.kind is None:
        return Refused(
            code="kind-not-assigned",
            sentence="Deze zaak heeft nog geen soort. Gebruik eerst 'Soort bepalen'.",
        )
    changed = KindChanged(
        occurred=command.occurred, former=case.kind, kind=command.kind, reason=command.reason
    )
    present = {clock.id.name for clock in case.clocks}
    rules = [rule for rule in at.rules.regulation.at_kind(command.kind) if rule.clock not in present]
    return (changed, *started(case, rules, legal_day(case.received), command.occurred))


TRANSITION = Transition(
    command=ChangeKind,
    decide=decide,
    label="Soort wijzigen",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=UNANSWERED | {Stage.RESPONDED, Stage.NEGOTIATION_FAILED},
    example={
        "occurred": "2026-02-05T11:00:00+01:00",
        "kind": "co-creation",
        "reason": "In het gesprek bleek dat gemeente en bewoners dit samen willen doen.",
    },
)
