"""A desk, a worker and a ledger of a test's own, on the servers that the session shares."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from domain.catalogue import transition_named
from domain.decision import Refused
from domain.fact import StoredFact
from domain.roles import Role
from domain.rulebook import Rulebook
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.schema import create_schema
from ledger.vault import Vault
from tests.flow.test_replay import replayed
from tests.flow.virtual_time import Life, Lives, virtual_time
from tests.flow.whole_life import Whole, WholeLife, shown_as_the_ledger_says
from workers.case_worker import case_worker
from workers.clock import now
from workers.embedded.stack import Running
from workers.settings import Settings, Temporal
from workers.temporal import connect
from workflows.case_client import CaseClient
from workflows.desk import Desk
from workflows.messages import Receipt
from workflows.slip import Slip

SANDBOX = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "domain",
        "pydantic",
        "workflows.activities",
        "workflows.deciding",
        "workflows.identity",
        "workflows.messages",
        "workflows.rules",
    )
)
"""Cases at work have none (docs/decisions/0015), so that here is where a clock or a file that a
workflow touches must show. What passes through is pure, or looked at by validators only."""


@dataclass
class Engine:
    """What a test holds in hand; `client` talks to the Temporal that the case runs on."""

    desk: Desk
    log: EventLog
    vault: Vault
    client: Client
    rulebook: Rulebook
    settings: Settings

    async def does(
        self,
        name: str,
        case: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the word of the contract
        role: Role | None = None,
        account: str = "behandelaar-1",
        expected: int | None = None,
        raw: bytes | None = None,
        enclosure: bytes | None = None,
        **fields: object,
    ) -> Receipt | Refused:
        """Hand in the catalogue's example with other fields, as somebody who may."""
        transition = transition_named(name)
        example = {} if transition is None else dict(transition.example)
        roles = {Role.HANDLER} if transition is None else transition.roles
        kept = {key: value for key, value in (example | fields).items() if value is not ...}
        slip = Slip(
            transition=name,
            content=json.dumps(kept).encode() if raw is None else raw,
            account=account,
            role=role or (Role.HANDLER if Role.HANDLER in roles else min(roles)),
            id=id or secrets.token_hex(8),
            source=self.settings.task_queue,
            case=case,
            expected=expected,
            enclosure=enclosure,
        )
        return await self.desk.submit(slip)

    async def accepted(self, name: str, case: str | None = None, **how: Any) -> Receipt:
        """Hand in what must be accepted."""
        came_to = await self.does(name, case, **how)
        assert isinstance(came_to, Receipt), came_to
        return came_to

    def topics(self, case: str) -> list[str]:
        """The topics of a case's facts, in order."""
        return [stored.fact.event.topic for stored in self.log.read(case)]

    def facts(self, case: str, topic: str) -> list[StoredFact]:
        """The facts of one topic."""
        return [stored for stored in self.log.read(case) if stored.fact.event.topic == topic]


Opens = Callable[..., AbstractAsyncContextManager[Engine]]


@pytest.fixture
def opens(stack: Running, database: str, tmp_path: Path) -> Iterator[Opens]:
    """Open engines on one ledger: with a worker or without, on the shared Temporal or another."""
    create_schema(database)
    shipped = Rulebook.read(Path(__file__).parents[1] / "regulations")
    queue = f"test-{secrets.token_hex(6)}"
    settings = Settings(temporal=Temporal(task_queue=queue))

    with ExitStack() as exits:
        log = exits.enter_context(EventLog(database, pool_size=4))
        vault = exits.enter_context(Vault(database, Keys(tmp_path / "keys")))

        @asynccontextmanager
        async def open_engine(
            *,
            client: Client | None = None,
            works: bool = True,
            clock: Callable[[], Any] = now,
            rulebook: Rulebook = shipped,
        ) -> AsyncIterator[Engine]:
            there = client or await connect(settings, stack.temporal_address)
            desk = Desk(CaseClient(there, settings.task_queue), log, vault, rulebook, "lindewaard", clock)
            engine = Engine(desk, log, vault, there, rulebook, settings)
            if not works:
                yield engine
                return
            async with case_worker(there, log, rulebook, settings, runner=SANDBOX):
                yield engine

        yield open_engine


@pytest.fixture
def lives(opens: Opens) -> Lives:
    """Live one life, from now on."""

    def live(story: Callable[[Life], Coroutine[Any, Any, None]]) -> None:
        async def run() -> None:
            async with virtual_time() as environment, opens(client=environment.client) as engine:
                await story(Life(engine, environment, now()))

        asyncio.run(run())

    return live


@pytest.fixture
def whole(lives: Lives, database: str) -> Whole:
    """Live a life; at its end each history replays, and the read models are what the ledger says."""

    def live(story: Callable[[WholeLife], Coroutine[Any, Any, None]]) -> None:
        kept: list[str] = []

        async def lived(life: Life) -> None:
            whole = WholeLife(life.engine, life.environment, life.began)
            await story(whole)
            kept.extend(await whole.histories())
            shown_as_the_ledger_says(database, life.engine)

        lives(lived)
        assert kept
        for history in kept:
            replayed(history)

    return live
