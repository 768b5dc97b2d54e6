"""Temporal is gone for good: what can be read is read, and what was handed in can be handed in again."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")


@pytest.fixture
def lost(up: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Yield the options for the same ledger with a Temporal that nobody listens for."""
    dsn = json.loads((up.data_dir / "run" / "stack.json").read_text())["postgres_dsn"]
    monkeypatch.setenv("WEERKLANK_POSTGRES__DSN", dsn)
    config = tmp_path / "temporal.yaml"
    config.write_text("temporal:\n  profile: cluster\n  cluster:\n    address: 127.0.0.1:9\n")
    return ("--config", str(config), "--data-dir", str(up.data_dir))


def test_a_lost_submission_is_handed_in_again_under_the_same_id(
    lost: tuple[str, ...], run: Run, submit: Run, up: Any
) -> None:
    receipt = submit("receive-initiative", "--submission-id", "brief-verloren").json()
    content = json.dumps({"occurred": "2026-02-03T09:00:00+01:00", "handler": "an"}).encode()
    who = ("--as", "an", "--role", "handler", "--case", receipt["number"])
    hand_in = ("case", "submit", "assign-handler", "--json", "-", *who)
    with ThreadPoolExecutor(2) as people:
        silent = people.submit(run, *hand_in, *lost, given=content)
        recovering = people.submit(run, "recover", *lost)
        assert run("case", "show", receipt["case"], "--json", *lost).json()["number"] == receipt["number"]
        assert run("status", "--json", *lost).json()["temporal"]["answers"] is False
        said = silent.result()
    assert recovering.result().fault() == "not-reachable"
    assert said.fault() == "no-answer"
    again = said.err.split("--submission-id '")[1].split("'")[0]
    place = ("--data-dir", str(up.data_dir), "--submission-id", again)
    first = run(*hand_in, *place, given=content).json()
    assert run(*hand_in, *place, given=content).json() == first


def test_who_breaks_off_a_submission_is_told_how_to_go_on(
    lost: tuple[str, ...], submit: Run, tmp_path: Path
) -> None:
    case = submit("receive-initiative", "--submission-id", "brief-verloren").json()["case"]
    (tmp_path / "in.json").write_text('{"occurred": "2026-02-03T09:00:00+01:00", "handler": "an"}')
    words = ("case", "submit", "assign-handler", "--json", str(tmp_path / "in.json"), "--as", "an")
    who = ("--role", "handler", "--case", case, "--submission-id", "eigen-1")
    both = [
        subprocess.Popen(
            [WEERKLANK, *words, *who, *lost], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    # Long enough to be under way, far shorter than it waits for Temporal.
    time.sleep(4)
    for asked, name in zip(both, (signal.SIGINT, signal.SIGTERM), strict=True):
        asked.send_signal(name)
        out, err = asked.communicate(timeout=10)
        assert (asked.returncode, out) == (1, "")
        (line,) = err.splitlines()
        assert line.startswith("interrupted: ")
        assert "--submission-id 'eigen-1'" in line
