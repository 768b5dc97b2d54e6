"""The participation plan is final, after those concerned had their say in it."""

from typing import Annotated, Literal

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ParticipationPlanFinal
from domain.moments import Day
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.counting import legal_day
from domain.transition import Transition

Rung = Literal["informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen"]
"""The rungs of the participation ladder, as municipal ordinances name them."""

_SCENARIOS = 2


class FinalisePlan(Command):
    """Frame and room say what is fixed and what is open; `exception` why a say or scenarios lack."""

    frame: Text
    room: Text
    rung: Rung
    scenarios: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    discussed_with_residents: Day
    discussed_with_entrepreneurs: Day | None = None
    exception: Text | None = None


def decide(_case: Case, command: FinalisePlan, _: Circumstances) -> Decision:
    """Return the plan as final; without a say of residents and entrepreneurs only with a reason."""
    if command.discussed_with_entrepreneurs is None and command.exception is None:
        return Refused(
            code="plan-not-discussed",
            sentence="Bespreek het plan ook met ondernemers, of vermeld waarom dat hier niet hoeft.",
            basis=str(law.PARTICIPATION),
        )
    if len(command.scenarios) < _SCENARIOS and command.exception is None:
        return Refused(
            code="scenarios-missing",
            sentence="Werk met ten minste twee scenario's, of vermeld waarom dat hier niet kan.",
        )
    talks = (command.discussed_with_residents, command.discussed_with_entrepreneurs)
    if any(day is not None and day > legal_day(command.occurred) for day in talks):
        return Refused(
            code="plan-discussed-afterwards",
            sentence="Het plan kan pas na bespreking definitief zijn. Controleer de datums.",
            basis=str(law.PARTICIPATION),
        )
    happened = ParticipationPlanFinal(
        occurred=command.occurred,
        frame=command.frame,
        room=command.room,
        rung=command.rung,
        scenarios=command.scenarios,
        discussed_with_residents=command.discussed_with_residents,
        discussed_with_entrepreneurs=command.discussed_with_entrepreneurs,
        exception=command.exception,
    )
    return (happened,)


TRANSITION = Transition(
    command=FinalisePlan,
    decide=decide,
    label="Participatieplan vaststellen",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.CO_CREATION}),
    kinds=frozenset({Kind.CO_CREATION}),
    example={
        "occurred": "2026-04-28T16:00:00+02:00",
        "frame": "Het budget en de grenzen van het plein liggen vast.",
        "room": "Indeling, beplanting en beheer zijn open.",
        "rung": "coproduceren",
        "scenarios": ["Veel groen, weinig stenen.", "Een speelplek met een rand van groen."],
        "discussed_with_residents": "2026-04-08",
        "discussed_with_entrepreneurs": "2026-04-15",
    },
)
