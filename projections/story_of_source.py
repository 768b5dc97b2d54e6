"""What another system reported, told as its word and not as ours."""

from typing import assert_never

from domain import events as e
from domain.kinds import KIND_LABELS
from projections.dutch import moment
from projections.story_at_length import RESERVATIONS

_FILES = {"events": "het logboek", "cases": "de zakenlijst"}

Reported = e.ReceiptReported | e.AcknowledgementReported | e.ResponseReported | e.ClosingReported


def reported(event: Reported) -> str:
    """Return what the source says happened, where it says so, and what its other file says instead."""
    return f"{_what(event)} Zo staat het in {_FILES[event.told_in]} van de bron.{_otherwise(event)}"


def _what(event: Reported) -> str:
    on = f"Volgens de bron heeft de gemeente op {moment(event.occurred)}"
    match event:
        case e.ReceiptReported():
            application = " Het is een aanvraag om een besluit (Awb art. 1:3 lid 3)." * event.application
            reservations = "".join(RESERVATIONS[each] for each in event.reservations)
            return (
                f"Deze zaak is overgenomen uit {event.source} en heet daar {event.source_case}. {on} het"
                f" initiatief ontvangen. Soort: {KIND_LABELS[event.kind]}.{application}{reservations}"
            )
        case e.AcknowledgementReported():
            return f"{on} de ontvangst bevestigd."
        case e.ResponseReported():
            return f"{on} gereageerd. Of die reactie inhoudelijk was, is hier niet bekend."
        case e.ClosingReported():
            return f"{on} de zaak gesloten."
        case _:
            assert_never(event)


def _otherwise(event: Reported) -> str:
    if event.otherwise is None:
        return ""
    other = _FILES["cases" if event.told_in == "events" else "events"]
    return f" In {other} staat een ander moment: {moment(event.otherwise)}."
