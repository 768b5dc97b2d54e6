"""The administrative court names the last day for a decision."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CourtDateSet
from domain.moments import Day, Identifier
from domain.roles import Role
from domain.stages import BEGUN
from domain.terms.clock import Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import started_as
from domain.terms.names import COURT_DATE
from domain.transition import Transition


class RecordCourtDate(Command):
    """`judgment` is its number, `until` the last day that it names; `occurred` the moment of the judgment."""

    court: Identifier
    judgment: Identifier
    until: Day


def decide(case: Case, command: RecordCourtDate, _: Circumstances) -> Decision:
    """Return the day as a clock of its own, beside the terms that were over already: it never moves."""
    given = legal_day(command.occurred)
    if command.until <= given:
        return Refused(
            code="court-date-in-past",
            sentence="De dag die de rechter noemt, moet na de dag van de uitspraak liggen.",
            basis=str(law.COURT_SETS_A_TERM),
        )
    basis = f"uitspraak {command.judgment} ({law.COURT_SETS_A_TERM})"
    if any((clock.term.basis, clock.term.until) == (basis, command.until) for clock in case.clocks):
        return ()
    happened = CourtDateSet(
        occurred=command.occurred, court=command.court, judgment=command.judgment, until=command.until
    )
    term = Term(
        regime=Regime.NAMED_DATE,
        basis=basis,
        start=given,
        until=command.until,
    )
    return (happened, started_as(case, COURT_DATE, term, command.occurred))


TRANSITION = Transition(
    command=RecordCourtDate,
    decide=decide,
    label="Termijn van de rechter vastleggen",
    basis=(law.COURT_SETS_A_TERM,),
    roles=frozenset({Role.TEAM_LEAD, Role.LEGAL, Role.COLLEGE_SECRETARY}),
    stages=BEGUN,
    example={
        "occurred": "2026-05-19T11:00:00+02:00",
        "court": "rechtbank Den Haag",
        "judgment": "SGR 26/1234",
        "until": "2026-06-02",
    },
)
