"""The letter was for another authority: it goes there without delay, and the sender hears so."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import Forwarded
from domain.moments import Identifier
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Manner
from domain.terms.effects import all_ended
from domain.transition import Transition


class Forward(Command):
    """`authority` is who it was sent to, `message` what the initiator was told."""

    authority: Identifier
    message: Text


def decide(case: Case, command: Forward, _: Circumstances) -> Decision:
    """Return the forwarding and the end of our clocks; the other authority's term is theirs."""
    forwarded = Forwarded(occurred=command.occurred, authority=command.authority, message=command.message)
    return (forwarded, *all_ended(case, command.occurred, Manner.TRANSFERRED))


TRANSITION = Transition(
    command=Forward,
    decide=decide,
    label="Doorzenden",
    basis=(law.FORWARDING,),
    roles=DESK,
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-06T15:00:00+01:00",
        "authority": "Waterschap De Lindevaart",
        "message": "Uw voorstel gaat over de vaart; wij hebben het doorgestuurd naar het waterschap.",
    },
)
