"""The letter was for another authority: it goes there without delay, and the sender hears so."""

import re

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
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
    """Return the forwarding and the end of our clocks; the other authority's term is theirs.

    To another desk or organ of the same municipality nothing is forwarded that ends a case: nobody would
    answer it any more.
    """
    if _ourselves(case, command.authority):
        return Refused(
            code="forwarded-to-ourselves",
            sentence="Dit is onze eigen gemeente: de zaak blijft hier en de termijnen lopen door. Wijs een"
            " team of behandelaar toe, of leg met 'route-internally' een verkeerde weg vast.",
            basis=str(law.FORWARDING),
        )
    forwarded = Forwarded(occurred=command.occurred, authority=command.authority, message=command.message)
    return (forwarded, *all_ended(case, command.occurred, Manner.TRANSFERRED))


def _ourselves(case: Case, authority: str) -> bool:
    """Whether it names our own municipality, or one of its organs without saying of which municipality."""
    words = re.findall(r"[a-z]+", authority.casefold())
    return bool(words) and set(words) <= {*case.municipality.split("-"), *_OUR_WORDS}


_OUR_WORDS = frozenset(
    [
        "de",
        "het",
        "van",
        "en",
        "gemeente",
        "gemeentebestuur",
        "college",
        "burgemeester",
        "wethouders",
        "b",
        "w",
        "raad",
        "gemeenteraad",
        "griffie",
    ]
)

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
