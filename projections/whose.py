"""Whose cases a list is about."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Whose:
    """Cases of one of these accounts, by reference, of a team, or of nobody; what is left out is open."""

    handlers: tuple[str, ...] | None = None
    team: str | None = None
    nobodys: bool = False

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments of a query."""
        return {"handlers": None if self.handlers is None else list(self.handlers), "team": self.team}


EVERYBODYS = Whose()
