"""What the public was shown of an initiative."""

from typing import assert_never

from domain import events as e

PublicationEvent = e.PublicationProposed | e.Published | e.PublicationEnded | e.SubsidyRecorded


def published(event: PublicationEvent, on: str) -> str:
    """Return what happened; what was published stands in the register. `on` begins the sentence."""
    match event:
        case e.PublicationProposed():
            return (
                f"{on} heeft de gemeente de initiatiefnemer gevraagd wat die vindt van publicatie."
                " De samenvatting is meegestuurd."
            )
        case e.Published():
            district = "" if event.district is None else f" Wijk: {event.district}."
            reaction = (
                " De initiatiefnemer heeft niet gereageerd."
                if event.reaction is None
                else " De reactie van de initiatiefnemer is meegewogen; hoe, staat in het dossier."
            )
            return f"{on} is een samenvatting van het initiatief gepubliceerd.{district}{reaction}"
        case e.PublicationEnded():
            return f"{on} is de publicatie van het initiatief beëindigd."
        case e.SubsidyRecorded():
            given = "Er is subsidie verleend." if event.subsidised else "Er is geen subsidie verleend."
            return f"{on} is vastgelegd of er subsidie is. {given}"
        case _:
            assert_never(event)
