"""What was published is taken back."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import PublicationEnded
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class EndPublication(Command):
    """`reason` tells why it should no longer be read."""

    reason: Text


def decide(case: Case, command: EndPublication, _: Circumstances) -> Decision:
    """Return the end, or nothing where nothing is public."""
    if case.publication is None or not case.publication.public:
        return ()
    return (PublicationEnded(occurred=command.occurred, reason=command.reason),)


TRANSITION = Transition(
    command=EndPublication,
    decide=decide,
    label="Publicatie beëindigen",
    basis=(law.HEARD_BEFORE_PUBLICATION,),
    roles=CASE_TEAM,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-03-05T10:00:00+01:00",
        "reason": "De initiatiefnemer vreest overlast en vraagt om de publicatie weg te halen.",
    },
)
