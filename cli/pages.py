"""A long list a page at a time, as people read it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

PAGE = 50
"""Rows that people get where they do not say how many."""

Rows = Iterable[dict[str, Any]]


def print_page(
    ask: Callable[..., Rows], show: Callable[[Sequence[dict[str, Any]]], None], limit: int, after: str | None
) -> None:
    """Print one page for people, and on stderr how to see what comes after it."""
    rows = list(ask(limit=limit, after=after))
    show(rows)
    if rows and any(True for _ in ask(limit=1, after=rows[-1]["place"])):
        click.echo(f"Er is meer. Ga verder met: --after {rows[-1]['place']}", err=True)
