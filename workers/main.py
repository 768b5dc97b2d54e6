"""The composition root and the console script: the only place where everything meets.

What a command needs is imported where that command is carried out: who asks for help, or makes a slip
in typing, does not wait for Temporal and PostgreSQL.
"""

from __future__ import annotations

import asyncio
import io
import signal
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import structlog

from cli import main as terminal
from cli.office import Fault
from workers import logs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from types import FrameType

    from cli.office import LogToImport, Office, Ports, RestoreOrder
    from domain.decision import Refused
    from gateways.foreign_log.summary import Summary
    from workers.place import Place

_log = structlog.get_logger()
_STOPS = (signal.SIGINT, signal.SIGTERM)


class LocalEngine:
    """The engine on this machine, as the terminal asks for it."""

    @asynccontextmanager
    async def office(self, data_dir: Path | None, config: Path | None) -> AsyncIterator[Office]:
        """Open the office of the engine that runs on that data directory."""
        from workers.office import office_at
        from workers.place import found, settings_from

        async with office_at(found(settings_from(config), data_dir)) as office:
            yield office

    def up(self, data_dir: Path | None, config: Path | None, ports: Ports) -> None:
        """Run the whole stack until it is told to stop, which is no fault, also while starting."""
        from workers.engine import run_until_told
        from workers.place import settings_from, started

        logs.configure(pretty=sys.stderr.isatty())
        settings = settings_from(config)
        for name in _STOPS:
            signal.signal(name, _end)
        with started(settings, data_dir, ports.temporal) as place:
            try:
                asyncio.run(run_until_told(place, ports.web, click.echo))
            except Exception as error:
                if not isinstance(error, Fault):
                    _log.exception("engine-failed")
                raise
            finally:
                # Who presses Ctrl-C twice does not stop the stopping.
                for name in _STOPS:
                    signal.signal(name, signal.SIG_IGN)
        _log.info("stopped")

    def link(self, data_dir: Path | None, config: Path | None) -> str:
        """Return a new one-time link to the pages of the engine on that data directory."""
        from workers.place import found, settings_from
        from workers.serving import new_link

        return new_link(found(settings_from(config), data_dir))

    def backup(
        self,
        file: Path,
        keys: Path | None,
        data_dir: Path | None,
        config: Path | None,
        told: Callable[[str], None],
    ) -> dict[str, Any] | Refused:
        """Back up the engine that runs on that data directory."""
        from workers.backing_up import back_up
        from workers.place import found, settings_from

        return back_up(found(settings_from(config), data_dir), file, keys, told)

    def restore(
        self, order: RestoreOrder, data_dir: Path | None, config: Path | None, told: Callable[[str], None]
    ) -> dict[str, Any] | Refused:
        """Put a backup back on that data directory, or into the database of the settings."""
        from workers.place import settings_from
        from workers.restoring import put_back

        return put_back(settings_from(config), data_dir, order, told)

    def import_log(
        self, given: LogToImport, data_dir: Path | None, config: Path | None, told: Callable[[str], None]
    ) -> Summary:
        """Take a foreign log in."""
        from workers.importing import import_log

        return import_log(given, data_dir, config, told)

    def demo(self, data_dir: Path | None, config: Path | None) -> bool:
        """Walk the sample lives in a directory of their own; whether the read models equal a replay."""
        from workers.place import settings_from, started

        settings = settings_from(config)
        click.echo("Weerklank speelt voorbeeldinitiatieven af; niet voor echte zaken.", err=True)
        with (
            tempfile.TemporaryDirectory(prefix="weerklank-demo-") as own,
            started(settings, data_dir or Path(own) / "data", 0) as place,
        ):
            return asyncio.run(_demonstrate(place))


async def _demonstrate(place: Place) -> bool:
    from projections.replay import differences
    from workers.demo.lives import LIVES
    from workers.demo.walk import keep_apart, show, walk
    from workers.engine import working
    from workers.office import office_at

    async with working(place), office_at(place) as office:
        keep_apart(place.data_dir, office)
        cases = await walk(office)
        await office.settled()
        show(office, cases[next(life.name for life in LIVES if life.shown)])
        differing = differences(place.postgres_dsn, office.log, office.rulebook)
    click.echo("\nCONTROLE: de leesmodellen tegen het grootboek\n")
    for line in differing:
        click.echo(f"  {line}")
    verdict = (
        "ongelijk" if differing else "gelijk: elk leesmodel is hetzelfde als een herhaling van het grootboek"
    )
    click.echo(f"  {verdict}")
    return not differing


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _break_off(_signal: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGINT)


def main() -> None:
    """Carry out what the terminal asks. A request to terminate ends in order, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _break_off)
    # A shell that starts us in the background has Ctrl-C ignored, and both go the same road.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    logs.configure("error", pretty=sys.stderr.isatty())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    terminal.run(LocalEngine())
