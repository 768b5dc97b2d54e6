"""What keeps the servers from running is said in one Dutch sentence, and nothing is left behind."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workers.embedded import leash
from workers.embedded.faults import StackFault
from workers.embedded.stack import EmbeddedStack, Running, running

Make = Callable[..., EmbeddedStack]
Holder = Callable[[Path], "subprocess.Popen[bytes]"]
Processes = Callable[[Path], dict[int, str]]

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can run the servers as somebody else")


def refused(engine: EmbeddedStack) -> StackFault:
    with pytest.raises(StackFault) as found, engine:
        pytest.fail("the servers started")
    sentence = found.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return found.value


def test_a_data_directory_in_use_elsewhere(
    make: Make, hold: Holder, tmp_path: Path, processes: Processes
) -> None:
    hold(tmp_path)
    before = processes(tmp_path)
    fault = refused(make(tmp_path))
    assert fault.code == "data-dir-in-use"
    assert str(tmp_path) in fault.sentence
    assert before.items() <= processes(tmp_path).items()
    assert running(tmp_path)


def test_a_data_directory_in_use_by_ourselves(make: Make, stack: Running) -> None:
    assert refused(make(stack.data_dir)).code == "data-dir-in-use"
    assert running(stack.data_dir) == stack


def test_a_file_in_place_of_the_data_directory(make: Make, tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.touch()
    fault = refused(make(place))
    assert fault.code == "data-dir-not-writable"
    assert str(place) in fault.sentence


def test_a_directory_that_the_kernel_lets_nobody_write_in(make: Make) -> None:
    assert refused(make(Path("/proc/weerklank"))).code == "data-dir-not-writable"


def test_a_link_in_place_of_a_private_directory(make: Make, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    data = tmp_path / "data"
    data.mkdir()
    (data / "secrets").symlink_to(elsewhere)
    assert refused(make(data)).code == "data-dir-not-writable"
    assert list(elsewhere.iterdir()) == []


def test_a_taken_port_is_named(make: Make, tmp_path: Path, processes: Processes) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        fault = refused(make(tmp_path, temporal_port=port))
    assert fault.code == "port-taken"
    assert str(port) in fault.sentence
    assert "embedded.temporal_port" in fault.sentence
    assert processes(tmp_path) == {}


def test_nothing_runs_where_nothing_was_ever_started(tmp_path: Path) -> None:
    with pytest.raises(StackFault) as fault:
        running(tmp_path / "never")
    assert fault.value.code == "not-running"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"pid": "x"}', "null", "\x00"])
def test_a_damaged_record_counts_as_not_running(tmp_path: Path, content: str) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "stack.json").write_text(content)
    with pytest.raises(StackFault) as fault:
        running(tmp_path)
    assert fault.value.code == "not-running"


def test_a_damaged_record_does_not_hinder_a_start(make: Make, tmp_path: Path) -> None:
    innocent = tmp_path / "innocent"
    innocent.mkdir()
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "stack.json").write_text(f'{{"pid": {os.getpid()}}}')
    (tmp_path / "run" / "room").write_text(str(innocent))
    with make(tmp_path):
        assert running(tmp_path).pid == os.getpid()
    assert innocent.exists()


def test_data_of_another_version_is_left_alone(make: Make, tmp_path: Path) -> None:
    with make(tmp_path):
        pass
    mark = tmp_path / "postgres" / "PG_VERSION"
    mark.write_text("16\n")
    fault = refused(make(tmp_path))
    assert fault.code == "data-of-other-version"
    assert "16" in fault.sentence
    mark.write_text("18\n")
    (tmp_path / "secrets" / "postgres.pgpass").unlink()
    assert refused(make(tmp_path)).code == "secret-missing"


def test_a_server_that_will_not_start_says_where_its_log_is(make: Make, tmp_path: Path) -> None:
    with make(tmp_path):
        pass
    (tmp_path / "postgres" / "global" / "pg_control").unlink()
    fault = refused(make(tmp_path))
    assert fault.code == "server-did-not-start"
    assert str(tmp_path / "logs" / "postgres.log") in fault.sentence


@as_root
def test_a_user_that_does_not_exist(make: Make, tmp_path: Path) -> None:
    fault = refused(make(tmp_path, run_as="no-such-user"))
    assert fault.code == "user-unknown"
    assert "no-such-user" in fault.sentence


@as_root
def test_root_is_not_a_user_for_servers(make: Make, tmp_path: Path) -> None:
    assert refused(make(tmp_path, run_as="root")).code == "user-is-root"


@as_root
def test_state_of_another_user_is_not_taken_over(make: Make, tmp_path: Path) -> None:
    (tmp_path / "temporal").mkdir(mode=0o700)
    fault = refused(make(tmp_path))
    assert fault.code == "data-dir-of-other-user"
    assert "nobody" in fault.sentence


@as_root
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv takes the right to mount away")
def test_a_directory_out_of_reach_where_mounting_is_not_allowed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    script = (
        "import sys; from pathlib import Path\n"
        "from workers.embedded.stack import EmbeddedStack, StackFault\n"
        "try:\n"
        "    stack = EmbeddedStack(Path(sys.argv[1]), temporal_port=0, namespace='w', search_attributes={})\n"
        "    stack.__enter__()\n"
        "except StackFault as fault:\n"
        "    print(fault.code)\n"
    )
    without = ["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin"]
    said = subprocess.run(
        [*without, sys.executable, "-c", script, str(closed / "data")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert said.stdout == "data-dir-unreachable\n"


def test_a_leash_lets_go_when_its_starter_is_already_gone(tmp_path: Path) -> None:
    plan = leash.Plan(
        starter=1, binds=[], user=None, farewell=signal.SIGKILL, directory=str(tmp_path), command=["/nowhere"]
    )
    done = subprocess.run([sys.executable, "-I", "-S", leash.__file__, json.dumps(plan)], check=False)
    assert done.returncode == 0
