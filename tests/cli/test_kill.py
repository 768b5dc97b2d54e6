"""Power cuts and broken parts: what was acknowledged is there once, and nothing keeps running."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil

Run = Callable[..., Any]


def processes_of(data_dir: Path) -> list[psutil.Process]:
    """What still runs on behalf of a data directory, by its working directory or its command."""
    found = []
    for process in psutil.process_iter(["cmdline", "name"]):
        command = " ".join(process.info["cmdline"] or [])
        if str(data_dir) in command and process.info["name"] in {"temporal", "postgres", "weerklank"}:
            found.append(process)
    return found


def intake(run: Run, data_dir: Path, example: dict[str, Any], number: int) -> Any:
    return run(
        *("case", "submit", "receive-initiative", "--json", "-", "--as", "an", "--role", "intake"),
        *("--submission-id", f"brief-{number}", "--data-dir", str(data_dir)),
        given=json.dumps(example).encode(),
        timeout=120,
    )


def test_what_was_acknowledged_survives_a_power_cut(
    run: Run, start: Any, tmp_path: Path, catalogue: dict[str, Any]
) -> None:
    engine = start(tmp_path / "data")
    example = catalogue["receive-initiative"]["example"]
    try:
        with ThreadPoolExecutor(2) as people:
            busy = [people.submit(intake, run, engine.data_dir, example, number) for number in range(6)]
            time.sleep(2.5)
            room = Path((engine.data_dir / "run" / "room").read_text())
            engine.kill()
            engine = start(tmp_path / "data")
            said = [each.result() for each in busy]
        assert not room.exists()
        for number, first in enumerate(said):
            assert first.code == 0 or first.fault() in {"no-answer", "not-running", "not-reachable"}
            again = intake(run, engine.data_dir, example, number).json()
            assert first.code != 0 or first.json() == again
        rows = run("worklist", "--json", "--data-dir", str(engine.data_dir)).json()
        assert sorted(row["number"] for row in rows) == [f"LW-2026-{number:05}" for number in range(1, 7)]
        # Every case has its workflow, and with it its timers: there is nothing to bring back.
        found = run("recover", "--json", "--data-dir", str(engine.data_dir)).json()
        assert (found["started"], found["running"]) == (0, 6)
    finally:
        assert engine.stop() == 0
    assert processes_of(engine.data_dir) == []
    shown = run("demo", "--data-dir", str(engine.data_dir))
    assert shown.code == 1
    assert shown.err.splitlines()[-1].startswith("data-dir-has-cases: ")
