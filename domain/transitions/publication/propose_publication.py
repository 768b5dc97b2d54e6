"""The initiator is asked before anything is published."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import PublicationProposed
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class ProposePublication(Command):
    """`title` and `summary` are the municipality's own words, as the public would read them.

    `occurred` is when they were sent to the initiator.
    """

    title: Text
    summary: Text


def decide(case: Case, command: ProposePublication, __: Circumstances) -> Decision:
    """Return the proposal; nothing is public by it, and the time to react begins."""
    if case.publication is not None and case.publication.proposed == command.occurred:
        return ()
    proposed = PublicationProposed(occurred=command.occurred, title=command.title, summary=command.summary)
    return (proposed,)


TRANSITION = Transition(
    command=ProposePublication,
    decide=decide,
    label="Publicatie voorleggen",
    basis=(law.HEARD_BEFORE_PUBLICATION,),
    roles=DESK,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-12T10:00:00+01:00",
        "title": "Groen plein in de Lindebuurt",
        "summary": "Bewoners willen een plein inrichten en onderhouden; de gemeente bekijkt wat zij doet.",
    },
)
