"""Start a program on a leash, stop it, and find what a dead instance left running."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workers.embedded import faults, leash
from workers.embedded.faults import StackFault
from workers.embedded.identity import Identity
from workers.embedded.room import Room

_LOG_LIMIT = 10_000_000


@dataclass(frozen=True)
class Program:
    """A command, where it runs, what it is told to stop, and where its lines go.

    `directory` is the real one, not as the server sees it: it is by their
    working directory that our servers are known among all processes. `needs`
    are the other places it must be able to reach.
    """

    command: Sequence[str]
    directory: Path
    needs: Sequence[Path]
    farewell: signal.Signals
    log: Path


@dataclass(frozen=True)
class Launcher:
    """Starts programs as the chosen user, with the room's view of the file system."""

    identity: Identity
    room: Room

    def start(self, program: Program) -> subprocess.Popen[bytes]:
        """Return the program, started.

        It ends with the *thread* that calls this: the kernel counts the
        thread as the parent. So call it from one that lives as long as the
        program should.
        """
        identity = self.identity
        seen = str(self.room.see(program.directory))
        plan = leash.Plan(
            starter=os.getpid(),
            binds=self.room.binds((program.directory, *program.needs)),
            user=(identity.uid, identity.gid, identity.groups) if identity.foreign else None,
            farewell=int(program.farewell),
            directory=seen,
            command=list(program.command),
        )
        try:
            _keep_small(program.log)
            log = os.open(program.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise faults.not_writable(program.log, error) from error
        try:
            return subprocess.Popen(  # noqa: S603 - our own interpreter, our own file, no shell
                [sys.executable, "-I", "-S", leash.__file__, json.dumps(plan)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(seen),
                # Out of the terminal's process group: Ctrl-C is for us, and we stop the servers.
                start_new_session=True,
            )
        finally:
            os.close(log)


def halt(process: subprocess.Popen[bytes], steps: Iterable[tuple[signal.Signals, float]]) -> None:
    """Stop a process with ever firmer signals, each with its patience in seconds."""
    for number, patience in steps:
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.wait()


def clear(directory: Path, programs: Sequence[str], patience: float = 10.0) -> None:
    """Stop every process of these programs that works in `directory`, and wait until it is gone.

    A number written in a file may by now be another process; the pair of
    working directory and program cannot lie, and it also finds the children
    of a server that was killed. They were told to stop when their starter
    died, so they get `patience` seconds to finish before they are killed. Raises
    `data-dir-in-use` where they cannot be killed by us.
    """
    begun = time.monotonic()
    told: set[int] = set()
    while pids := list(_working_in(directory, programs)):
        waited = time.monotonic() - begun
        if waited > 2 * patience:
            raise faults.in_use(directory.parent)
        for pid in pids:
            if waited > patience or pid not in told:
                # To PostgreSQL SIGINT means now, where SIGTERM would mean when the last client has left.
                _send(pid, signal.SIGKILL if waited > patience else signal.SIGINT)
                told.add(pid)
        time.sleep(0.02)


def _working_in(directory: Path, programs: Sequence[str]) -> Iterable[int]:
    try:
        wanted = directory.stat()
    except FileNotFoundError:
        return
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            here = (entry / "cwd").stat()
            program = (entry / "exe").readlink().name.removesuffix(" (deleted)")
        except OSError:
            continue
        if (here.st_dev, here.st_ino) == (wanted.st_dev, wanted.st_ino) and program in programs:
            yield int(entry.name)


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _environment(home: str) -> dict[str, str]:
    # Nothing of ours: PG* and TEMPORAL_* variables and proxies would all be obeyed.
    return {"PATH": "/usr/bin:/bin", "HOME": home, "LC_ALL": "C", "TZ": "UTC"}


def _keep_small(log: Path) -> None:
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


def last_line(log: Path) -> str:
    """Return the last thing a server said, for the sentence that says it did not start."""
    try:
        lines = log.read_text(errors="replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1][:200] if lines else ""


def why(ended: subprocess.Popen[bytes], title: str, program: Program, launcher: Launcher) -> StackFault:
    """Return the fault that says why a program did not come to life."""
    if ended.returncode == leash.CANNOT_MOUNT:
        return faults.unreachable(launcher.identity.name, program.directory.parent)
    return faults.did_not_start(title, program.log, last_line(program.log))
