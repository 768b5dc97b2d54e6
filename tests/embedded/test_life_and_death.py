"""What is started answers, what dies comes back, and what stops leaves nothing."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from workers.embedded.faults import StackFault
from workers.embedded.stack import EmbeddedStack, Running, running

Make = Callable[..., EmbeddedStack]
Holder = Callable[..., "subprocess.Popen[bytes]"]
Until = Callable[..., None]
Processes = Callable[[Path], dict[int, str]]

KIND = SearchAttributeKey.for_keyword("WeerklankKind")


def postmaster(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def temporal(found: dict[int, str]) -> int:
    return next(pid for pid, program in found.items() if program == "temporal")


def answers(here: Running) -> bool:
    try:
        with psycopg.connect(here.postgres_dsn, connect_timeout=2) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


async def begin_workflow(here: Running, name: str) -> None:
    client = await Client.connect(here.temporal_address, namespace="weerklank")
    await client.start_workflow(
        "Sleeping",
        id=name,
        task_queue="nobody-listens",
        search_attributes=TypedSearchAttributes([SearchAttributePair(KIND, "challenge")]),
    )


async def workflow_is_there(here: Running, name: str) -> bool:
    client = await Client.connect(here.temporal_address, namespace="weerklank")
    found = await client.get_workflow_handle(name).describe()
    return found.typed_search_attributes.get(KIND) == "challenge"


def test_postgres_is_the_version_and_the_kind_that_the_ledger_counts_on(database: str) -> None:
    with psycopg.connect(database) as connection:
        names = (
            "fsync",
            "full_page_writes",
            "data_checksums",
            "listen_addresses",
            "server_encoding",
            "TimeZone",
        )
        found = {name: connection.execute(f"SHOW {name}").fetchone() for name in names}
        locale = connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert found == {
        "fsync": ("on",),
        "full_page_writes": ("on",),
        "data_checksums": ("on",),
        "listen_addresses": ("",),
        "server_encoding": ("UTF8",),
        "TimeZone": ("UTC",),
    }
    assert locale == ("b", "C.UTF-8")


def test_the_namespace_keeps_closed_workflows_for_the_days_asked(stack: Running) -> None:
    async def retention() -> timedelta:
        client = await Client.connect(stack.temporal_address, namespace="weerklank")
        found = await client.workflow_service.describe_namespace(
            DescribeNamespaceRequest(namespace="weerklank")
        )
        return found.config.workflow_execution_retention_ttl.ToTimedelta()

    assert asyncio.run(retention()) == timedelta(days=90)


def test_a_workflow_may_carry_our_search_attributes_at_once(stack: Running) -> None:
    asyncio.run(begin_workflow(stack, "at-once"))
    assert asyncio.run(workflow_is_there(stack, "at-once"))


def test_nothing_is_left_after_a_normal_stop_but_the_data(
    make: Make, tmp_path: Path, processes: Processes
) -> None:
    with make(tmp_path) as here:
        assert running(tmp_path) == here
        room = Path(psycopg.conninfo.conninfo_to_dict(here.postgres_dsn)["host"]).parent
        with psycopg.connect(here.postgres_dsn) as connection:
            connection.execute("CREATE TABLE kept (n int)")
        assert set(processes(tmp_path).values()) == {"postgres", "temporal"}
    assert processes(tmp_path) == {}
    assert not room.exists()
    with pytest.raises(StackFault) as fault:
        running(tmp_path)
    assert fault.value.code == "not-running"
    with (
        make(tmp_path, search_attributes={"WeerklankKind": "Keyword", "Added": "Keyword"}) as again,
        psycopg.connect(again.postgres_dsn) as connection,
    ):
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)

        async def attributes() -> object:
            client = await Client.connect(again.temporal_address, namespace="weerklank")
            return await client.start_workflow(
                "Sleeping",
                id="with-added",
                task_queue="nobody-listens",
                search_attributes=TypedSearchAttributes(
                    [SearchAttributePair(SearchAttributeKey.for_keyword("Added"), "yes")]
                ),
            )

        assert asyncio.run(attributes())


def test_servers_killed_with_nine_come_back_in_the_same_place_with_their_data(
    make: Make, tmp_path: Path, until: Until, processes: Processes
) -> None:
    with make(tmp_path) as here:
        with psycopg.connect(here.postgres_dsn) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        asyncio.run(begin_workflow(here, "kept"))
        first, second = postmaster(tmp_path), temporal(processes(tmp_path))
        os.kill(first, signal.SIGKILL)
        os.kill(second, signal.SIGKILL)
        until(lambda: answers(here) and postmaster(tmp_path) != first)
        until(lambda: "temporal" in processes(tmp_path).values() and temporal(processes(tmp_path)) != second)
        until(lambda: reachable(here))
        with psycopg.connect(here.postgres_dsn) as connection:
            assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
        assert asyncio.run(workflow_is_there(here, "kept"))
        assert running(tmp_path) == here
    assert processes(tmp_path) == {}


def reachable(here: Running) -> bool:
    try:
        return asyncio.run(workflow_is_there(here, "kept"))
    except RuntimeError:
        return False


def test_no_server_outlives_a_starter_that_is_killed_with_nine(
    make: Make, hold: Holder, tmp_path: Path, until: Until, processes: Processes
) -> None:
    holder = hold(tmp_path)
    here = running(tmp_path)
    assert here.pid == holder.pid
    with psycopg.connect(here.postgres_dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    holder.kill()
    holder.wait()
    with pytest.raises(StackFault):
        running(tmp_path)
    old_room = Path(psycopg.conninfo.conninfo_to_dict(here.postgres_dsn)["host"]).parent
    # At once, while the old servers may still be stopping.
    with make(tmp_path) as again, psycopg.connect(again.postgres_dsn) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
        assert not old_room.exists()
    assert processes(tmp_path) == {}
    until(lambda: not processes(tmp_path))


def test_the_servers_stop_by_themselves_when_nobody_starts_again(
    hold: Holder, tmp_path: Path, until: Until, processes: Processes
) -> None:
    holder = hold(tmp_path)
    assert processes(tmp_path)
    holder.kill()
    holder.wait()
    until(lambda: not processes(tmp_path))


def test_everything_killed_at_once_starts_again(
    make: Make, hold: Holder, tmp_path: Path, processes: Processes
) -> None:
    holder = hold(tmp_path)
    for pid in [holder.pid, *processes(tmp_path)]:
        # Those of PostgreSQL's children that saw their parent die are gone by themselves.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    holder.wait()
    assert (tmp_path / "postgres" / "postmaster.pid").exists()
    with make(tmp_path) as again:
        assert answers(again)


def test_a_first_start_that_was_cut_short_begins_anew(
    make: Make, hold: Holder, tmp_path: Path, until: Until
) -> None:
    holder = hold(tmp_path, wait=False)
    until((tmp_path / "postgres.new" / "PG_VERSION").exists)
    room = Path((tmp_path / "run" / "room").read_text())
    holder.kill()
    holder.wait()
    assert not (tmp_path / "postgres").exists()
    with make(tmp_path) as here:
        assert answers(here)
        assert not room.exists()


def test_an_interrupt_while_starting_leaves_nothing_running(
    hold: Holder, tmp_path: Path, until: Until, processes: Processes
) -> None:
    holder = hold(tmp_path, wait=False)
    until((tmp_path / "postgres.new" / "PG_VERSION").exists)
    room = Path((tmp_path / "run" / "room").read_text())
    holder.send_signal(signal.SIGINT)
    assert holder.wait(20) != 0
    assert processes(tmp_path) == {}
    assert not room.exists()


def test_the_terminals_interrupt_does_not_reach_the_servers(
    hold: Holder, tmp_path: Path, processes: Processes
) -> None:
    holder = hold(tmp_path)
    group = os.getpgid(holder.pid)
    assert all(os.getpgid(pid) != group for pid in processes(tmp_path))


def test_a_thread_that_starts_the_servers_may_end(tmp_path: Path) -> None:
    script = (
        "import sys, threading, time; from pathlib import Path\n"
        "from workers.embedded.stack import EmbeddedStack\n"
        "import psycopg\n"
        "e = EmbeddedStack(Path(sys.argv[1]), temporal_port=0, namespace='w', search_attributes={})\n"
        "found = []\n"
        "t = threading.Thread(target=lambda: found.append(e.__enter__())); t.start(); t.join()\n"
        "time.sleep(0.5)\n"
        "psycopg.connect(found[0].postgres_dsn).close()\n"
        "e.__exit__(None, None, None)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
