"""The initiator is asked before anything is published."""

from typing import Annotated

from pydantic import StringConstraints

from domain import law
from domain.case import Case, Wording
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import PublicationProposed
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition

District = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-zÀ-ÿ'-]*( [A-Za-zÀ-ÿ'-]+){0,4}$")]
"""A district by its name: without a digit, so that no house and no postcode fits in it."""


class ProposePublication(Command):
    """`title` and `summary` are the municipality's own words, as the public would read them.

    They hold no personal data. `district` is where it is, as fine as it gets. `occurred` is when all this was
    sent to the initiator. Other words are proposed anew: what is published is what was proposed last.
    """

    title: Text
    summary: Text
    district: District | None = None


def decide(case: Case, command: ProposePublication, __: Circumstances) -> Decision:
    """Return the proposal; nothing is public by it, and the time to react begins."""
    wording = Wording(title=command.title, summary=command.summary, district=command.district)
    asked = case.publication
    if asked is not None and (asked.proposed, asked.wording) == (command.occurred, wording):
        return ()
    proposed = PublicationProposed(
        occurred=command.occurred, title=command.title, summary=command.summary, district=command.district
    )
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
        "district": "Lindebuurt",
    },
)
