"""A clock: one term of one initiator in one case, with everything that happened to it."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import field_validator

from domain.rules_in_force import RulesInForce
from domain.terms.basis import ExtensionBasis
from domain.terms.length import Length
from domain.value import Frozen


class Regime(StrEnum):
    """Where a term comes from, and so which rules of time apply to it."""

    STATUTORY = "statutory"
    ORDINANCE = "ordinance"
    NAMED_DATE = "named-date"
    SERVICE_NORM = "service-norm"
    CONTRACT = "contract"


class ClockId(Frozen):
    """Which clock: its name, whose it is, and the how-manieth of that name.

    `initiator` and `ordinal` count from 1. After a reopening the same name starts
    again under the next ordinal; the earlier clock keeps its verdict.
    """

    name: str
    initiator: int = 1
    ordinal: int = 1

    def __str__(self) -> str:
        return f"{self.name}/{self.initiator}/{self.ordinal}"


class Term(Frozen):
    """How a term was set: by which rule, from which day, for how long.

    Either `length` (counted from `start`) or `until` (a date that was named) is given.
    `atw` tells whether the Algemene termijnenwet applies, and was settled when the
    term started: by law for a statutory term, by declaration for any other.
    """

    regime: Regime
    basis: str
    start: date
    length: Length | None = None
    until: date | None = None
    atw: bool = False
    start_day_counts: bool = False
    awb_application: bool = False
    proposal: bool = False


class Suspension(Frozen):
    """Days on which a clock stands still, both ends included.

    `until` is the last suspended day as it was foreseen; without it nothing stands still (a request
    to complete that set no term). `resumed` is the day on which the clock ran again, once that is known
    (Awb 4:15 lid 1: "tot" the day of completion, so that day itself runs). `by` and `resumed_by` are
    the versions of the facts that did so.
    """

    basis: str
    begin: date
    until: date | None
    resumed: date | None = None
    by: int
    resumed_by: int | None = None


class Extension(Frozen):
    """An extension as it was announced: either `until` a day that it names, or by `weeks`.

    Whether it moves anything is computed each time, because it hangs on dates that may be corrected.
    """

    basis: ExtensionBasis
    announced: date
    until: date | None = None
    weeks: int | None = None
    by: int = 0


class NoticeReceived(Frozen):
    """A notice of default (ingebrekestelling) about a clock, on the legal day of its receipt."""

    received: date
    by: int


class Manner(StrEnum):
    """How a clock ended. In time or late is never stored: it is derived from the dates.

    `REPORTED` is what another system says was done in answer: it has its day and so its verdict,
    and is told apart from `MET` for ever, because nobody here saw whether it was enough. `VOID` is a
    clock that turned out never to have been due: it has no verdict.
    """

    MET = "met"
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    LAPSED = "lapsed"
    CLOSED = "closed"
    VOID = "void"


class Ending(Frozen):
    """On which legal day (Europe/Amsterdam) a clock ended, how, and by which fact."""

    on: date
    manner: Manner
    by: int


class Era(Frozen):
    """The rules a case was under for a time, and the term of a clock as they set it.

    What ended before the day `until` is judged by them; without it they hold now.
    """

    rules: RulesInForce
    term: Term
    until: date | None = None


class Clock(Frozen):
    """A term with its suspensions and its end; due dates are computed from it, never stored in it.

    `reminded` is the nearest reminder given so far, in days before the due day, and `expired`
    tells that the engine has observed its expiry: so nothing is observed twice. `by` is the
    version of the fact that started it. `rules` are those it is judged by where they are no longer
    the case's: a clock that has ended keeps its verdict when the case goes over to others. `eras` are
    there from then on, oldest first: of those `rules` and `term` follow (`domain/terms/eras.py`).
    """

    id: ClockId
    term: Term
    by: int
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    notices: tuple[NoticeReceived, ...] = ()
    rules: RulesInForce | None = None
    eras: tuple[Era, ...] = ()
    ending: Ending | None = None
    reminded: int | None = None
    expired: bool = False

    @field_validator("reminded", mode="before")
    @classmethod
    def _from_before_there_were_steps(cls, value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        """Read what running workflows and read models hold from then: whether the one reminder was given.

        After it came no nearer one, which is what 0 says. Left to itself, pydantic would take yes for 1.
        """
        if isinstance(value, bool):
            return 0 if value else None
        return value


class Standing(StrEnum):
    """How a clock stands. Derived each time from the dates, so that a corrected date corrects it."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    OVERDUE = "overdue"
    IN_TIME = "in-time"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    LAPSED = "lapsed"
    CLOSED = "closed"
    VOID = "void"
