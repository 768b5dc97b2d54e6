"""What the register of all initiatives answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.figures.small_cells import Heap, told
from domain.stages import STAGE_LABELS, Kind, Stage
from domain.terms.clock import Standing
from domain.value import Frozen
from projections.answers.names import named
from projections.standings import stands_on

UNASSIGNED, UNPUBLISHED, NOWHERE = "unassigned", "unpublished", "nowhere"
"""Of no kind yet; of no district, because not published or because published without one."""


class InitiativeRow(Frozen):
    """One initiative, with its title, summary and district only where they were published.

    As it is, all of it may be read by the public where it was published; until then by staff alone.
    """

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
    """How many initiatives of a kind in a district; none where that would point at somebody.

    `kind` may also be `unassigned`, `district` also `unpublished` or `nowhere` (published without one). Both
    may be `other`, lines taken together because they are too small to name, and `all`.
    """

    kind: str
    district: str
    cases: int | None

    @classmethod
    def all(cls, counted: Mapping[tuple[str, str], int]) -> list["InitiativeTotal"]:
        """Return what may be told of counts by kind and district, sums last; nothing where they are few."""
        cells = told(counted, UNPUBLISHED)
        ordered = sorted(cells, key=lambda cell: tuple((_LAST.get(name, 0), name) for name in cell))
        return [cls(kind=kind, district=district, cases=cells[kind, district]) for kind, district in ordered]


_LAST: dict[str, int] = {
    name: place
    for place, name in enumerate((NOWHERE, UNASSIGNED, UNPUBLISHED, Heap.OTHER, Heap.ALL), start=1)
}
"""Where a line that has no name of its own stands in the order: after those that have."""
