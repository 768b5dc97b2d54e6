"""What the public was shown of an initiative."""

from typing import assert_never

from domain import events as e
from domain.grounds import PublicationView

PublicationEvent = (
    e.PublicationProposed | e.ReactedToPublication | e.Published | e.PublicationEnded | e.SubsidyRecorded
)


def published(event: PublicationEvent, on: str) -> str:
    """Return what happened; what was published stands in the register. `on` begins the sentence."""
    match event:
        case e.PublicationProposed():
            return (
                f"{on} heeft de gemeente de initiatiefnemer gevraagd wat die vindt van publicatie."
                f" De samenvatting is meegestuurd.{_district(event.district)}"
            )
        case e.ReactedToPublication():
            who = "de initiatiefnemer" if event.party == 1 else f"partij {event.party}"
            return f"{on} heeft {who} op de publicatie gereageerd: {_SAID[event.view]}."
        case e.Published():
            heard = _HEARD_THEN if event.reaction is not None else _HEARD[event.view]
            return (
                f"{on} is een samenvatting van het initiatief gepubliceerd.{_district(event.district)}{heard}"
            )
        case e.PublicationEnded():
            return f"{on} is de publicatie van het initiatief beëindigd."
        case e.SubsidyRecorded():
            given = "Er is subsidie verleend." if event.subsidised else "Er is geen subsidie verleend."
            return f"{on} is vastgelegd of er subsidie is. {given}"
        case _:
            assert_never(event)


def _district(name: str | None) -> str:
    return "" if name is None else f" Wijk: {name}."


_SAID = {
    PublicationView.AGREES: "akkoord",
    PublicationView.OTHERWISE: "die wil het anders",
    PublicationView.OBJECTS: "die heeft er bezwaar tegen",
}
_HEARD = {
    None: " De initiatiefnemer heeft niet gereageerd.",
    PublicationView.AGREES: " De initiatiefnemer was akkoord.",
    PublicationView.OTHERWISE: " De initiatiefnemer wilde het anders; de gemeente heeft daarop geantwoord.",
    PublicationView.OBJECTS: " De initiatiefnemer had bezwaar; de gemeente heeft daarop geantwoord.",
}
_HEARD_THEN = " De reactie van de initiatiefnemer is meegewogen; hoe, staat in het dossier."
"""Of before a reaction was a step of its own."""
