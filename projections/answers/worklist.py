"""What the work list answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.stages import STAGE_LABELS, Kind, Stage
from domain.terms.clock import Standing
from domain.value import Frozen
from projections.answers.names import named, title
from projections.paging import place_by_due
from projections.standings import stands_on


class WorklistRow(Frozen):
    """One open case. `owner` is the account that has it, or none: nobody has it.

    The `next_` fields, `provisional`, `proposal` and `standing` are of the running clock that
    is due first; a case in which none runs has none. `place` is where the next page goes on.
    """

    case: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    team: str | None
    owner: str | None
    municipality: str
    version: int
    next_clock: str | None
    next_due: date | None
    provisional: bool
    proposal: bool
    standing: Standing | None
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], today: date, plain: Mapping[str, str]) -> "WorklistRow":
        """Return the row of the table as its clock stands at the end of `today`, with names opened."""
        return cls(
            **{name: row[name] for name in cls.model_fields if name in row and name != "title"},
            title=title(plain, row),
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            owner=named(plain, row["handler"]),
            standing=None if row["standings"] is None else stands_on(row["standings"], today),
            place=place_by_due(row["next_due"], row["opened"]),
        )


class TeamRow(Frozen):
    """How many open cases a team has, how many of them nobody, and the first due day; or those of no team."""

    team: str | None
    cases: int
    nobodys: int
    next_due: date | None
