"""The public may read that the initiative is there, and what became of it."""

from datetime import datetime

from domain import law
from domain.case import Case, Publication
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Published
from domain.grounds import PublicationView
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.counting import last_day, legal_day
from domain.terms.dutch import day as in_dutch
from domain.transition import Transition

_MOST_AGAINST_FIRST = (PublicationView.OBJECTS, PublicationView.OTHERWISE, PublicationView.AGREES)


class Publish(Command):
    """`answer` is what the initiator was told, who objected or wanted other words: why all the same.

    There is no room for words here: what is published is what the initiator was asked about last.
    """

    answer: Text | None = None


def decide(case: Case, command: Publish, at: Circumstances) -> Decision:
    """Return the publication; only after the initiator was asked, and could answer (Woo 3.1 lid 3).

    With the agreement of all initiators there is nothing to wait for. An objection shortens nothing, and
    is answered with reasons, whatever moment the publication is given.
    """
    asked = case.publication
    if asked is None or asked.wording is None or asked.proposed is None:
        return () if asked is not None and asked.public else _NOT_ASKED
    if command.occurred < asked.proposed:
        return Refused(
            code="published-before-asked",
            sentence="De publicatie kan niet liggen voor het moment waarop zij is voorgelegd"
            f" ({in_dutch(legal_day(asked.proposed))}). Controleer het moment.",
            basis=str(law.HEARD_BEFORE_PUBLICATION),
        )
    until = last_day(legal_day(asked.proposed), at.rules.regulation.reaction_to_publication)
    if legal_day(command.occurred) <= until and not _all_agree(case, asked, command.occurred):
        return Refused(
            code="initiator-may-react",
            sentence=f"De initiatiefnemer kan tot en met {in_dutch(until)} reageren. Wacht tot die dag"
            " voorbij is. Is iedere initiatiefnemer akkoord, leg dat dan vast met 'Op publicatie reageren'.",
            basis=str(law.HEARD_BEFORE_PUBLICATION),
        )
    view = _view(asked)
    if view not in {None, PublicationView.AGREES} and command.answer is None:
        return _UNANSWERED
    published = Published(
        occurred=command.occurred,
        title=asked.wording.title,
        summary=asked.wording.summary,
        district=asked.wording.district,
        reaction=None,
        view=view,
        answer=command.answer,
    )
    return (published,)


def _view(asked: Publication) -> PublicationView | None:
    """What was said, the most against it first; nothing where nobody said anything."""
    said = {each.view for each in asked.reactions}
    return next((view for view in _MOST_AGAINST_FIRST if view in said), None)


def _all_agree(case: Case, asked: Publication, by: datetime) -> bool:
    """Whether each who takes part as initiator agreed with these words by then, and nobody is against it."""
    agreed = {
        each.party
        for each in asked.reactions
        if asked.proposed is not None and asked.proposed <= each.occurred <= by
    }
    everyone = {each.number for each in case.initiators} or {1}
    return _view(asked) is PublicationView.AGREES and everyone <= agreed


_NOT_ASKED = Refused(
    code="initiator-not-asked",
    sentence="Leg de samenvatting eerst voor aan de initiatiefnemer ('Publicatie voorleggen').",
    basis=str(law.HEARD_BEFORE_PUBLICATION),
)
_UNANSWERED = Refused(
    code="reaction-unanswered",
    sentence="Een initiatiefnemer heeft bezwaar of wil het anders. Leg een andere tekst voor,"
    " of vermeld bij 'answer' waarom u dit toch publiceert en wat u de initiatiefnemer daarover schreef.",
    basis=str(law.HEARD_BEFORE_PUBLICATION),
)

TRANSITION = Transition(
    command=Publish,
    decide=decide,
    label="Publiceren",
    basis=(law.HEARD_BEFORE_PUBLICATION,),
    roles=CASE_TEAM,
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-27T10:00:00+01:00"},
)
