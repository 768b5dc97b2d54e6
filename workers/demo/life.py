"""How a life is written down: steps with who, in which role, when and what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from domain.roles import Role
from domain.terms.counting import AMSTERDAM

When = str | int
"""A fixed moment in Amsterdam ("2026-02-02 10:15"), or how many days before today at ten o'clock."""


@dataclass(frozen=True)
class Step:
    """One submission in a life; `DaysAway` and `TheFactBefore` are filled in as it is walked."""

    transition: str
    when: When
    fields: Mapping[str, Any] = field(default_factory=dict)
    role: Role = Role.HANDLER
    account: str = "behandelaar-1"

    def content(self, now: datetime, before: int) -> dict[str, Any]:
        """Return what is handed in, with its moment; `before` is the version of the fact before."""
        moment = {"occurred": self.moment(now).isoformat()}
        return moment | {name: _filled_in(value, now, before) for name, value in self.fields.items()}

    def moment(self, now: datetime) -> datetime:
        """Return when it happened."""
        if isinstance(self.when, str):
            return datetime.fromisoformat(self.when).replace(tzinfo=AMSTERDAM)
        day = now.astimezone(AMSTERDAM).date() - timedelta(days=self.when)
        return datetime.combine(day, time(10), tzinfo=AMSTERDAM)


class TheFactBefore:
    """Stands for the version of the fact that the step before brought about."""


@dataclass(frozen=True)
class DaysAway:
    """A day so many days after today, before it where negative."""

    days: int

    def seen_from(self, now: datetime) -> str:
        """Return that day as an ISO date."""
        return (now.astimezone(AMSTERDAM).date() + timedelta(days=self.days)).isoformat()


def _filled_in(value: Any, now: datetime, before: int) -> Any:  # noqa: ANN401 - fields of a command
    if isinstance(value, DaysAway):
        return value.seen_from(now)
    if isinstance(value, list):
        return [_filled_in(each, now, before) for each in value]
    if isinstance(value, dict):
        return {name: _filled_in(each, now, before) for name, each in value.items()}
    return before if isinstance(value, TheFactBefore) else value


@dataclass(frozen=True)
class Life:
    """A whole life, the first step being the receipt. `shown` marks the one whose story is printed."""

    name: str
    steps: tuple[Step, ...]
    shown: bool = False
