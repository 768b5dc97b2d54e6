"""Temporal's store is gone: the ledger brings every open case back, with the right moment to wake."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from workers.clock import now
from workers.settings import OUR_ATTRIBUTES
from workflows.identity import workflow_id
from workflows.recovery import Recovered, Recovery

Opens = Callable[..., Any]
YESTERDAY = (now() - timedelta(days=1)).isoformat()
AN_HOUR_AGO = (now() - timedelta(hours=1)).isoformat()


@asynccontextmanager
async def another_temporal() -> AsyncIterator[Client]:
    """A Temporal that has never heard of any case."""
    from temporalio.common import SearchAttributeKey  # noqa: PLC0415 - only here

    keys = {"Keyword": SearchAttributeKey.for_keyword, "Datetime": SearchAttributeKey.for_datetime}
    environment = await WorkflowEnvironment.start_local(
        data_converter=pydantic_data_converter,
        dev_server_existing_path=temporal_binary(),
        search_attributes=[keys[kind](name) for name, kind in OUR_ATTRIBUTES.items()],
    )
    async with environment:
        yield environment.client


def temporal_binary() -> str:
    import sys  # noqa: PLC0415 - only here
    from pathlib import Path  # noqa: PLC0415 - only here

    return str(Path(sys.executable).parent / "temporal")


def recovery(engine: Any, client: Client) -> Recovery:
    return Recovery(client, engine.settings.task_queue, engine.log, engine.rulebook)


def nothing(_so_far: Recovered) -> None:
    """Nobody listens."""


def test_every_open_case_comes_back_and_closed_ones_stay_closed(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            late = (await engine.accepted("receive-initiative", occurred="2026-02-02T10:00:00+01:00")).case
            fresh = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            gone = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            await engine.accepted("withdraw", gone, occurred=AN_HOUR_AGO)
            async with asyncio.timeout(20):
                while engine.topics(late).count("term.expired.v1") < 2:
                    await asyncio.sleep(0.05)
        before = {case: engine.log.read(case) for case in (late, fresh, gone)}
        async with another_temporal() as client, opens(client=client) as engine:
            done = await recovery(engine, client).recover(now(), nothing)
            assert (done.started, done.running, done.closed) == (2, 0, 1)
            again = await recovery(engine, client).recover(now(), nothing)
            assert (again.started, again.running, again.closed) == (0, 2, 1)
            await asyncio.sleep(1)
            assert {case: engine.log.read(case) for case in before} == before
            await engine.accepted("confirm-receipt", fresh, occurred=AN_HOUR_AGO)
            state = await client.get_workflow_handle(workflow_id(fresh)).describe()
            assert state.run_id

    asyncio.run(life())


def test_a_past_expiry_is_recorded_once_and_no_reminder_comes_after_its_moment(opens: Opens) -> None:
    """Receipt on the 2nd: reminder moment the 2nd and the 7th have passed, the first term is over."""

    async def life() -> None:
        async with opens(works=False) as engine:
            # Without a worker nothing is observed; the submission waits in vain and is stored by the next.
            begun = asyncio.create_task(
                engine.accepted("receive-initiative", id="brief", occurred="2026-11-02T10:00:00+01:00")
            )
            await asyncio.sleep(0.5)
            async with opens() as working:
                case = (await begun).case
                assert working is not engine
        async with another_temporal() as client, opens(client=client) as engine:
            await recovery(engine, client).recover(now(), nothing)
            async with asyncio.timeout(20):
                while "term.expired.v1" not in engine.topics(case):
                    await asyncio.sleep(0.05)
            await recovery(engine, client).recover(now(), nothing)
            await asyncio.sleep(0.5)
            (expired,) = engine.facts(case, "term.expired.v1")
            assert expired.fact.event.occurred == datetime(2026, 11, 9, 23, tzinfo=UTC)
            assert expired.fact.stamp.recorded > expired.fact.event.occurred
            assert engine.facts(case, "term.reminded.v1") == []

    asyncio.run(life())


def test_a_closed_case_whose_answer_waits_for_a_review_comes_back_until_it_was_reviewed(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            received = await engine.accepted(
                "receive-initiative", occurred=YESTERDAY, municipality="stilleveen"
            )
            case = received.case
            await engine.accepted("assign-kind", case, occurred=AN_HOUR_AGO)
            await engine.accepted("refuse", case, occurred=AN_HOUR_AGO)
        async with another_temporal() as client, opens(client=client) as engine:
            done = await recovery(engine, client).recover(now(), nothing)
            assert (done.started, done.running, done.closed) == (1, 0, 0)
            again = await recovery(engine, client).recover(now(), nothing)
            assert (again.started, again.running, again.closed) == (0, 1, 0)

            await engine.accepted("review-response", case, occurred=AN_HOUR_AGO, account="teamleider-1")
            await client.get_workflow_handle(workflow_id(case)).result()
            over = await recovery(engine, client).recover(now(), nothing)
            assert (over.started, over.running, over.closed) == (0, 0, 1)

    asyncio.run(life())


def test_a_closed_case_of_which_nobody_is_reminded_stays_closed(opens: Opens) -> None:
    """Elzenhoven's regulation sets no days: whoever looks at the radar sees it, and nothing wakes for it."""

    async def life() -> None:
        async with opens() as engine:
            cases = [
                (await engine.accepted("receive-initiative", occurred=YESTERDAY, municipality=where)).case
                for where in ["elzenhoven"] * 12
            ]
            for case in cases:
                await engine.accepted("assign-kind", case, occurred=AN_HOUR_AGO)
                await engine.accepted("refuse", case, occurred=AN_HOUR_AGO)
        async with another_temporal() as client, opens(client=client) as engine:
            done = await recovery(engine, client).recover(now(), nothing)
            assert (done.started, done.running, done.closed) == (0, 0, len(cases))

    asyncio.run(life())
