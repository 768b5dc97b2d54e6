"""A whole life told in days since the receipt, and what must hold of each when it is over."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from domain.decision import Refused
from domain.signals import Signal
from domain.terms.clock import Clock, ClockId
from domain.terms.counting import AMSTERDAM, at, legal_day
from domain.terms.due import due, standing
from domain.terms.reckoning import Measure
from projections.projector import Projector
from projections.replay import differences
from projections.schema import create_schema
from tests.flow.virtual_time import Life
from workers.clock import now

NOON = datetime.min.time().replace(hour=12)
A_MINUTE = timedelta(minutes=1)
_FEW = 3


@dataclass
class WholeLife(Life):
    """Days are counted from the legal day of receipt, which is day 0, and are days in Europe/Amsterdam.

    `runs` are the runs of the workflow that the case had: one more each time it is taken up again. `files`
    are about this case, each with a clock of its own.
    """

    runs: list[str] = field(default_factory=list)
    files: list["WholeLife"] = field(default_factory=list)
    first: date = date.min

    async def begins(self, ago: timedelta = A_MINUTE, **fields: object) -> None:
        """Receive the initiative: now, or at noon of the day so long ago."""
        if ago >= timedelta(days=1):
            ago = self.began - at(legal_day(self.began) - ago, NOON)
        await super().begins(ago, **fields)
        self.first = legal_day(self.began - ago)
        await self.runs_anew()

    async def runs_anew(self) -> None:
        """Keep which run of the workflow this is."""
        described = await self.handle.describe()
        assert described.run_id is not None
        self.runs.append(described.run_id)

    def day(self, number: int) -> str:
        """The date of that day, as a content names it."""
        return str(self.first + timedelta(days=number))

    def on(self, number: int) -> str:
        """Noon of that day, for what is entered afterwards."""
        return at(self.first + timedelta(days=number), NOON).astimezone(AMSTERDAM).isoformat()

    async def comes(self, number: int) -> None:
        """Let time pass until noon of that day."""
        await self.passes(at(self.first + timedelta(days=number), NOON))

    async def taken_up_again(self, name: str, **how: Any) -> None:
        """Submit today what begins another run of the workflow.

        The clock of that run starts at the clock of this machine: so what went before was entered afterwards.
        """
        with self.environment.with_time_skipping_disabled():
            await self.engine.accepted(name, self.case, occurred=now().isoformat(), **how)
        await self.runs_anew()

    async def opens_file(self, **fields: Any) -> "WholeLife":
        """Open a file about this case today; it counts its days from the receipt of this case."""
        with self.environment.with_time_skipping_disabled():
            receipt = await self.engine.accepted(
                "open-file", other=self.case, occurred=now().isoformat(), **fields
            )
        file = replace(self, case=receipt.case, runs=[], files=[])
        await file.runs_anew()
        self.files.append(file)
        return file

    async def did(self, number: int, name: str, **how: Any) -> None:
        """Submit now what happened on that day."""
        await self.engine.accepted(name, self.case, occurred=self.on(number), **how)

    async def refused(self, name: str, **how: Any) -> str:
        """Submit what must be refused, at a desk whose clock is that of the case, and return the code."""
        today = await self.environment.get_current_time(self.handle)
        there = replace(self.engine, desk=replace(self.engine.desk, now=lambda: today))
        came_to = await there.does(name, self.case, occurred=today.isoformat(), **how)
        assert isinstance(came_to, Refused), came_to
        return came_to.code

    async def ends(self) -> None:
        """Wait until the workflow has nothing left to watch."""
        await self.handle.result()

    def number(self, day: date) -> int:
        """Which day of this life that is."""
        return (day - self.first).days

    def expired(self, name: str) -> list[tuple[int, int]]:
        """Of each expiry of clocks of that name: the last day of the term, and the day it was said.

        Said within a minute of midnight in Amsterdam, unless it was so only later.
        """
        found = []
        for each in self.engine.facts(self.case, "term.expired.v1"):
            event, recorded = each.fact.event, each.fact.stamp.recorded
            if event.clock.name != name:
                continue
            over = at(event.due + timedelta(days=1), datetime.min.time())
            assert event.occurred == over
            said = legal_day(recorded)
            assert said > event.due + timedelta(days=1) or timedelta() <= recorded - over < A_MINUTE
            found.append((self.number(event.due), self.number(said)))
        return found

    def reminded(self, name: str) -> list[int]:
        """On which days somebody was reminded of a clock of that name, each day once."""
        days = {
            legal_day(each.fact.stamp.recorded)
            for each in self.engine.facts(self.case, "term.reminded.v1")
            if each.fact.event.clock.name == name
        }
        return [self.number(day) for day in sorted(days)]

    def signalled(self, signal: Signal) -> list[int]:
        """On which days a role heard of that signal."""
        return [
            self.number(legal_day(each.fact.stamp.recorded))
            for each in self.engine.facts(self.case, "case.signalled.v1")
            if each.fact.event.signal is signal
        ]

    def due(self, name: str, ordinal: int = 1) -> int:
        """The last day of a clock, as its facts now have it."""
        clock = self._clock(name, ordinal)
        return self.number(due(clock, self._measure(clock)).day)

    def stands(self, name: str, number: int, ordinal: int = 1) -> str:
        """How a clock stands at the end of that day, as its facts now have it."""
        clock = self._clock(name, ordinal)
        return standing(clock, self._measure(clock), self.first + timedelta(days=number))

    def _clock(self, name: str, ordinal: int) -> Clock:
        wanted = ClockId(name=name, ordinal=ordinal)
        (clock,) = [each for each in self.now_stands().clocks if each.id == wanted]
        return clock

    def _measure(self, clock: Clock) -> Measure:
        rules = self.now_stands().rules
        assert rules is not None
        measure: Measure = self.engine.rulebook.of(rules).measure_of(clock)
        return measure

    async def histories(self) -> list[str]:
        """The history of each run of the case, and of the files about it."""
        client, workflow = self.engine.client, self.handle.id
        own = [
            (await client.get_workflow_handle(workflow, run_id=run).fetch_history()).to_json()
            for run in self.runs
        ]
        return own + [history for file in self.files for history in await file.histories()]


Whole = Callable[[Callable[[WholeLife], Coroutine[Any, Any, None]]], None]


def shown_as_the_ledger_says(dsn: str, engine: Any) -> None:
    """Take the ledger in a few facts at a time; the read models must be those of a rebuild."""
    create_schema(dsn)
    with Projector(dsn, engine.rulebook, batch=_FEW) as projector:
        projector.catch_up()
    assert differences(dsn, engine.log, engine.rulebook) == []
