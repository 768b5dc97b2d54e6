"""The data directory: what lies where in it, and who may be in it."""

import fcntl
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from workers.embedded import faults

PRIVATE = 0o700
_TRAVERSE_ONLY = 0o711


@dataclass(frozen=True)
class Home:
    """The places inside one data directory.

    `run`, `secrets` and `logs` belong to us; `postgres` and `temporal` belong
    to the user that the servers run as.
    """

    root: Path

    @property
    def postgres(self) -> Path:
        """Return where PostgreSQL keeps its cluster."""
        return self.root / "postgres"

    @property
    def postgres_in_the_making(self) -> Path:
        """Return where a cluster is built, so that one half built is never taken for a whole one."""
        return self.root / "postgres.new"

    @property
    def temporal(self) -> Path:
        """Return where Temporal keeps its database file."""
        return self.root / "temporal"

    @property
    def temporal_file(self) -> Path:
        """Return Temporal's database file."""
        return self.temporal / "temporal.db"

    @property
    def temporal_mark(self) -> Path:
        """Return the empty file that stands beside it once a server has answered on it."""
        return self.temporal / "made"

    @property
    def passfile(self) -> Path:
        """Return the libpq password file, which keeps the password out of connection strings."""
        return self.root / "secrets" / "postgres.pgpass"

    @property
    def record(self) -> Path:
        """Return the file that tells other processes where the servers are."""
        return self.root / "run" / "stack.json"

    @property
    def note_of_room(self) -> Path:
        """Return the file that names the directory outside this one, for whoever comes after a kill -9."""
        return self.root / "run" / "room"

    @property
    def restoring(self) -> Path:
        """Return the data directory in which a ledger is put back, before it takes its place here."""
        return self.root / "restoring"

    def log(self, server: str) -> Path:
        """Return where one server's own lines go."""
        return self.root / "logs" / f"{server}.log"

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """Return the home in `data_dir`, made where it was not there yet.

        A data directory that exists is left with the mode it has: only what
        we make in it is private. Raises `data-dir-not-writable`.
        """
        root = data_dir.absolute()
        try:
            if not root.exists():
                root.mkdir(parents=True)
                root.chmod(_TRAVERSE_ONLY)
            for name in ("run", "secrets", "logs"):
                own_directory(root / name)
        except OSError as error:
            raise faults.not_writable(root, error) from error
        return cls(root.resolve())


def own_directory(path: Path) -> None:
    """Make a directory that only we can enter.

    A symbolic link in its place is refused: whoever owns the data directory
    could otherwise send a process of root anywhere.
    """
    path.mkdir(mode=PRIVATE, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(20, "is geen map", str(path))
    if stat.S_IMODE(found.st_mode) != PRIVATE:
        path.chmod(PRIVATE)


class Hold:
    """The lock that one process holds on a data directory while its servers run.

    The kernel drops it with the process, however that ends, so a lock is
    never left behind.
    """

    def __init__(self, home: Home) -> None:
        path = home.root / "lock"
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise faults.not_writable(path, error) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._descriptor)
            raise faults.in_use(home.root) from error

    def release(self) -> None:
        """Let the next process in."""
        os.close(self._descriptor)
