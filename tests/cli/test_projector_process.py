"""The projector is a process of its own: it never outlives its engine, and never ends unseen."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 30


def projector_of(engine: Any) -> int:
    """The process of that engine's projector."""
    for each in Path("/proc").iterdir():
        with suppress(OSError, IndexError, ValueError):
            parent = int((each / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == engine.process.pid and b"workers.projecting" in (each / "cmdline").read_bytes():
                return int(each.name)
    raise AssertionError("this engine has no projector")


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def within(done: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.1)
    return done()


def test_a_projector_does_not_outlive_an_engine_that_was_killed(start: type[Any], tmp_path: Path) -> None:
    engine = start(tmp_path / "data")
    projector = projector_of(engine)
    engine.kill()

    assert within(lambda: gone(projector))


def test_an_engine_whose_projector_ended_stops_visibly(start: type[Any], tmp_path: Path) -> None:
    engine = start(tmp_path / "data")
    os.kill(projector_of(engine), signal.SIGKILL)

    assert engine.process.wait(60) == 1
    assert "engine-failed" in engine.log.read_text()


def test_a_folder_of_that_name_where_the_engine_starts_is_not_run(
    start: type[Any], tmp_path: Path, monkeypatch: Any
) -> None:
    (tmp_path / "workers").mkdir()
    (tmp_path / "workers" / "__init__.py").write_text("raise SystemExit('not mine')\n")
    monkeypatch.chdir(tmp_path)
    engine = start(tmp_path / "data")

    assert projector_of(engine)
    assert engine.stop() == 0
