"""The two servers together, as a context manager."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from workers.embedded import record, room, temporal
from workers.embedded.faults import StackFault
from workers.embedded.home import Hold, Home
from workers.embedded.identity import Identity
from workers.embedded.keeper import Keeper
from workers.embedded.postgres import Postgres
from workers.embedded.process import Launcher
from workers.embedded.record import Running, running

__all__ = ["EmbeddedStack", "Running", "StackFault", "running"]


class EmbeddedStack:
    """PostgreSQL and Temporal with their state in `data_dir`, up for as long as the context lasts.

    Both are reachable from this machine only: PostgreSQL over a private
    socket, Temporal on loopback (`temporal_port` 0 takes a free port). A
    server that dies is started again in the same place, and both stop when
    this process ends, even by kill -9. `run_as` has a meaning for root only.
    Not for use in a process that forks without executing.
    """

    def __init__(  # noqa: PLR0913 - each is a line in temporal.yaml, by the same name
        self,
        data_dir: Path,
        *,
        temporal_port: int,
        namespace: str,
        search_attributes: Mapping[str, str],
        run_as: str | None = None,
        retention_days: int = 90,
    ) -> None:
        self._data_dir = data_dir
        self._run_as = run_as
        self._shape = temporal.Shape(temporal_port, namespace, dict(search_attributes), retention_days)
        self._exits = contextlib.ExitStack()

    def __enter__(self) -> Running:
        """Return where the servers are, once both answer.

        Raises `StackFault`; nothing is left running then.
        """
        with contextlib.ExitStack() as exits:
            here = self._start(exits)
            self._exits = exits.pop_all()
        return here

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop both servers and leave nothing behind but the data."""
        self._exits.close()

    def _start(self, exits: contextlib.ExitStack) -> Running:
        home = Home.open(self._data_dir)
        exits.callback(Hold(home).release)
        identity = Identity.choose(self._run_as, home)
        room.sweep(home)
        record.erase(home)
        # Before the room is made: who is told to stop while it is being made leaves none behind.
        exits.callback(room.sweep, home)
        place = room.Room(identity, home)
        exits.callback(place.leave)
        launcher = Launcher(identity, place)
        postgres = Postgres(home, launcher)
        served = temporal.Temporal(home, launcher, self._resolved())
        keepers = [Keeper(served, launcher), Keeper(postgres, launcher)]
        # Asked to stop in turn, they would each be waited for in turn.
        exits.callback(_stop, keepers)
        for keeper in keepers:
            keeper.start()
        for keeper in keepers:
            keeper.await_ready()
        here = Running(postgres.dsn, served.address, os.getpid(), home.root)
        exits.callback(record.erase, home)
        record.write(home, here)
        return here

    def _resolved(self) -> temporal.Shape:
        shape = self._shape
        port = shape.port or temporal.free_port()
        return temporal.Shape(port, shape.namespace, shape.search_attributes, shape.retention_days)


def _stop(keepers: list[Keeper]) -> None:
    for keeper in keepers:
        keeper.ask_to_stop()
    for keeper in keepers:
        keeper.stop()
