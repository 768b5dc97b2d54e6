"""Ways to start the servers, from this process and from another that can be killed."""

import contextlib
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workers.embedded.faults import StackFault
from workers.embedded.stack import EmbeddedStack, Running, running

Make = Callable[..., EmbeddedStack]
Holder = Callable[..., "subprocess.Popen[bytes]"]

HOLD = """
import sys, time
from pathlib import Path
from workers.embedded.stack import EmbeddedStack
engine = EmbeddedStack(
    Path(sys.argv[1]), temporal_port=0, namespace="weerklank", search_attributes={"WeerklankKind": "Keyword"}
)
with engine:
    time.sleep(600)
"""


@pytest.fixture
def make() -> Make:
    def build(data_dir: Path, *, temporal_port: int = 0, **other: object) -> EmbeddedStack:
        settings = {"namespace": "weerklank", "search_attributes": {"WeerklankKind": "Keyword"}, **other}
        return EmbeddedStack(data_dir, temporal_port=temporal_port, **settings)

    return build


@pytest.fixture
def hold() -> Iterator[Holder]:
    """Yield a way to run the servers from a process of their own."""
    started: list[tuple[Path, subprocess.Popen[bytes]]] = []

    def begin(data_dir: Path, *, wait: bool = True) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen([sys.executable, "-c", HOLD, str(data_dir)], cwd=Path(__file__).parents[2])
        started.append((data_dir, process))
        if wait:
            until(lambda: _found(data_dir))
        return process

    yield begin
    for data_dir, process in started:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        # What a killed one left in /tmp, the next start would have removed.
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree((data_dir / "run" / "room").read_text())


def _found(data_dir: Path) -> Running | None:
    try:
        return running(data_dir)
    except StackFault:
        return None


def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


@pytest.fixture(name="until")
def until_fixture() -> Callable[..., None]:
    return until


def processes(data_dir: Path) -> dict[int, str]:
    """Return the number and program of every process that works below `data_dir`."""
    found = {}
    inside = {(entry.stat().st_dev, entry.stat().st_ino) for entry in data_dir.iterdir() if entry.is_dir()}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                where = (entry / "cwd").stat()
                if (where.st_dev, where.st_ino) in inside:
                    found[int(entry.name)] = (entry / "exe").readlink().name
            except OSError:
                continue
    return found


@pytest.fixture(name="processes")
def processes_fixture() -> Callable[[Path], dict[int, str]]:
    return processes
