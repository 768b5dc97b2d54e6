"""The story tells what the initiator said of being published, also of the time before that was a step."""

from datetime import UTC, datetime

import pytest

from domain import events as e
from domain.grounds import PublicationView
from domain.sealed import Text
from projections.story_of_publication import published

AT = datetime(2026, 2, 27, 9, tzinfo=UTC)
TEXT = Text.example()


@pytest.mark.parametrize(
    ("view", "reaction", "told"),
    [
        (None, None, "De initiatiefnemer heeft niet gereageerd."),
        (None, TEXT, "De reactie van de initiatiefnemer is meegewogen; hoe, staat in het dossier."),
        (PublicationView.AGREES, None, "De initiatiefnemer was akkoord."),
        (
            PublicationView.OTHERWISE,
            None,
            "De initiatiefnemer wilde het anders; de gemeente heeft daarop geantwoord.",
        ),
        (
            PublicationView.OBJECTS,
            None,
            "De initiatiefnemer had bezwaar; de gemeente heeft daarop geantwoord.",
        ),
    ],
)
def test_what_was_said_before_it_was_published(
    view: PublicationView | None, reaction: Text | None, told: str
) -> None:
    event = e.Published(
        occurred=AT, title=TEXT, summary=TEXT, district="Lindebuurt", reaction=reaction, view=view
    )

    assert published(event, "Vandaag") == (
        f"Vandaag is een samenvatting van het initiatief gepubliceerd. Wijk: Lindebuurt. {told}"
    )


@pytest.mark.parametrize(
    ("party", "view", "told"),
    [
        (1, PublicationView.AGREES, "de initiatiefnemer op de publicatie gereageerd: akkoord."),
        (2, PublicationView.OTHERWISE, "partij 2 op de publicatie gereageerd: die wil het anders."),
        (
            1,
            PublicationView.OBJECTS,
            "de initiatiefnemer op de publicatie gereageerd: die heeft er bezwaar tegen.",
        ),
    ],
)
def test_who_reacted_and_how(party: int, view: PublicationView, told: str) -> None:
    event = e.ReactedToPublication(occurred=AT, party=party, view=view, statement=TEXT, evidence=None)

    assert published(event, "Vandaag") == f"Vandaag heeft {told}"
