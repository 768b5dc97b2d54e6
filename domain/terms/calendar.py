"""Which days are closed to the Algemene termijnenwet, and how far that is known."""

import tomllib
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from domain import law
from domain.law import Article
from domain.terms.holidays import GOOD_FRIDAY, holidays
from domain.terms.ordinary_days import OrdinaryDays
from domain.value import Frozen, Remembering

_WEEKEND = {5: "zaterdag", 6: "zondag"}


class Evidence(StrEnum):
    """How the days of a decree are known: from its own text, or from somebody who quotes it."""

    OFFICIAL = "official"
    SECONDARY = "secondary"


class Decree(Frozen):
    """A royal decree that puts days on a par with holidays (Algemene termijnenwet, art. 3 lid 3)."""

    cited: str
    source: str
    evidence: Evidence
    days: tuple[date, ...]


class Known(Frozen):
    """A range, both ends included, in which every equated day is held to be known, and how."""

    first: date
    last: date
    evidence: Evidence | None = None


class Calendar(Remembering):
    """One dated version of the closed days.

    A case names the version and the hash of the calendar it runs under, so that a decree
    loaded later never changes a due date unseen.
    """

    version: str
    sha256: str
    decrees: tuple[Decree, ...]
    complete: tuple[Known, ...]

    @classmethod
    def parse(cls, data: bytes) -> "Calendar":
        """Return the calendar in a TOML file. Raises `ValueError` where it does not fit the form."""
        return cls.model_validate(tomllib.loads(data.decode()) | {"sha256": sha256(data).hexdigest()})

    def closed(self, day: date) -> str | None:
        """Return why no term may end on that day, in Dutch, or None for an ordinary day.

        A holiday in the weekend is called by its name: that tells a reader more. Days on which
        the town hall is closed, carnival among them, are ordinary days.
        """
        return holidays(day.year).get(day) or self._equated(day) or _WEEKEND.get(day.weekday())

    def ground(self, day: date) -> Article | None:
        """Return the article that closes a day, or None for an ordinary day."""
        holiday = holidays(day.year).get(day)
        if holiday is not None:
            return law.GOOD_FRIDAY if holiday == GOOD_FRIDAY else law.HOLIDAY
        if self._equated(day) is not None:
            return law.EQUATED_DAY
        return law.EXTENSION_OF_TERMS if day.weekday() in _WEEKEND else None

    def covers(self, day: date) -> bool:
        """Return whether it is known if that day was equated with a holiday.

        False in a gap of the decrees and past the last one: there an ordinary day may turn
        out to be closed.
        """
        return self.days.known[day]

    @cached_property
    def days(self) -> OrdinaryDays:
        """The ordinary days of this calendar, remembered from one question to the next."""
        return OrdinaryDays(self.closed, ((known.first, known.last) for known in self.complete))

    def _equated(self, day: date) -> str | None:
        return next(
            (f"gelijkgestelde dag ({decree.cited})" for decree in self.decrees if day in decree.days), None
        )
