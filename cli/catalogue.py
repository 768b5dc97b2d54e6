"""`weerklank catalogue`: every transition there is, for people and for programs."""

from typing import Any

import click

from cli.dutch import Command
from cli.options import json_option
from cli.output import print_json, print_table
from domain.catalogue import CATALOGUE
from domain.roles import LABELS
from domain.stages import Stage
from domain.transition import Transition


@click.command(cls=Command, help="Alle stappen die een zaak kan zetten.")
@json_option
def catalogue(*, as_json: bool) -> None:
    """Print the catalogue; no engine needs to run for it."""
    if as_json:
        print_json([_entry(transition) for transition in CATALOGUE])
        return
    print_table(
        ["stap", "naam", "wie", "grondslag"],
        [
            [
                transition.label,
                transition.name,
                ", ".join(sorted(LABELS[role] for role in transition.roles)),
                transition.legal_basis,
            ]
            for transition in CATALOGUE
        ],
    )


def _entry(transition: Transition[Any]) -> dict[str, Any]:
    order = list(Stage)
    return {
        "name": transition.name,
        "label": transition.label,
        "kinds": sorted(transition.kinds),
        "stages": sorted(transition.stages, key=order.index),
        "roles": sorted(transition.roles),
        "basis": [str(article) for article in transition.basis],
        "schema": transition.command.model_json_schema(),
        "example": dict(transition.example),
    }
