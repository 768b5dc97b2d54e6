"""What the radar answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.signals import Signal
from domain.staffing import Unreachable
from domain.stages import STAGE_LABELS, Stage
from domain.terms.clock import Standing
from domain.value import Frozen
from projections.paging import place_by_due
from projections.standings import stands_on


class Promise(Frozen):
    """What the municipality promised by a day, and how that stands."""

    name: str
    ordinal: int
    due: date
    provisional: bool
    standing: Standing


class RadarRow(Frozen):
    """A case that asks for somebody, for one reason, since a day; of a promise the day it was made for."""

    case: str
    number: str | None
    municipality: str
    stage: Stage
    stage_label: str
    title: str
    team: str | None
    owner: str | None
    signal: Signal
    since: date
    promises: tuple[Promise, ...]
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], signal: Signal, today: date, owner: str | None) -> "RadarRow":
        """Return the signal in a row of the table, as its promises stand at the end of `today`."""
        promises = tuple(
            Promise(
                **{name: each[name] for name in ("name", "ordinal", "due", "provisional")},
                standing=stands_on(each["standings"], today),
            )
            for each in row["promises"]
        )
        return cls(
            **{name: row[name] for name in ("case", "number", "municipality", "stage", "title", "team")},
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            owner=owner,
            signal=signal,
            since=row[signal.value],
            promises=promises,
            place=place_by_due(row[signal.value], row["opened"]),
        )


class UnreachableRow(Frozen):
    """An open case whose handler nobody answers for today, with why, and since when nothing was done."""

    case: str
    number: str | None
    municipality: str
    stage: Stage
    stage_label: str
    title: str
    team: str | None
    owner: str
    reason: Unreachable
    since: date
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], reason: Unreachable, owner: str) -> "UnreachableRow":
        """Return the case in a row of the table."""
        return cls(
            **{name: row[name] for name in ("case", "number", "municipality", "stage", "title", "team")},
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            owner=owner,
            reason=reason,
            since=row["quiet"],
            place=place_by_due(row["quiet"], row["opened"]),
        )
