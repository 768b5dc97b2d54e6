"""Somebody agrees to be written to by e-mail, or does so no longer."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import EmailAgreed
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class AgreeToEmail(Command):
    """`party` is whose consent it is, 1 for the initiator. Without an `address` it was withdrawn."""

    party: Annotated[int, Field(ge=1, le=50)] = 1
    address: Text | None = None
    evidence: Text


def decide(case: Case, command: AgreeToEmail, _: Circumstances) -> Decision:
    """Return the consent, or its withdrawal; nothing where it says what holds already."""
    if case.email_of(command.party) == command.address:
        return ()
    return (
        EmailAgreed(
            occurred=command.occurred,
            party=command.party,
            address=command.address,
            evidence=command.evidence,
        ),
    )


TRANSITION = Transition(
    command=AgreeToEmail,
    decide=decide,
    label="Instemming met e-mail vastleggen",
    basis=(law.EMAIL_AGREED,),
    roles=DESK,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-02T10:30:00+01:00",
        "address": "initiatief@voorbeeld.example",
        "evidence": "Aangekruist op het formulier van 2 februari 2026.",
    },
)
