"""Municipality and initiators agree what support there will be, and until when."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision
from domain.events import SupportAgreed
from domain.moments import Day
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import started_as
from domain.terms.names import PROMISED_SUPPORT
from domain.transition import Transition


class AgreeSupport(DecidingCommand):
    """`until` is the last day on which the support is promised, where one was named."""

    agreed: Text
    until: Day | None = None


def decide(case: Case, command: AgreeSupport, at: Circumstances) -> Decision:
    """Return the agreement and, where a day was named, its clock: a promise that can be held against us."""
    happened = SupportAgreed(
        occurred=command.occurred, agreed=command.agreed, until=command.until, authority=at.authority
    )
    if command.until is None:
        return (happened,)
    promise = Term(
        regime=Regime.NAMED_DATE,
        basis="afspraak over ondersteuning",
        start=legal_day(command.occurred),
        until=command.until,
    )
    return (happened, started_as(case, PROMISED_SUPPORT, promise, command.occurred))


TRANSITION = Transition(
    command=AgreeSupport,
    decide=decide,
    label="Ondersteuning afspreken",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.RESPONDED}),
    kinds=frozenset({Kind.SUPPORT}),
    decides=True,
    example={
        "occurred": "2026-03-20T10:00:00+01:00",
        "agreed": "Planten, gereedschap en een aanspreekpunt bij het wijkteam.",
        "until": "2026-06-30",
    },
)
