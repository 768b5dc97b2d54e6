"""What the initiator asks, one by one, as the municipality understood it and as the initiator means it."""

from typing import Literal

from domain.events.happening import Channel, Happening
from domain.sealed import Text


class AsksConfirmed(Happening):
    """The asks as the municipality took them out of the text, sent to the initiator to look at."""

    topic: Literal["case.asks-confirmed.v1"] = "case.asks-confirmed.v1"
    channel: Channel
    asks: tuple[Text, ...]


class AsksCorrected(Happening):
    """The initiator says that it is not so: from now on these are the asks."""

    topic: Literal["case.asks-corrected.v1"] = "case.asks-corrected.v1"
    asks: tuple[Text, ...]
    statement: Text
    evidence: Text | None
