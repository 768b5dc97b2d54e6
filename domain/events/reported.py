"""What another system reports of a case. Nobody here saw it, and nobody here judged it."""

from datetime import datetime
from typing import Literal

from domain.events.happening import Happening, Reservation
from domain.rules_in_force import RulesInForce
from domain.sealed import Staff
from domain.stages import Kind


class _Reported(Happening):
    """What a foreign log says happened. Nobody here saw it, and nobody here judged it.

    `account` is whom the source names. `told_in` is the file that was believed, `otherwise`
    the moment that the other file gave where the two disagree.
    """

    account: Staff | None = None
    told_in: Literal["events", "cases"]
    otherwise: datetime | None = None


class ReceiptReported(_Reported):
    """A case begins that another system kept until now. Its texts, asks and names stayed there."""

    topic: Literal["case.receipt-reported.v1"] = "case.receipt-reported.v1"
    municipality: str
    source: str
    source_case: str
    kind: Kind
    application: bool
    rules: RulesInForce
    reservations: tuple[Reservation, ...] = ()


class AcknowledgementReported(_Reported):
    topic: Literal["case.acknowledgement-reported.v1"] = "case.acknowledgement-reported.v1"


class ResponseReported(_Reported):
    """That there was a response, and when. Whether it was substantive is not known here."""

    topic: Literal["case.response-reported.v1"] = "case.response-reported.v1"


class ClosingReported(_Reported):
    topic: Literal["case.closing-reported.v1"] = "case.closing-reported.v1"
