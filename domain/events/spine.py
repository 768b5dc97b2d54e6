"""From receipt to closing: what happens to a case of any kind."""

from datetime import date
from typing import Annotated, Literal

from domain.competence.authority import Authority
from domain.events.happening import Channel, Happening, Reservation
from domain.grounds import (
    NotTreatedGround,
    RefusalGround,
    ReopeningGround,
)
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Text
from domain.stages import Kind
from domain.value import ADDED


class InitiativeReceived(Happening):
    """A case begins. The rules it will be judged by are settled here, for good."""

    topic: Literal["case.initiative-received.v1"] = "case.initiative-received.v1"
    municipality: str
    channel: Channel
    initiator: Person
    title: Text
    asks: tuple[Text, ...]
    application: bool
    external_number: str | None
    rules: RulesInForce
    reservations: tuple[Reservation, ...] = ()
    address: Annotated[Text | None, ADDED] = None
    email: Annotated[Text | None, ADDED] = None
    email_agreed: Annotated[bool | None, ADDED] = None
    report: Annotated[Text | None, ADDED] = None


class ReceiptConfirmed(Happening):
    topic: Literal["case.receipt-confirmed.v1"] = "case.receipt-confirmed.v1"
    channel: Channel


class KindAssigned(Happening):
    topic: Literal["case.kind-assigned.v1"] = "case.kind-assigned.v1"
    kind: Kind
    reason: Text


class KindChanged(Happening):
    topic: Literal["case.kind-changed.v1"] = "case.kind-changed.v1"
    former: Kind
    kind: Kind
    reason: Text


class CompletionRequested(Happening):
    """Something lacks. Only with a last day (`until`) can a statutory term stand still."""

    topic: Literal["case.completion-requested.v1"] = "case.completion-requested.v1"
    missing: Text
    until: date | None


class CompletionReceived(Happening):
    topic: Literal["case.completion-received.v1"] = "case.completion-received.v1"
    received: Text


class CompletionLapsed(Happening):
    """The term for completing passed unused: the moment is the end of its last day."""

    topic: Literal["case.completion-lapsed.v1"] = "case.completion-lapsed.v1"
    until: date


class Admitted(Happening):
    topic: Literal["case.admitted.v1"] = "case.admitted.v1"
    reason: Text


class Forwarded(Happening):
    topic: Literal["case.forwarded.v1"] = "case.forwarded.v1"
    authority: str
    message: Text


class Withdrawn(Happening):
    """Only the initiator withdraws; `evidence` tells on what staff recorded it for them."""

    topic: Literal["case.withdrawn.v1"] = "case.withdrawn.v1"
    statement: Text
    evidence: Text | None


class NotTreated(Happening):
    """`earlier` is the number of the refusal that is repeated, of the day `refused_on` (Awb 4:6)."""

    topic: Literal["case.not-treated.v1"] = "case.not-treated.v1"
    ground: NotTreatedGround
    message: Text
    authority: Annotated[Authority | None, ADDED] = None
    earlier: Annotated[str | None, ADDED] = None
    refused_on: Annotated[date | None, ADDED] = None


class InitiativeRefused(Happening):
    topic: Literal["case.initiative-refused.v1"] = "case.initiative-refused.v1"
    ground: RefusalGround
    message: Text
    remedy: Text
    source: Annotated[str | None, ADDED] = None
    authority: Annotated[Authority | None, ADDED] = None
    sampled: Annotated[bool | None, ADDED] = None


class CaseClosed(Happening):
    topic: Literal["case.closed.v1"] = "case.closed.v1"
    message: Text


class CaseReopened(Happening):
    topic: Literal["case.reopened.v1"] = "case.reopened.v1"
    ground: ReopeningGround
    reason: Text
