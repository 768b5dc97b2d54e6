"""How long a term is, in the words in which it was set."""

from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import Field

from domain.value import Remembering


class Unit(StrEnum):
    """The units in which Dutch law describes terms."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_SPANS = {Unit.DAYS: timedelta(days=1), Unit.WEEKS: timedelta(weeks=1)}
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
_LONGEST_UNDER_THE_ACT = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
_SHORTEST_WITH_TWO_ORDINARY_DAYS = {Unit.DAYS: 3}


class Described(NamedTuple):
    """What the words of a length come to in law.

    `span` is how long it is in days, or None where `months` of unequal length are counted.
    `under_the_act` tells whether it is short enough for the Algemene termijnenwet (art. 4, a): twelve
    weeks are, thirteen weeks and 91 days are not, and a term in years never is. `two_ordinary_days`
    tells whether art. 2 asks for those: from three days on.
    """

    span: timedelta | None
    months: int
    under_the_act: bool
    two_ordinary_days: bool


class Length(Remembering):
    """A term as described: `8 weeks`, never `56 days`.

    The description itself has legal effect: the Algemene termijnenwet looks at how
    a term is described, not at how long it comes to last (art. 4, a).
    """

    number: Annotated[int, Field(ge=1, le=1000)]
    unit: Unit

    @cached_property
    def described(self) -> Described:
        """What its words come to in law."""
        day = _SPANS.get(self.unit)
        return Described(
            span=None if day is None else day * self.number,
            months=_MONTHS.get(self.unit, 0) * self.number,
            under_the_act=self.number <= _LONGEST_UNDER_THE_ACT[self.unit],
            two_ordinary_days=self.number >= _SHORTEST_WITH_TWO_ORDINARY_DAYS.get(self.unit, 1),
        )
