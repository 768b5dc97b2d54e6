"""The municipality tells the initiator which asks it read in the text, one by one."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import AsksConfirmed, Channel
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.transition import Transition

Asks = Annotated[tuple[Text, ...], Field(min_length=1, max_length=50)]
"""What is asked, one by one: each is owed a position of its own."""


class ConfirmAsks(Command):
    """`occurred` is the moment of sending; `asks` replace those that were taken in."""

    channel: Channel
    asks: Asks


def decide(case: Case, command: ConfirmAsks, _: Circumstances) -> Decision:
    """Return that they were sent; from then on these are the asks of the case."""
    refused = settled(case)
    if refused is not None:
        return refused
    if case.asks_sent:
        return Refused(
            code="asks-sent",
            sentence="De vragen liggen al bij de initiatiefnemer."
            " Leg diens antwoord vast met 'Vragen verbeteren' als er iets niet klopt.",
        )
    return (AsksConfirmed(occurred=command.occurred, channel=command.channel, asks=command.asks),)


def settled(case: Case) -> Refused | None:
    """Return a refusal once something was done with an ask: its number stands in what was sent."""
    if not case.asks_done and case.response is None:
        return None
    return Refused(
        code="asks-settled",
        sentence="Er is al een vraag beantwoord, ingetrokken of afgesplitst; de vragen staan daarmee vast."
        " Neem een nieuwe vraag op als nieuw initiatief.",
    )


TRANSITION = Transition(
    command=ConfirmAsks,
    decide=decide,
    label="Vragen voorleggen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK,
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-04T11:00:00+01:00",
        "channel": "email",
        "asks": ["Mogen wij het plein aan de Lindelaan inrichten en onderhouden?"],
    },
)
