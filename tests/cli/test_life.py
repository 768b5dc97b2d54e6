"""An engine comes up, is waited for, and goes without leaving anything behind."""

import os
import shutil
import signal
import site
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

from cli.office import Fault
from tests.cli.conftest import FREE_PORTS
from workers.readiness import announced, patiently, takes_work

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")


def alive(data_dir: Path) -> list[str]:
    """What still runs on behalf of a data directory."""
    lines = (" ".join(each.info["cmdline"] or []) for each in psutil.process_iter(["cmdline"]))
    return [line for line in lines if str(data_dir) in line]


def room_of(data_dir: Path) -> Path:
    return Path((data_dir / "run" / "room").read_text())


def begin(data_dir: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [WEERKLANK, "up", "--data-dir", str(data_dir), *FREE_PORTS],
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
    assert engine.returncode == 0
    assert out.startswith("Weerklank is er: http://127.0.0.1:")
    assert out.count("\n") == 1
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


def test_what_a_killed_engine_left_is_not_believed(tmp_path: Path) -> None:
    with announced(tmp_path, "first life"):
        assert takes_work(tmp_path, "first life")
        assert not takes_work(tmp_path, "second life")
    assert not takes_work(tmp_path, "first life")


def test_an_engine_that_never_gets_ready_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        patiently(lambda: None, tmp_path, patience=0.2)
    assert fault.value.code == "not-ready"


AS_NOBODY = ("--reuid=nobody", "--regid=nogroup", "--clear-groups")


@pytest.fixture
def nobody() -> list[str]:
    """Return how the user `nobody` calls weerklank, with an interpreter within that user's reach."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or setpriv is None:
        pytest.skip("only root can become another user, with setpriv")
    other = shutil.which(f"python3.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin")
    for python in (str(Path(sys.executable).resolve()), other or "/bin/false"):
        code = f"import sys; sys.path[:0] = {[str(ROOT), *site.getsitepackages()]}; import workers.main"
        begin_as = [setpriv, *AS_NOBODY, "/bin/sh", "-c", 'exec "$@"', "sh", python, "-c"]
        if subprocess.run([*begin_as, code], check=False, capture_output=True).returncode == 0:
            return [*begin_as, f"{code}; workers.main.main()"]
    pytest.skip("no interpreter of this version is within reach of the user nobody")


@pytest.fixture
def place_of_nobody() -> Iterator[Path]:
    """Yield a directory that the user `nobody` reaches and owns."""
    place = Path(tempfile.mkdtemp(prefix="of-nobody-"))
    shutil.chown(place, "nobody")
    yield place
    shutil.rmtree(place)


def demonstrate(place: Path, *caller: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*(caller or (WEERKLANK,)), "demo", "--data-dir", str(place / "data")],
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


def test_the_demonstration_shows_its_answers_and_leaves_nothing(tmp_path: Path) -> None:
    demonstrated(demonstrate(tmp_path), tmp_path / "data")


def test_the_demonstration_needs_no_root(nobody: list[str], place_of_nobody: Path) -> None:
    demonstrated(demonstrate(place_of_nobody, *nobody), place_of_nobody / "data")


def test_the_data_of_another_account_is_told_so(nobody: list[str], up: Any) -> None:
    done = subprocess.run(
        [*nobody, "status", "--data-dir", str(up.data_dir)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("not-reachable: ")


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
