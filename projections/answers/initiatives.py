"""What the register of all initiatives answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.stages import STAGE_LABELS, Kind, Stage
from domain.terms.clock import Standing
from domain.value import Frozen
from projections.answers.names import named
from projections.standings import stands_on


class InitiativeRow(Frozen):
    """One initiative as the public may read of it: title and summary only where they were published."""

    number: str | None
    kind: Kind | None
    stage: Stage
    stage_label: str
    district: str | None
    title: str | None
    summary: str | None
    received: date
    answered: date | None
    response: Standing | None
    subsidised: bool | None
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], today: date, plain: Mapping[str, str]) -> "InitiativeRow":
        """Return the row as the response stands at the end of `today`."""
        return cls(
            **{
                name: row[name]
                for name in ("number", "kind", "stage", "district", "received", "answered", "subsidised")
            },
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            title=named(plain, row["public_title"]),
            summary=named(plain, row["public_summary"]),
            response=None if row["response"] is None else stands_on(row["response"], today),
            place=str(row["opened"]),
        )


class InitiativeTotal(Frozen):
    """How many initiatives of a kind in a district; none where so few that it would point at somebody."""

    kind: Kind | None
    district: str | None
    cases: int | None
