"""What turned the course of a case."""

from typing import assert_never

from domain import events as e
from domain.fold_of_courses import CourseEvent
from projections.dutch import day, listed
from projections.story_at_length import BY_CHANNEL


def turned(event: CourseEvent, on: str) -> str:  # noqa: PLR0911 - one clause an event, read as a table
    """Return what happened; what it did to a term has a line of its own. `on` begins the sentence."""
    match event:
        case e.RoutedInternally():
            told = (
                "De afzender heeft daarover bericht gekregen."
                if event.told
                else "De afzender heeft dat niet gehoord; daarom verandert er geen termijn."
            )
            arrived = "" if event.arrived is None else f" Daar kwam het aan op {day(event.arrived)}."
            return (
                f"{on} heeft de gemeente het bericht doorgeleid naar de plek waar het hoort. Het was niet"
                f" binnengekomen langs de weg die daarvoor is aangewezen.{arrived} {told}"
            )
        case e.PartlyWithdrawn():
            proof = "" if event.evidence is None else " Waaruit dat blijkt, staat in het dossier."
            return f"{on} heeft de initiatiefnemer {_asks(event.asks)} ingetrokken.{proof}"
        case e.AsksSplitOff():
            return (
                f"{on} is {_asks(event.asks)} afgesplitst. Zij gaat verder in zaak"
                f" {event.number or event.other}, met dezelfde termijnen."
            )
        case e.CasesJoined():
            return (
                f"{on} is besloten deze zaak samen te behandelen met zaak {event.number or event.other}."
                " Iedere initiatiefnemer houdt de eigen termijnen en krijgt een eigen antwoord."
            )
        case e.CaseSeparated():
            return f"{on} is besloten deze zaak weer apart te behandelen."
        case e.ContactAttempted():
            return (
                f"{on} heeft de gemeente geprobeerd de initiatiefnemer te bereiken,"
                f" {BY_CHANNEL[event.channel]}. Dat is niet gelukt."
            )
        case e.ClosedUnreachable():
            lines = listed([str(version) for version in event.attempts])
            return (
                f"{on} is de zaak gesloten, omdat de initiatiefnemer niet te bereiken was. De pogingen staan"
                f" in regel {lines}. Het laatste bericht is naar het laatst bekende adres gestuurd."
            )
        case _:
            assert_never(event)


def _asks(asks: tuple[int, ...]) -> str:
    return f"vraag {listed([str(ask) for ask in asks])}"
