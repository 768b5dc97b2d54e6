"""What every event is, and what several of them say."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from domain.value import Frozen


class Channel(StrEnum):
    """By which road something reached the municipality or left it."""

    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    COUNTER = "counter"
    SPOKEN = "spoken"


Reservation = Literal["before-first-regulation", "receipt-not-proven", "spoken-application"]
"""What is uncertain about a receipt: an occurrence is recorded with a reservation, never refused."""


DecisionUnknown = Literal["decision-not-here"]
"""What is uncertain about an objection: the case holds no decision of the day that it names."""


class Happening(Frozen):
    """Every event says when it took effect in law; when it was recorded stands in its stamp."""

    occurred: datetime
