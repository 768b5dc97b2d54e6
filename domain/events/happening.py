"""What every event is, and what several of them say."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from domain.value import Frozen


class Channel(StrEnum):
    """By which road something reached the municipality or left it."""

    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    COUNTER = "counter"
    SPOKEN = "spoken"


Reservation = Literal["before-first-regulation", "receipt-not-proven"]
"""What is uncertain about a receipt: an occurrence is recorded with a reservation, never refused."""


ADDED = Field(exclude_if=lambda value: value is None)
"""For a field that an event gained later: not written where it says nothing, so that older bytes stay."""


class Happening(Frozen):
    """Every event says when it took effect in law; when it was recorded stands in its stamp."""

    occurred: datetime
