"""The question what was believed on a day: the option, and what cannot be asked."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from cli.options import option
from cli.output import stop_refused
from domain.decision import Refused
from domain.terms.asking import is_day
from projections.sentences import day_or_dash

TO_COME = Refused(
    code="date-in-future",
    sentence="De dag bij --known-on moet nog komen. Vraag naar vandaag of een eerdere dag.",
)
_NO_DAY = Refused(
    code="invalid-date",
    sentence="De waarde bij --known-on is geen bestaande dag. Schrijf jaar-maand-dag, zoals 2026-03-31.",
)

F = TypeVar("F", bound=Callable[..., Any])


def known_on_option(command: F) -> F:
    """Add as of which day the answer is to be."""
    return option(
        "--known-on",
        default=None,
        help="Zoals bekend aan het einde van deze dag, bijvoorbeeld 2026-03-31.",
    )(command)


def asked_day(text: str | None) -> date | None:
    """Return the day that was typed, or nothing where none was; stop where it is no day."""
    if text is None:
        return None
    day = _day(text)
    if day is None:
        stop_refused(_NO_DAY)
    return day


def to_come(day: date | None, today: date) -> bool:
    """Return whether a day is still to come: nobody knows what will be known then."""
    return day is not None and day > today


def heading(day: date) -> str:
    """Return the line above what people read."""
    return f"Zoals bekend aan het einde van {day_or_dash(day.isoformat())}:"


def nothing_yet(day: date) -> str:
    """Return the line above an empty list."""
    return f"Op {day_or_dash(day.isoformat())} was hier nog geen termijn bekend."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if is_day(text) else None
    except ValueError:
        return None
