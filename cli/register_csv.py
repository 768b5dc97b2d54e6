"""Rows as CSV, for spreadsheets: of the term register, or of what they are asked of."""

import csv
import io
from collections.abc import Sequence

import click

from cli.pages import Rows
from projections.answers.clocks import RegisterRow

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = tuple(RegisterRow.model_fields)


def print_csv(rows: Rows, columns: Sequence[str] = _COLUMNS) -> None:
    """Print rows as CSV in UTF-8, each as it comes; the heading also where there are none.

    A cell that a spreadsheet would run as a formula is quoted as text.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
        _pass_on(text)
    _pass_on(text)


def _pass_on(text: io.StringIO) -> None:
    click.echo(text.getvalue().encode(), nl=False)
    text.seek(0)
    text.truncate()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
