"""A submission through the whole engine, against a bare update on the same server in the same run."""

import asyncio
import itertools
import json
import statistics
import time
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path

from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from benchmarks.bare import BareWorkflow
from domain.catalogue import transition_named
from domain.decision import Refused
from domain.roles import Role
from workers.engine import working
from workers.office import LocalOffice, office_at
from workers.place import settings_from, started
from workers.temporal import connect
from workflows.slip import Slip

_CASES = 64
_TURNS = 5
_ALONE = 32
_ROUNDS = 2
_CAUGHT_UP_WITHIN = 30.0

Submit = Callable[[int], Awaitable[None]]


async def _ours(office: LocalOffice) -> Submit:
    """Return a submission to the nth of many cases; receiving a handler changes no clock."""
    cases = await asyncio.gather(*(_case(office) for _ in range(_CASES)))
    handlers = itertools.cycle(range(_CASES - 1))  # another one each time: the same again stores nothing

    async def submit(nth: int) -> None:
        content = _example("assign-handler") | {
            "handler": f"behandelaar-{next(handlers)}",
            "reason": "Het rooster.",
        }
        await _handed_in(office, "assign-handler", content, cases[nth])

    return submit


async def _case(office: LocalOffice) -> str:
    return await _handed_in(office, "receive-initiative", _example("receive-initiative"), None)


async def _handed_in(office: LocalOffice, name: str, content: dict[str, object], case: str | None) -> str:
    slip = Slip(
        transition=name,
        content=json.dumps(content).encode(),
        account="benchmark",
        role=Role.HANDLER,
        id=str(uuid.uuid4()),
        case=case,
    )
    came_to = await office.desk.submit(slip)
    if isinstance(came_to, Refused):
        raise SystemExit(came_to.code)
    return came_to.case


def _example(name: str) -> dict[str, object]:
    transition = transition_named(name)
    if transition is None:
        raise LookupError(name)
    return dict(transition.example)


async def _alone(submit: Submit, turn: int) -> float:
    """Return the median seconds of one submission after another, each to the next case.

    Never all to one: a case of hundreds of facts is one that nobody has, and each append
    reads its case.
    """
    seconds = []
    for nth in range(_ALONE):
        begin = time.perf_counter()
        await submit((turn * _ALONE + nth) % _CASES)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


async def _together(submit: Submit, turn: int) -> float:  # noqa: ARG001 - as `_alone`
    """Return submissions a second over many cases at once."""
    begin = time.perf_counter()
    for _ in range(_ROUNDS):
        await asyncio.gather(*(submit(nth) for nth in range(_CASES)))
    return _CASES * _ROUNDS / (time.perf_counter() - begin)


async def _in_turns(
    office: LocalOffice, figure: Callable[[Submit, int], Awaitable[float]], ours: Submit, bare: Submit
) -> tuple[float, float, float]:
    """Return both medians and the median of the ratios, taken in turns: noise hits both alike.

    The read models catch up before the bare updates have their turn: what they are late with
    is a debt of our submissions, and must not slow down the other side.
    """
    taken = []
    for turn in range(_TURNS):
        one = await figure(ours, turn)
        await asyncio.to_thread(office.models.wait_until, office.log.last_position(), _CAUGHT_UP_WITHIN)
        taken.append((one, await figure(bare, turn)))
    ones, others = zip(*taken, strict=True)
    ratios = [first / second for first, second in taken]
    return statistics.median(ones), statistics.median(others), statistics.median(ratios)


async def _measure(data_dir: Path) -> list[str]:
    with started(settings_from(None), data_dir, 0) as place:
        async with working(place), office_at(place) as office:
            client = await connect(place.settings, place.temporal_address)
            queue = "benchmark"
            async with Worker(
                client,
                task_queue=queue,
                workflows=[BareWorkflow],
                workflow_runner=UnsandboxedWorkflowRunner(),
            ):
                handles = [
                    await client.start_workflow(BareWorkflow.run, id=f"bare:{nth}", task_queue=queue)
                    for nth in range(_CASES)
                ]

                async def bare(nth: int) -> None:
                    await handles[nth].execute_update(BareWorkflow.nothing, str(nth))

                ours = await _ours(office)
                await office.settled()
                for warm in (bare, ours):
                    await _together(warm, 0)
                one = await _in_turns(office, _alone, ours, bare)
                many = await _in_turns(office, _together, ours, bare)
                for handle in handles:
                    await handle.signal(BareWorkflow.end)
    return [
        (
            f"een submit (balie), p50     {one[0] * 1e3:8.1f} ms  kale update {one[1] * 1e3:8.1f} ms"
            f"   verhouding {one[2]:5.2f}  (doel: hoogstens 1.5)"
        ),
        (
            f"submits/s, {_CASES} zaken tegelijk {many[0]:7.0f} /s  kale updates {many[1]:6.0f} /s"
            f"   verhouding {many[2]:5.2f}  (doel: ten minste 0.7)"
        ),
    ]


def measure(data_dir: Path) -> list[str]:
    """Return the figures of one submission alone and of many at once, as lines to print."""
    return asyncio.run(_measure(data_dir))
