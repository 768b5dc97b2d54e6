"""Which of the open cases a list is narrowed down to, beside whose they are."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from domain.stages import Kind, Stage
from domain.terms.names import COMPLETION

_WEEK = timedelta(days=7)


class When(StrEnum):
    """By when something must be done, or why it need not be now. A case may be in more than one."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    SUSPENDED = "suspended"
    WAITING = "waiting"


_STANDS_STILL = (
    "EXISTS (SELECT FROM jsonb_array_elements(suspended) AS span"
    " WHERE coalesce(span ->> 0, '') <= %(today)s::date::text"
    " AND coalesce(span ->> 1, 'later') > %(today)s::date::text)"
)
"""Whether one of the clocks is suspended today; ISO days compare as texts do."""

_OURS = f"next_clock <> '{COMPLETION}'"
"""The clock to complete is the initiator's own: when it runs out, the municipality is not late."""

BY_DUE = "coalesce(next_due, 'infinity'::date)"
"""The order of the list as one value: cases in which no clock runs come last."""

_WHEN = {
    When.OVERDUE: f"{BY_DUE} < %(today)s AND {_OURS}",
    When.TODAY: f"{BY_DUE} = %(today)s AND {_OURS}",
    When.WEEK: f"{BY_DUE} > %(today)s AND {BY_DUE} <= %(week)s AND {_OURS}",
    When.SUSPENDED: f"suspended IS NOT NULL AND {_STANDS_STILL}",
    When.WAITING: f"stage = '{Stage.AWAITING_COMPLETION}'",
}


@dataclass(frozen=True)
class Narrowed:
    """Cases of one moment, kind or stage. Files of complaints are left out unless `complaints`."""

    when: When | None = None
    kind: Kind | None = None
    stage: Stage | None = None
    complaints: bool = True

    @property
    def where(self) -> list[str]:
        """The conditions of a query."""
        found = [] if self.when is None else [_WHEN[self.when]]
        found += ["kind = %(kind)s"] * (self.kind is not None)
        found += ["stage = %(stage)s"] * (self.stage is not None)
        return [*found, *(["NOT complaint"] * (not self.complaints))]

    def asked(self, today: date) -> dict[str, Any]:
        """The arguments of a query, on a legal day in Europe/Amsterdam."""
        return {
            "today": today,
            "week": today + _WEEK,
            "kind": None if self.kind is None else self.kind.value,
            "stage": None if self.stage is None else self.stage.value,
        }


NOT_NARROWED = Narrowed()
