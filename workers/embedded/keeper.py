"""One thread that starts a server, starts it again when it dies, and stops it."""

import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import structlog

from workers.embedded import faults, process
from workers.embedded.faults import StackFault
from workers.embedded.process import Launcher, Program

_LOOK_SECONDS = 0.2
_START_LOOK_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 10.0

log = structlog.get_logger(__name__)


class Server(Protocol):
    """What a keeper must know of a server."""

    @property
    def title(self) -> str:
        """Return what people call it."""

    @property
    def log(self) -> Path:
        """Return where its lines go."""

    @property
    def stop_steps(self) -> Sequence[tuple[signal.Signals, float]]:
        """Return the signals that stop it, each with its patience in seconds."""

    @property
    def start_seconds(self) -> float:
        """Return how long it may take before it answers."""

    def prepare(self, stopping: Callable[[], bool]) -> None:
        """Bring its directory into a state in which it can start."""

    def program(self) -> Program:
        """Return the command that serves."""

    def probe(self) -> bool:
        """Return whether it answers."""

    def settle(self) -> None:
        """Put in order what can only be done while it runs."""

    def sweep(self) -> None:
        """Stop what a dead server left behind."""


class Keeper:
    """Keeps one server up.

    The thread is what makes it safe: a server is told to stop when the
    *thread* that started it ends, so starter and watcher are one thread, and
    its life is the server's life.
    """

    def __init__(self, server: Server, launcher: Launcher) -> None:
        self._server = server
        self._launcher = launcher
        self._stopping = threading.Event()
        self._answered = threading.Event()
        self._fault: BaseException | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._live, name=f"keeper of {server.title}", daemon=True)

    def start(self) -> None:
        """Begin; `await_ready` tells how it went."""
        self._thread.start()

    def await_ready(self) -> None:
        """Return when the server answers, or raise the fault that keeps it from doing so."""
        self._answered.wait()
        if self._fault is not None:
            raise self._fault

    def ask_to_stop(self) -> None:
        """Begin to stop; `stop` waits for it."""
        self._stopping.set()

    def stop(self) -> None:
        """Return when the server is gone."""
        self.ask_to_stop()
        if self._thread.ident is not None:
            self._thread.join()

    def _live(self) -> None:
        try:
            self._up()
            self._answered.set()
            while not self._stopping.wait(_LOOK_SECONDS):
                if self._process is not None and self._process.poll() is None:
                    continue
                self._revive()
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits for it
            self._fault = error
        finally:
            with contextlib.suppress(StackFault):
                self._down()
            self._answered.set()

    def _up(self) -> None:
        server = self._server
        server.prepare(self._stopping.is_set)
        program = server.program()
        self._process = started = self._launcher.start(program)
        deadline = time.monotonic() + server.start_seconds
        while not server.probe():
            if started.poll() is not None:
                raise process.why(started, server.title, program, self._launcher)
            if time.monotonic() > deadline or self._stopping.is_set():
                raise faults.did_not_start(server.title, server.log, "geen antwoord")
            time.sleep(_START_LOOK_SECONDS)
        server.settle()

    def _revive(self) -> None:
        pause = 0.1
        exit_code = None if self._process is None else self._process.returncode
        log.warning("server-died", server=self._server.title, exit_code=exit_code)
        while not self._stopping.wait(pause):
            try:
                self._down()
                self._up()
            except StackFault as fault:
                log.warning("server-not-back-yet", server=self._server.title, code=fault.code)
                pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
            else:
                log.warning("server-back", server=self._server.title)
                return

    def _down(self) -> None:
        if self._process is not None:
            process.halt(self._process, self._server.stop_steps)
            self._process = None
        self._server.sweep()
