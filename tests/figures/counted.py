"""Clocks to count, in one line: a term of six weeks, received on Monday 5 January 2026."""

from datetime import date
from typing import Any

from domain.figures.verdict import CountedClock
from domain.terms.clock import Manner, Regime

RECEIVED = date(2026, 1, 5)
DUE = date(2026, 2, 26)
ORIGINAL = date(2026, 2, 16)
"""The due day as it would have been without ten days of suspension."""


def counted(ended: str | None = None, manner: Manner | None = None, **other: Any) -> CountedClock:
    """A clock that ended so on that day, or that has not ended."""
    fields: dict[str, Any] = {
        "case": "case",
        "number": "LW-2026-00001",
        "municipality": "lindewaard",
        "name": "substantive-response",
        "initiator": 1,
        "ordinal": 1,
        "regime": Regime.ORDINANCE,
        "proposal": False,
        "start": RECEIVED,
        "due": DUE,
        "original_due": ORIGINAL,
        "provisional": False,
        "suspended": False,
        "ended_on": None if ended is None else date.fromisoformat(ended),
        "manner": manner,
        "at_source": manner is Manner.REPORTED,
    }
    return CountedClock(**(fields | other))
