"""Lives of months in seconds: a case whose clock runs ahead of ours, on a real Temporal."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from temporalio.client import WorkflowHandle
from temporalio.common import SearchAttributeKey
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from domain.case import Case
from domain.fold import replay
from domain.terms.counting import AMSTERDAM
from workers.embedded.temporal import _binary
from workflows.identity import workflow_id


@dataclass
class Life:
    """A case whose clock runs ahead of ours; `engine` is that of the conftest."""

    engine: Any
    environment: WorkflowEnvironment
    began: datetime
    case: str = ""

    async def begins(self, ago: timedelta = timedelta(minutes=1), **fields: object) -> None:
        """Receive the initiative, so long ago, on a clock that does not run ahead by itself."""
        with self.environment.with_time_skipping_disabled():
            receipt = await self.engine.accepted(
                "receive-initiative", occurred=(self.began - ago).isoformat(), **fields
            )
        self.case = receipt.case

    async def does(self, name: str, **how: Any) -> None:
        """Submit something that happened just now, on the clock of the case."""
        now = await self.environment.get_current_time(self.handle)
        await self.engine.accepted(name, self.case, occurred=now.isoformat(), **how)

    async def passes(self, until: datetime) -> None:
        """Let time pass until then."""
        now = await self.environment.get_current_time(self.handle)
        assert await self.environment.fast_forward(self.handle, until - now)

    @property
    def handle(self) -> WorkflowHandle[Any, Any]:
        """The workflow of the case, whichever run of it."""
        return self.engine.client.get_workflow_handle(workflow_id(self.case))

    def now_stands(self) -> Case:
        """The case as the ledger leaves it."""
        return replay(self.case, tuple(each.fact for each in self.engine.log.read(self.case)))

    def observed(self, topic: str, name: str = "substantive-response") -> list[datetime]:
        """When that was observed of the clocks of that name, each within a minute of its moment."""
        stamped = [
            (each.fact.event.occurred, each.fact.stamp.recorded)
            for each in self.engine.facts(self.case, topic)
            if each.fact.event.clock.name == name
        ]
        assert all(occurred <= recorded for occurred, recorded in stamped)
        assert all(
            recorded - max(occurred, self.began) < timedelta(minutes=1) for occurred, recorded in stamped
        )
        return [occurred for occurred, _ in stamped]


@asynccontextmanager
async def virtual_time() -> AsyncIterator[WorkflowEnvironment]:
    """A real Temporal on which each workflow has a clock of its own."""
    switches = {
        "frontend.WorkflowTimeSkippingEnabled": "true",
        "history.timerProcessorMaxTimeShift": '"10ms"',
    }
    environment = await WorkflowEnvironment.start_time_skipping_v2(
        data_converter=pydantic_data_converter,
        dev_server_existing_path=str(_binary()),
        dev_server_extra_args=[
            part for name, value in switches.items() for part in ("--dynamic-config-value", f"{name}={value}")
        ],
        search_attributes=[
            SearchAttributeKey.for_keyword("WeerklankKind"),
            SearchAttributeKey.for_keyword("WeerklankStage"),
            SearchAttributeKey.for_keyword("WeerklankMunicipality"),
            SearchAttributeKey.for_datetime("WeerklankNextDue"),
        ],
    )
    async with environment:
        yield environment


Lives = Callable[[Callable[[Life], Coroutine[Any, Any, None]]], None]


def at(moment: datetime, hour: int = 0) -> datetime:
    """That hour of that day on the clocks of Amsterdam."""
    return datetime.combine(moment.astimezone(AMSTERDAM).date(), time(hour), tzinfo=AMSTERDAM)
