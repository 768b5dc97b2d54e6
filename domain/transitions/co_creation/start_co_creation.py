"""Municipality and residents begin to work it out together."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import CoCreationStarted
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.transition import Transition


class StartCoCreation(Command):
    """`approach` tells who take part and how they meet."""

    approach: Text


def decide(_case: Case, command: StartCoCreation, _: Circumstances) -> Decision:
    """Return the start of co-creation."""
    happened = CoCreationStarted(
        occurred=command.occurred,
        approach=command.approach,
    )
    return (happened,)


TRANSITION = Transition(
    command=StartCoCreation,
    decide=decide,
    label="Co-creatie starten",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.RESPONDED}),
    kinds=frozenset({Kind.CO_CREATION}),
    example={
        "occurred": "2026-03-25T19:30:00+01:00",
        "approach": "Drie werkavonden met bewoners en ondernemers van het plein.",
    },
)
