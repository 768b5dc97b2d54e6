"""The steps of a derivation, as values: what each rests on, looked at and led to."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Name(StrEnum):
    """What kind of step it is."""

    START = "start"
    COUNT = "count"
    NAMED = "named"
    SUSPENSION = "suspension"
    SUSPENDED = "suspended"
    EXTENSION = "extension"
    ATW_APPLIES = "atw-applies"
    ATW_DOES_NOT_APPLY = "atw-does-not-apply"
    TWO_ORDINARY_DAYS = "two-ordinary-days"
    SKIPPED = "skipped"
    DUE = "due"
    CALENDAR = "calendar"
    NOTICE = "notice-of-default"
    FREE_WEEKS = "two-weeks"
    PENALTY = "penalty"
    FIXED = "penalty-fixed"


class Step(NamedTuple):
    """One step: on what it rests, what it looked at, and the `day` to which it leads.

    `fact` is the line of the case's story that it rests on: there stands the evidence. The calculator has
    no such lines. `detail` is what is particular to the kind of step: a length, the name of a skipped
    day, the reason why the Algemene termijnenwet stays out, a version.
    """

    name: Name
    day: date | None = None
    article: str | None = None
    first: date | None = None
    last: date | None = None
    days: int | None = None
    detail: str | None = None
    fact: int | None = None


class OutOfTheAct(StrEnum):
    """Why the Algemene termijnenwet does not apply to a term."""

    REGIME = "regime"
    LENGTH = "length"
    NAMED = "named-date"
    BACKWARD = "backward"


class Derivation(NamedTuple):
    """The steps to a due day, and whether a decree not yet known could touch it (`provisional`)."""

    due: date
    raw: date
    provisional: bool
    steps: tuple[Step, ...]
