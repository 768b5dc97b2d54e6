"""What the term register answers: clocks, how their days came to be, and how many stand how."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.case import Case
from domain.terms.clock import Clock, ClockId, Manner, Regime, Standing
from domain.terms.due import due, standing
from domain.terms.reckoning import Measure
from domain.terms.telling import explained, explanation_as_json
from domain.value import Frozen
from projections.standings import stands_on

Explanations = Mapping[ClockId, dict[str, Any]]
"""How the due days of one case came to be, by clock; of what was not asked there is none."""


def explanations(case: Case, judging: Callable[[Clock], Measure]) -> Explanations:
    """Return how each due day of a case came to be, by what `judging` says that a clock is judged by."""
    return {clock.id: explanation_as_json(explained(clock, judging(clock))) for clock in case.clocks}


class ClockRow(Frozen):
    """One clock. `started_by` and `ended_by` are versions of facts: lines of the story.

    `explanation` is how its due day came to be, as `domain/terms/telling.py` makes it for a page, an
    export and the calculator alike; where it was not asked for there is none.
    """

    name: str
    initiator: int
    ordinal: int
    regime: Regime
    basis: str
    start: date
    due: date
    original_due: date
    suspended_days: int
    provisional: bool
    proposal: bool
    state: Standing
    started_by: int
    ended_on: date | None
    manner: Manner | None
    ended_by: int | None
    explanation: dict[str, Any] | None = None

    @classmethod
    def of(cls, clock: Clock, measure: Measure, today: date) -> "ClockRow":
        """Return the row of a clock as it stands at the end of `today`."""
        by, ending = due(clock, measure), clock.ending
        return cls(
            name=clock.id.name,
            initiator=clock.id.initiator,
            ordinal=clock.id.ordinal,
            regime=clock.term.regime,
            basis=clock.term.basis,
            start=clock.term.start,
            due=by.day,
            original_due=by.original,
            suspended_days=by.suspended_days,
            provisional=by.provisional,
            proposal=clock.term.proposal,
            state=standing(clock, measure, today),
            started_by=clock.by,
            ended_on=None if ending is None else ending.on,
            manner=None if ending is None else ending.manner,
            ended_by=None if ending is None else ending.by,
            explanation=explanation_as_json(explained(clock, measure)),
        )


class RegisterRow(ClockRow):
    """One clock with its case, and the topic of the event that ended it.

    `place` is where the next page goes on; all clocks of a case have one place.
    """

    case: str
    number: str | None
    municipality: str
    ended_by_topic: str | None
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], today: date, explained: Explanations) -> "RegisterRow":
        """Return the clock in a row of the table as it stands at the end of `today`."""
        clock = ClockId(name=row["name"], initiator=row["initiator"], ordinal=row["ordinal"])
        return cls(
            **{name: row[name] for name in cls.model_fields if name in row},
            state=stands_on(row["standings"], today),
            place=str(row["opened"]),
            explanation=explained.get(clock),
        )


class TotalRow(Frozen):
    """How many clocks of one name stand so on the day that was asked. Regimes are never put on one heap."""

    municipality: str
    name: str
    regime: Regime
    standing: Standing
    clocks: int
