"""A closed case is taken up again, on one of five grounds; the old outcome stays in its history."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseReopened
from domain.grounds import ReopeningGround
from domain.roles import Role
from domain.sealed import Text
from domain.stages import CLOSED
from domain.terms.counting import legal_day
from domain.terms.effects import started
from domain.terms.names import SUBSTANTIVE_RESPONSE
from domain.transition import Transition


class Reopen(Command):
    """`reason` names what gave the ground: the judgment, the objection, the new fact."""

    ground: ReopeningGround
    reason: Text


def decide(case: Case, command: Reopen, at: Circumstances) -> Decision:
    """Return the reopening with a new response clock from that day; the earlier verdict stands."""
    if case.file is not None:
        return Refused(
            code="file-not-reopened",
            sentence="Een afgehandeld dossier wordt niet heropend. Open een nieuw dossier, of heropen de zaak"
            " waarover het ging.",
        )
    reopened = CaseReopened(occurred=command.occurred, ground=command.ground, reason=command.reason)
    rules = [
        rule
        for rule in at.rules.regulation.at_receipt(application=False)
        if rule.clock == SUBSTANTIVE_RESPONSE
    ]
    return (reopened, *started(case, rules, legal_day(command.occurred), command.occurred))


TRANSITION = Transition(
    command=Reopen,
    decide=decide,
    label="Heropenen",
    basis=(law.REPEATED_REQUEST,),
    roles=frozenset({Role.TEAM_LEAD, Role.LEGAL}),
    stages=CLOSED,
    example={
        "occurred": "2026-07-15T10:00:00+02:00",
        "ground": "new-facts",
        "reason": "Het lopende contract is eerder beëindigd.",
    },
)
