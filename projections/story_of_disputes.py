"""Complaints and objections: that they came and how they ended; what they say stands elsewhere."""

from datetime import date
from typing import assert_never

from domain import events as e
from domain.grounds import FILE_LABELS, OBJECTION_LABELS
from projections.dutch import day
from projections.story_of_replies import on_what

DisputeEvent = (
    e.ComplaintReceived
    | e.ComplaintSettled
    | e.ObjectionReceived
    | e.ObjectionDecided
    | e.FileOpened
    | e.OmbudsmanAnswered
)


def disputed(event: DisputeEvent, on: str) -> str:
    """Return what happened; what it did to a term has a line of its own. `on` begins the sentence."""
    match event:
        case e.ComplaintReceived():
            committee = " Een commissie brengt advies uit." if event.committee else ""
            return f"{on} heeft de gemeente een klacht ontvangen. Kenmerk: {event.file}.{committee}"
        case e.ComplaintSettled():
            return f"{on} is klacht {event.file} afgehandeld. De uitkomst staat in het dossier van de klacht."
        case e.ObjectionReceived():
            committee = " Een commissie brengt advies uit." if event.committee else ""
            return (
                f"{on} heeft de gemeente een bezwaar ontvangen tegen het besluit dat is bekendgemaakt op"
                f" {day(event.announced)}. Kenmerk van het bezwaar: {event.file}.{committee}"
                if event.reservation is None
                else f"{on} heeft de gemeente een bezwaar ontvangen. Kenmerk van het bezwaar: {event.file}."
                f"{committee}{_not_here(event.announced)}"
            )
        case e.ObjectionDecided():
            return (
                f"{on} is beslist op bezwaar {event.file}: {OBJECTION_LABELS[event.outcome]}."
                f" Orgaan: {event.organ}. Besluitnummer: {event.decision_number}.{on_what(event.authority)}"
            )
        case e.FileOpened():
            committee = " Een commissie brengt advies uit." if event.committee else ""
            return (
                f"{on} is een dossier geopend: {FILE_LABELS[event.sort]} {event.file}, over zaak"
                f" {event.number or event.other}.{committee}"
                f"{_not_here(event.announced) if event.reservation and event.announced else ''}"
            )
        case e.OmbudsmanAnswered():
            return f"{on} heeft de gemeente de ombudsman geantwoord. Kenmerk: {event.file}."
        case _:
            assert_never(event)


def _not_here(announced: date) -> str:
    """What is not certain: the term is counted from a day of which nothing shows that a decision was sent."""
    return (
        f" Voorbehoud: een besluit dat op {day(announced)} bekend is gemaakt, staat niet in de zaak. Welk"
        " besluit wordt bedoeld, is hier niet bekend. De termijn is van die dag af gerekend."
    )
