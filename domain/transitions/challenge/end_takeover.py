"""The takeover comes to its agreed end."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import TakeoverEnded
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import MONITORING
from domain.transition import Transition


class EndTakeover(Command):
    """`evaluation` tells what it brought, `continuity` who carries the task out from now on."""

    evaluation: Text
    continuity: Text | None = None


def decide(case: Case, command: EndTakeover, _: Circumstances) -> Decision:
    """Return the end of the takeover; its evaluation is the last report.

    Not before it is known who carries the task out from then on: it is the municipality's still.
    """
    if command.continuity is None:
        return Refused(
            code="continuity-missing",
            sentence="Vermeld bij 'continuity' wie de taak vanaf nu uitvoert, en hoe zij doorgaat.",
            basis=str(law.RIGHT_TO_CHALLENGE),
        )
    happened = TakeoverEnded(
        occurred=command.occurred,
        evaluation=command.evaluation,
        continuity=command.continuity,
    )
    return (happened, *ended(case, [MONITORING], command.occurred, Manner.MET))


TRANSITION = Transition(
    command=EndTakeover,
    decide=decide,
    label="Overname beëindigen",
    basis=(law.RIGHT_TO_CHALLENGE,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.OPERATING}),
    kinds=frozenset({Kind.CHALLENGE}),
    example={
        "occurred": "2026-10-01T12:00:00+02:00",
        "evaluation": "Het plein is schoner en de groep stopt zoals afgesproken.",
        "continuity": "De wijkploeg doet het onderhoud vanaf 1 oktober.",
    },
)
