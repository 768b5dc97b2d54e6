"""How another process finds the servers: a small file, believed only while its writer lives."""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from workers.embedded import faults
from workers.embedded.home import Home


@dataclass(frozen=True)
class Running:
    """Where the servers are; `pid` is the process that holds them. The DSN carries no password."""

    postgres_dsn: str
    temporal_address: str
    pid: int
    data_dir: Path


def write(home: Home, here: Running) -> None:
    """Tell other processes where the servers are, all at once or not at all.

    Raises `data-dir-not-writable`.
    """
    content = {
        "pid": here.pid,
        "started": _started(here.pid),
        "postgres_dsn": here.postgres_dsn,
        "temporal_address": here.temporal_address,
    }
    draft = home.record.with_suffix(".new")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(content, indent=2) + "\n")
        draft.replace(home.record)
    except OSError as error:
        raise faults.not_writable(home.record, error) from error


def erase(home: Home) -> None:
    """Tell other processes that there is nothing here any more."""
    with contextlib.suppress(OSError):
        home.record.unlink(missing_ok=True)


def running(data_dir: Path) -> Running:
    """Return where the servers of `data_dir` are.

    After a kill -9 the file stays behind, so the process it names must be
    alive and must have started at the moment the file says: process numbers
    come round again. Raises `not-running`.
    """
    root = data_dir.resolve()
    try:
        found = json.loads(Home(root).record.read_text())
        here = Running(found["postgres_dsn"], found["temporal_address"], int(found["pid"]), root)
        alive = found["started"] is not None and _started(here.pid) == found["started"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise faults.not_running(root) from error
    if not alive:
        raise faults.not_running(root)
    return here


def _started(pid: int) -> str | None:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return None
    # The name, in brackets, may hold spaces; the state is the first field after it, the start the twentieth.
    fields = status.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"
