"""What happened on the way to a takeover, while it ran, and at its end."""

from typing import assert_never

from domain import events as e
from domain.competence.authority import Authority
from domain.grounds import TAKEOVER_LABELS
from projections.dutch import day
from projections.story_of_replies import decided_by, on_what

TakeoverEvent = (
    e.TakeoverDecided
    | e.NegotiationFailed
    | e.AgreementSigned
    | e.OperationStarted
    | e.OperationReported
    | e.InitiatorsStopped
    | e.TakeoverEnded
    | e.TakenBack
)


def taken_over(event: TakeoverEvent, on: str) -> str:  # noqa: PLR0911 - one clause an event, read as a table
    """Return what happened; what it did to a term has a line of its own. `on` begins the sentence."""
    match event:
        case e.TakeoverDecided():
            return (
                f"{on} is besloten over de overname van de taak: {TAKEOVER_LABELS[event.outcome]}."
                f" Orgaan: {event.organ}. Besluitnummer: {event.decision_number}.{on_what(event.authority)}"
                f" De raad is geïnformeerd op {day(event.council_informed)}."
            )
        case e.NegotiationFailed():
            return (
                f"{on} is vastgelegd dat er geen overeenkomst over de taak komt. De gemeente besluit opnieuw;"
                " waarom het niet lukte, staat in het dossier."
            )
        case e.AgreementSigned():
            return (
                f"{on} is de overeenkomst getekend."
                f" Zij loopt van {day(event.runs_from)} tot en met {day(event.runs_until)}."
                f"{_signed_by(event.authority)}"
            )
        case e.OperationStarted():
            return f"{on} is de initiatiefnemer begonnen met het uitvoeren van de taak."
        case e.OperationReported():
            return f"{on} heeft de initiatiefnemer verslag gedaan van het uitvoeren van de taak."
        case e.InitiatorsStopped():
            proof = "" if event.evidence is None else " Waaruit dat blijkt, staat in het dossier."
            return (
                f"{on} heeft de initiatiefnemer laten weten met de taak te stoppen.{proof} De zaak blijft"
                " open totdat de gemeente de taak heeft teruggenomen."
            )
        case e.TakeoverEnded():
            goes_on = "" if event.continuity is None else f" {_GOES_ON}"
            return f"{on} is de overname van de taak beëindigd.{goes_on}"
        case e.TakenBack():
            return f"{on} heeft de gemeente de taak teruggenomen. {_GOES_ON}{decided_by(event.authority)}"
        case _:
            assert_never(event)


_GOES_ON = "Hoe de taak doorgaat, staat in het dossier."


def _signed_by(authority: Authority | None) -> str:
    """Who signed for the municipality, as a sentence with a space before it; older facts do not tell."""
    if authority is None:
        return ""
    match authority.basis:
        case "own":
            return f" Voor de gemeente tekende de burgemeester, onder nummer {authority.decision_number}."
        case "mandate":
            return f" Voor de gemeente is getekend namens de burgemeester. Volmacht: {authority.mandate}."
        case "deviation":
            return " Voor de gemeente is getekend zonder volmacht; de reden staat in het dossier."
        case "unchecked":
            cited = "" if authority.mandate is None else f" Genoemde volmacht: {authority.mandate}."
            return f"{cited} Wie mocht tekenen is niet getoetst: er is geen mandaatregister bekend."
        case _:
            assert_never(authority.basis)
