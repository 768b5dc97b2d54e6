"""How long a term is, in the words in which it was set."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from domain.value import Frozen


class Unit(StrEnum):
    """The units in which Dutch law describes terms."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Length(Frozen):
    """A term as described: `8 weeks`, never `56 days`.

    The description itself has legal effect: the Algemene termijnenwet looks at how
    a term is described, not at how long it comes to last (art. 4, a).
    """

    number: Annotated[int, Field(ge=1, le=1000)]
    unit: Unit
