"""The lists of an office, each as it stands today and a page at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import structlog

from domain.figures.period import Period
from domain.signals import Signal
from domain.terms.counting import legal_day
from projections.known_on import KnownOn
from projections.narrowing import NOT_NARROWED, Narrowed
from projections.paging import every
from projections.queries import ReadModels
from projections.whose import EVERYBODYS, Whose
from workers.absences import Absences
from workers.clock import now

_log = structlog.get_logger()

_PAGE = 500
"""Rows of a list that are asked at a time where all of it is wanted."""


@dataclass(frozen=True)
class Lists:
    """What an office answers about all cases."""

    models: ReadModels
    believed: KnownOn
    away: Absences

    def worklist(
        self,
        whose: Whose = EVERYBODYS,
        narrowed: Narrowed = NOT_NARROWED,
        *,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield what must be done after a place in the list, soonest term first; at most so many."""
        ask = partial(self.models.worklist, legal_day(now()), whose=whose, narrowed=narrowed)
        return _listed(ask, limit, after)

    def count_worklist(self, whose: Whose, narrowed: Narrowed, most: int) -> int:
        """Return how many open cases there are in this group; of more than `most` only that."""
        return self.models.count_worklist(legal_day(now()), whose=whose, narrowed=narrowed, most=most)

    def search(
        self, account: str, text: str, whose: Whose, narrowed: Narrowed, *, after: str | None = None
    ) -> dict[str, Any]:
        """Return which of the next open cases have all these words in number, title or initiator.

        Whoever looks up names leaves a trace: the log tells which account, by reference, and in how many
        cases. What was looked for is a name, and stands nowhere.
        """
        found = self.models.search(text, legal_day(now()), whose=whose, narrowed=narrowed, after=after)
        _log.info(
            "names-searched",
            by=self.away.vault.account(account),
            looked_at=found.looked_at,
            found=len(found.rows),
        )
        return found.model_dump(mode="json")

    def teams(self) -> Sequence[dict[str, Any]]:
        """Return how many open cases each team has, and how many of them nobody."""
        return [row.model_dump(mode="json") for row in self.models.teams()]

    def radar(
        self,
        signal: Signal,
        days: int,
        *,
        complaints: bool = True,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield the cases that ask for somebody for that reason, for at least so many days.

        Without `complaints` the files of complaints are left out.
        """
        ask = partial(self.models.radar, signal, legal_day(now()), days=days, complaints=complaints)
        return _listed(ask, limit, after)

    def unreachable(
        self, days: int, *, complaints: bool = True, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the open cases whose handler nobody answers for today, quiet for at least so many days."""
        handlers = self.models.handlers()
        staffing = self.away.staffing(handlers)
        reasons = {each: why for each in handlers if (why := staffing.unreachable(each)) is not None}
        ask = partial(self.models.unreachable, reasons, legal_day(now()), days=days, complaints=complaints)
        return _listed(ask, limit, after)

    def initiatives(
        self, *, public: bool = False, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield every initiative, or those that were published, in the order in which they came in."""
        return _listed(partial(self.models.initiatives, legal_day(now()), public=public), limit, after)

    def initiative_totals(self) -> Sequence[dict[str, Any]]:
        """Return how many initiatives there are by kind and district, with sums; what is small is hidden."""
        return [row.model_dump(mode="json") for row in self.models.initiative_totals()]

    def register(
        self,
        *,
        limit: int | None = None,
        after: str | None = None,
        explained: bool = False,
        known_on: date | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield a row a clock after a place in the list; with `limit` so many and the rest of a case.

        As it is, or as it was known at the end of a day. `explained` adds to each how its due day came to be.
        """
        ask = self.models.register if known_on is None else self.believed.register
        day = legal_day(now()) if known_on is None else known_on
        return _listed(partial(ask, day, explained=explained), limit, after)

    def totals(self) -> Sequence[dict[str, Any]]:
        """Return how many clocks stand how today, by municipality, name and regime."""
        return [row.model_dump(mode="json") for row in self.models.totals(legal_day(now()))]

    def statistics(self, period: Period) -> dict[str, Any]:
        """Return how the terms due within a period came out, with the clocks behind each figure."""
        return self.models.statistics(period, legal_day(now())).model_dump(mode="json")


def _listed(ask: Callable[..., list[Any]], limit: int | None, after: str | None) -> Iterator[dict[str, Any]]:
    """Yield one page, or without `limit` all there is, of which never more than a page is in memory."""
    rows = (
        every(lambda place: ask(limit=_PAGE, after=place), after)
        if limit is None
        else ask(limit=limit, after=after)
    )
    return (row.model_dump(mode="json") for row in rows)
