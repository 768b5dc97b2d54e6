"""An engine comes up, is waited for, and goes without leaving anything behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")


def alive(data_dir: Path) -> list[str]:
    """What still runs on behalf of a data directory."""
    lines = (" ".join(each.info["cmdline"] or []) for each in psutil.process_iter(["cmdline"]))
    return [line for line in lines if str(data_dir) in line]


def room_of(data_dir: Path) -> Path:
    return Path((data_dir / "run" / "room").read_text())


def begin(data_dir: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [WEERKLANK, "up", "--data-dir", str(data_dir), "--temporal-port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def test_a_command_waits_for_an_engine_that_is_starting(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    engine = begin(data)
    until((data / "lock").exists)
    asked = (("status", "--json"), ("worklist", "--json"), ("terms", "register", "--json"))
    with ThreadPoolExecutor(3) as people:
        said = list(people.map(lambda words: run(*words, "--data-dir", str(data)), asked))
    assert [each.json() for each in said[1:]] == [[], []]
    assert said[0].json()["running"] is True
    room = room_of(data)
    engine.send_signal(signal.SIGINT)
    time.sleep(0.05)
    # Who is in a hurry presses twice.
    engine.send_signal(signal.SIGINT)
    out, err = engine.communicate(timeout=20)
    assert (engine.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert alive(data) == []
    assert not room.exists()
    assert run("status", "--data-dir", str(data)).fault() == "not-running"


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_an_engine_told_to_stop_while_it_starts_leaves_nothing(tmp_path: Path, name: signal.Signals) -> None:
    data = tmp_path / "data"
    engine = begin(data)
    until(lambda: (data / "run" / "room").exists() and room_of(data).exists())
    engine.send_signal(name)
    out, err = engine.communicate(timeout=20)
    assert (engine.returncode, out, err) == (0, "", "")
    assert alive(data) == []
    assert not room_of(data).exists()


def test_what_a_killed_engine_left_is_not_believed(run: Run, start: Any, tmp_path: Path) -> None:
    engine = start(tmp_path / "data")
    room = room_of(engine.data_dir)
    engine.kill()
    until(lambda: not alive(engine.data_dir))
    assert run("worklist", "--data-dir", str(engine.data_dir)).fault() == "not-running"
    again = begin(engine.data_dir)
    assert run("worklist", "--json", "--data-dir", str(engine.data_dir)).code in {0, 1}
    until(lambda: run("worklist", "--json", "--data-dir", str(engine.data_dir)).code == 0)
    assert not room.exists()
    again.terminate()
    again.communicate(timeout=20)
    assert again.returncode == 0


@pytest.fixture
def place_of_nobody() -> Iterator[Path]:
    """Yield a directory of the user `nobody`, who must be able to run this interpreter."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("setpriv is not installed")
    # The interpreter itself and not the link to it: what lies below a closed directory cannot be started.
    runs = subprocess.run(
        [*as_nobody(), str(Path(sys.executable).resolve()), "-c", ""], check=False, capture_output=True
    )
    if runs.returncode != 0:
        pytest.skip("the interpreter of this environment is out of reach for the user nobody")
    place = Path(tempfile.mkdtemp(prefix="of-nobody-"))
    shutil.chown(place, "nobody")
    yield place
    shutil.rmtree(place)


def as_nobody() -> list[str]:
    return [shutil.which("setpriv") or "", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def demonstrate(*before: str, place: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*before, WEERKLANK, "demo", "--data-dir", str(place / "data")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=place,
    )


def demonstrated(done: "subprocess.CompletedProcess[str]", data: Path) -> None:
    assert done.returncode == 0, done.stderr
    parts = ("WERKLIJST", "VERLOOP van één zaak", "TERMIJNREGISTER", "OORDEEL per soort termijn", "CONTROLE")
    found = [done.stdout.index(part) for part in parts]
    assert found == sorted(found)
    assert done.stdout.rstrip().endswith(
        "gelijk: elk leesmodel is hetzelfde als een herhaling van het grootboek"
    )
    assert alive(data) == []
    assert not room_of(data).exists()


def test_the_demonstration_shows_its_answers_and_can_be_given_again(tmp_path: Path) -> None:
    for _ in range(2):
        demonstrated(demonstrate(place=tmp_path), tmp_path / "data")


def test_the_demonstration_needs_no_root(place_of_nobody: Path) -> None:
    demonstrated(demonstrate(*as_nobody(), place=place_of_nobody), place_of_nobody / "data")


def test_a_demonstration_broken_off_leaves_nothing(tmp_path: Path) -> None:
    demo = subprocess.Popen(
        [WEERKLANK, "demo", "--data-dir", str(tmp_path / "data")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    until((tmp_path / "data" / "run" / "stack.json").exists)
    demo.terminate()
    _, err = demo.communicate(timeout=20)
    assert demo.returncode == 1
    assert err.splitlines()[-1].startswith(("interrupted: ", "no-answer: "))
    assert alive(tmp_path / "data") == []
    assert not room_of(tmp_path / "data").exists()
