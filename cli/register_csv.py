"""Rows as CSV, for spreadsheets: of the term register, or of what they are asked of."""

from collections.abc import Sequence

import click

from cli.pages import Rows
from projections.answers.clocks import RegisterRow
from projections.spreadsheet import csv_lines

_COLUMNS = tuple(RegisterRow.model_fields)


def print_csv(rows: Rows, columns: Sequence[str] = _COLUMNS) -> None:
    """Print rows as CSV in UTF-8, each as it comes; the heading also where there are none."""
    for line in csv_lines(rows, columns):
        click.echo(line.encode(), nl=False)
