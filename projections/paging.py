"""Long lists a page at a time: a place in the list is where the next page goes on."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

_NEVER = "infinity"
"""A day after all others, as PostgreSQL knows it."""

_NO_TERM = "no-term"
_LARGEST = 2**63 - 1


class UnknownPlaceError(ValueError):
    """A text that is no place in the list that was asked for."""


class Placed(Protocol):
    """A row that tells its own place."""

    @property
    def place(self) -> str:
        """The place after which the next row comes."""
        ...


R = TypeVar("R", bound=Placed)


def every(page: Callable[[str | None], Sequence[R]], after: str | None = None) -> Iterator[R]:
    """Yield all rows after a place, page by page: no page, and no transaction, outlives its turn.

    A transaction that lasted as long as its reader would keep a rebuilt table from taking the
    place of the old one, and with that keep everybody waiting.
    """
    while rows := page(after):
        yield from rows
        after = rows[-1].place


def place_by_due(due: date | None, opened: int) -> str:
    """Return the place of a case in the work list."""
    return f"{_NO_TERM if due is None else due.isoformat()}:{opened}"


def read_by_due(place: str) -> tuple[str, int]:
    """Return the due day, for PostgreSQL, and the ledger position in a place. Raises `UnknownPlaceError`."""
    day, _, opened = place.partition(":")
    return _NEVER if day == _NO_TERM else _day(day), read_by_opened(opened)


def read_by_opened(place: str) -> int:
    """Return the ledger position in a place of the register. Raises `UnknownPlaceError`."""
    if not (place.isascii() and place.isdecimal()) or not 0 <= int(place) <= _LARGEST:
        raise UnknownPlaceError(place)
    return int(place)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise UnknownPlaceError(text) from fault
