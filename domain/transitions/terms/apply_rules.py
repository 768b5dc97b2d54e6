"""A new calendar or a new regulation reaches a case that runs: only so, and with the cause beside it."""

from domain import law
from domain.case import Case
from domain.changeover import outlook
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import RulesApplied, TermReset
from domain.moments import Identifier
from domain.roles import Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.succession import following
from domain.terms.counting import legal_day
from domain.terms.effects import cause_of
from domain.transition import Transition


class ApplyRules(Command):
    """`version` is that of a calendar or of a regulation, `reason` the cause: which decree or decision."""

    version: Identifier
    reason: Text


def decide(case: Case, command: ApplyRules, at: Circumstances) -> Decision:
    """Return the new rules with what they make of each running clock: its old last day and its new one.

    A clock that ended keeps its verdict, so a case in which nothing runs any more keeps its rules too.
    One that was closed while an objection or a complaint still runs goes over for that.
    """
    if case.at_rest:
        return Refused(
            code="case-at-rest",
            sentence="Deze zaak is gesloten en er loopt geen termijn meer."
            " Zij blijft onder de regels waaronder zij eindigde.",
        )
    new = following(command.version, at.rules, legal_day(command.occurred))
    if isinstance(new, Refused):
        return new
    if new.in_force == at.rules.in_force:
        return ()
    applied = RulesApplied(
        occurred=command.occurred,
        former=at.rules.in_force,
        rules=new.in_force,
        reason=command.reason,
    )
    resets = [
        TermReset(
            occurred=command.occurred,
            clock=each.clock,
            former=each.former,
            due=each.due,
            provisional=each.provisional,
            term=each.term,
            cause=cause_of(case),
        )
        for each in outlook(case, at.rules, new)
        if each.moves
    ]
    return (applied, *resets)


TRANSITION = Transition(
    command=ApplyRules,
    decide=decide,
    label="Nieuwe regels toepassen",
    basis=(law.EQUATED_DAY, law.PARTICIPATION),
    roles=frozenset({Role.TEAM_LEAD, Role.LEGAL}),
    stages=BEGUN,
    example={
        "occurred": "2026-02-09T10:00:00+01:00",
        "version": "lindewaard-2025-01-01",
        "reason": "De raad heeft de Participatieverordening Lindewaard 2025 vastgesteld.",
    },
)
