"""How many initiatives there are, as a table for people: a line a district, a column a kind."""

from collections.abc import Sequence
from typing import Any

import click

from cli.output import print_table
from domain.figures.small_cells import Heap
from domain.kinds import KIND_LABELS
from domain.stages import Kind
from projections.answers.initiatives import NOWHERE, UNASSIGNED, UNPUBLISHED

_KINDS = {kind.value: KIND_LABELS[kind] for kind in Kind} | {
    UNASSIGNED: "soort nog niet bepaald",
    Heap.OTHER: "andere soorten",
    Heap.ALL: "samen",
}
_DISTRICTS: dict[str, str] = {
    NOWHERE: "zonder wijk gepubliceerd",
    UNPUBLISHED: "niet gepubliceerd",
    Heap.OTHER: "andere wijken, of niet gepubliceerd",
    Heap.ALL: "samen",
}


def print_totals(rows: Sequence[dict[str, Any]]) -> None:
    """Print the totals for people, and below them what is not shown."""
    if not rows:
        click.echo("Er zijn te weinig initiatieven om aantallen te tonen.")
        return
    cells = {(row["kind"], row["district"]): row["cases"] for row in rows}
    kinds = list(dict.fromkeys(kind for kind, _ in cells))
    districts = list(dict.fromkeys(row["district"] for row in rows if row["kind"] == Heap.ALL))
    print_table(
        ["wijk", *(_KINDS[kind] for kind in kinds)],
        [
            [_DISTRICTS.get(district, district), *(_told(cells[kind, district]) for kind in kinds)]
            for district in districts
        ],
    )
    if any(count is None for count in cells.values()):
        click.echo("Verborgen zijn aantallen onder de vijf, en wat ze zou verraden.")


def _told(count: int | None) -> str:
    return "verborgen" if count is None else str(count)
