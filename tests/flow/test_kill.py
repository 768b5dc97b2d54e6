"""Kill -9 at the worst moments: what was acknowledged is in the ledger, once, and its chain is whole."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.roles import Role
from domain.rulebook import Rulebook
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.schema import create_schema
from ledger.vault import Vault
from workers.case_worker import case_worker
from workers.clock import now
from workers.embedded.stack import EmbeddedStack, Running
from workers.settings import OUR_ATTRIBUTES, Settings
from workers.temporal import connect
from workflows.case_client import CaseClient, UnreachableError
from workflows.desk import Desk
from workflows.messages import Receipt
from workflows.slip import Slip

Opens = Callable[..., Any]
# Recent: an intake whose clock has run out is observed in the same breath as it is stored.
FIRST = {"occurred": (now() - timedelta(days=1)).isoformat()}
WHEN = {"occurred": (now() - timedelta(hours=1)).isoformat()}

DYING = Path(__file__).with_name("die_at_the_append.py")


@pytest.mark.parametrize("appends", [1, 2], ids=["at the intake", "in the middle of a case"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_worker_that_dies_at_the_append_loses_nothing_and_doubles_nothing(
    opens: Opens, stack: Running, database: str, moment: str, appends: int
) -> None:
    async def life() -> None:
        async with opens(works=False) as engine:
            dying = await asyncio.create_subprocess_exec(
                sys.executable,
                str(DYING),
                stack.temporal_address,
                database,
                engine.settings.task_queue,
                moment,
                str(appends),
                env=os.environ | {"PYTHONPATH": str(DYING.parents[2])},
            )
            begun = asyncio.create_task(engine.accepted("receive-initiative", id="brief", **FIRST))
            if appends == 2:
                case = (await begun).case
                begun = asyncio.create_task(engine.accepted("confirm-receipt", case, id="ja", **WHEN))
            assert await asyncio.wait_for(dying.wait(), 30) == -signal.SIGKILL
            assert not begun.done()
            (case,) = engine.log.cases() if (moment, appends) != ("before", 1) else (None,)
            before = [] if case is None else engine.topics(case)
            assert ("case.receipt-confirmed.v1" in before) == ((moment, appends) == ("after", 2))

            async with opens() as working:
                receipt = await begun
                case = receipt.case
                facts = working.log.read(case)
                again = await (
                    working.does("receive-initiative", id="brief", **FIRST)
                    if appends == 1
                    else working.does("confirm-receipt", case, id="ja", **WHEN)
                )
                assert again == receipt
                assert working.log.read(case) == facts
                assert working.topics(case).count("case.initiative-received.v1") == 1
                assert working.topics(case).count("case.receipt-confirmed.v1") == appends - 1
                working.log.verify(case)
                await working.accepted("assign-kind", case, **WHEN)

    asyncio.run(life())


@pytest.mark.parametrize("victim", ["postgres", "temporal"])
def test_a_server_that_is_killed_mid_stream_costs_nobody_a_submission(tmp_path: Path, victim: str) -> None:
    engine = EmbeddedStack(
        tmp_path / "data", temporal_port=0, namespace="weerklank", search_attributes=OUR_ATTRIBUTES
    )
    with engine as here:
        create_schema(here.postgres_dsn)
        with EventLog(here.postgres_dsn) as log, Vault(here.postgres_dsn, Keys(tmp_path / "keys")) as vault:
            acknowledged = asyncio.run(_stream(here, log, vault, lambda: _kill(tmp_path / "data", victim)))
            cases = list(log.cases())
            facts = [each.fact for case in cases for each in log.read(case)]
            stored = Counter(
                fact.stamp.command for fact in facts if fact.event.topic == "case.handler-assigned.v1"
            )
            assert len(acknowledged) == _STREAMS * _EACH
            assert sorted(stored.values()) == [1] * len(acknowledged)
            assert {(each.case, each.version) for each in acknowledged} == {
                (fact.case, fact.version) for fact in facts if fact.event.topic == "case.handler-assigned.v1"
            }
            for case in cases:
                log.verify(case)
        with psycopg.connect(here.postgres_dsn) as connection:
            rows = connection.execute("SELECT count(*) FROM vault WHERE sort = 'staff'").fetchone()
            assert rows == (_STREAMS * _EACH + 1,)


_STREAMS = 4
_EACH = 25


async def _stream(here: Running, log: EventLog, vault: Vault, kill: Callable[[], None]) -> list[Receipt]:
    """Submit from four sides at once, two to a case, and kill in the middle; return what was acknowledged."""
    settings, rulebook = Settings(), Rulebook.read()
    client = await connect(settings, here.temporal_address)
    desk = Desk(CaseClient(client, settings.task_queue), log, vault, rulebook, "lindewaard", now)

    async def submit(name: str, identity: str, case: str | None, fields: dict[str, Any]) -> Receipt:
        """As a face would: where no answer came, the same again."""
        content = json.dumps(fields).encode()
        slip = Slip(
            transition=name, content=content, account="intake-1", role=Role.INTAKE, id=identity, case=case
        )
        while True:
            try:
                came_to = await desk.submit(slip)
            except (UnreachableError, psycopg.Error):
                await asyncio.sleep(0.2)
                continue
            assert isinstance(came_to, Receipt), came_to
            return came_to

    done: list[Receipt] = []

    async def one_side(side: int, case: str) -> None:
        for number in range(_EACH):
            fields = WHEN | {"handler": f"behandelaar-{side}-{number}", "reason": "Het rooster."}
            done.append(await submit("assign-handler", f"{side}-{number}", case, fields))

    async with case_worker(client, log, rulebook, settings), asyncio.timeout(90):
        intake = FIRST | {"channel": "form", "initiator": "De Linde", "title": "Plein", "asks": ["Mag het?"]}
        cases = [(await submit("receive-initiative", f"{n}", None, intake)).case for n in range(2)]
        sides = asyncio.gather(*(one_side(side, cases[side % 2]) for side in range(_STREAMS)))
        while len(done) < _EACH and not sides.done():
            await asyncio.sleep(0.01)
        kill()
        await sides
    return done


def _kill(data_dir: Path, victim: str) -> None:
    """Kill the server of that name that works below `data_dir`, and nothing else."""
    if victim == "postgres":
        os.kill(int((data_dir / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
        return
    inside = {(entry.stat().st_dev, entry.stat().st_ino) for entry in data_dir.iterdir() if entry.is_dir()}
    for entry in Path("/proc").iterdir():
        try:
            where = (entry / "cwd").stat() if entry.name.isdigit() else None
            ours = where is not None and (where.st_dev, where.st_ino) in inside
            if ours and (entry / "exe").readlink().name == victim:
                os.kill(int(entry.name), signal.SIGKILL)
                return
        except OSError:
            continue
    raise AssertionError(f"no {victim} runs below {data_dir}")
