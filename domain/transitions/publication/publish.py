"""The public may read that the initiative is there, and what became of it."""

from typing import Annotated

from pydantic import StringConstraints

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Published
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.counting import last_day, legal_day
from domain.terms.dutch import day as in_dutch
from domain.terms.length import Length, Unit
from domain.transition import Transition

District = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-zÀ-ÿ'-]*( [A-Za-zÀ-ÿ'-]+){0,4}$")]
"""A district by its name: without a digit, so that no house and no postcode fits in it."""

TWO_WEEKS = Length(number=2, unit=Unit.WEEKS)


class Publish(Command):
    """`reaction` is what the initiator answered and how that was weighed; without one two weeks must pass.

    `title` and `summary` hold no personal data: they are what was proposed, or that as it was changed.
    """

    title: Text
    summary: Text
    district: District | None = None
    reaction: Text | None = None


def decide(case: Case, command: Publish, _: Circumstances) -> Decision:
    """Return the publication; only after the initiator was asked, and could answer (Woo 3.1 lid 3)."""
    if case.publication is None or case.publication.proposed is None:
        return Refused(
            code="initiator-not-asked",
            sentence="Leg de samenvatting eerst voor aan de initiatiefnemer ('Publicatie voorleggen').",
            basis=str(law.HEARD_BEFORE_PUBLICATION),
        )
    if command.occurred < case.publication.proposed:
        return Refused(
            code="published-before-asked",
            sentence="De publicatie kan niet liggen voor het moment waarop zij is voorgelegd"
            f" ({in_dutch(legal_day(case.publication.proposed))}). Controleer het moment.",
            basis=str(law.HEARD_BEFORE_PUBLICATION),
        )
    if case.publication.published == command.occurred:
        return ()
    until = last_day(legal_day(case.publication.proposed), TWO_WEEKS)
    if command.reaction is None and legal_day(command.occurred) <= until:
        return Refused(
            code="initiator-may-react",
            sentence=f"De initiatiefnemer kan tot en met {in_dutch(until)} reageren. Wacht tot die dag"
            " voorbij is, of vermeld bij 'reaction' wat de reactie was en hoe u die hebt gewogen.",
            basis=str(law.HEARD_BEFORE_PUBLICATION),
        )
    published = Published(
        occurred=command.occurred,
        title=command.title,
        summary=command.summary,
        district=command.district,
        reaction=command.reaction,
    )
    return (published,)


TRANSITION = Transition(
    command=Publish,
    decide=decide,
    label="Publiceren",
    basis=(law.HEARD_BEFORE_PUBLICATION,),
    roles=CASE_TEAM,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-27T10:00:00+01:00",
        "title": "Groen plein in de Lindebuurt",
        "summary": "Bewoners willen een plein inrichten en onderhouden; de gemeente bekijkt wat zij doet.",
        "district": "Lindebuurt",
    },
)
