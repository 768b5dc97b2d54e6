"""A foreign log into a running engine: read first, stored after, and its open cases brought to life."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from cli.office import Fault, LogToImport
from domain.rulebook import Rulebook
from domain.sealed import Staff
from gateways.foreign_log.intake import Intake, Interrupted
from gateways.foreign_log.mapping_file import read_mapping
from gateways.foreign_log.reading import ReadLog, read_log
from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.reports import Reports, Sealer
from gateways.foreign_log.summary import Summary
from workers.clock import now
from workers.office import LocalOffice, office_at
from workers.place import Place, found, rulebook_of, settings_from
from workflows.recovery import Recovered

Told = Callable[[str], None]
_TOLD_EVERY = 1000
_SHOWN_WITHIN = 10.0


def import_log(given: LogToImport, data_dir: Path | None, config: Path | None, told: Told) -> Summary:
    """Return what a log came to. A dry run asks no engine, and tells what an empty ledger would hold.

    All of the log is read before anything is stored: a file that breaks off half-way must not
    leave cases that look unanswered. Raises `Fault` where it is interrupted, with how to go on.
    """
    settings = settings_from(config)
    mapping = read_mapping(given.mapping)
    rulebook = rulebook_of(settings)
    if mapping.municipality not in rulebook.municipalities():
        raise LogRefused(
            "unknown-municipality",
            "Voor de gemeente in de mapping is hier geen regeling bekend. Controleer haar naam.",
        )
    place = None if given.dry_run else found(settings, data_dir)
    try:
        with read_log(given.log, given.cases, mapping, now()) as read:
            told("Het logboek is gelezen.")
            if place is None:
                return _rehearsed(read, rulebook)
            return asyncio.run(_stored(read, place, told))
    except (KeyboardInterrupt, Interrupted, asyncio.CancelledError) as stopped:
        raise Fault(
            "interrupted",
            "Afgebroken. Wat al is opgeslagen blijft staan; geef dezelfde opdracht nog eens,"
            " dan wordt de import afgemaakt.",
        ) from stopped


def _rehearsed(read: ReadLog, rulebook: Rulebook) -> Summary:
    intake = Intake(None, rulebook, read.findings, now)
    for _ in intake.take_in(_reports(read, lambda _account: Staff.example()), stop=lambda: False):
        pass
    return Summary.of(read.mapping.source, intake.tally, read.findings, dry_run=True)


async def _stored(read: ReadLog, place: Place, told: Told) -> Summary:
    async with office_at(place) as office:
        intake = Intake(office.log, office.rulebook, read.findings, now)
        reports = _reports(read, Accounts(office, read.mapping.source).seal)
        stop = threading.Event()
        try:
            await asyncio.to_thread(_store, intake, reports, stop, told)
        finally:
            stop.set()
        told(f"Alles staat in het grootboek. Open zaken tot leven brengen: {intake.tally.open}.")
        await office.recover(_watched(told), intake.open_cases())
        with suppress(psycopg.Error):
            await asyncio.to_thread(office.models.wait_until, office.log.last_position(), _SHOWN_WITHIN)
    return Summary.of(read.mapping.source, intake.tally, read.findings, dry_run=False)


def _store(intake: Intake, reports: Reports, stop: threading.Event, told: Told) -> None:
    """Runs in a thread of its own, so that Ctrl-C is heard; it stops between two batches."""
    for tally in intake.take_in(reports, stop.is_set):
        if tally.cases % _TOLD_EVERY == 0:
            told(f"  {tally.cases} zaken, {tally.facts} feiten")


def _watched(told: Told) -> Callable[[Recovered], None]:
    def tell(so_far: Recovered) -> None:
        if so_far.seen % _TOLD_EVERY == 0:
            told(f"  {so_far.seen} zaken bekeken")

    return tell


def _reports(read: ReadLog, seal: Sealer) -> Reports:
    return Reports(read.mapping, read.shelf, read.findings, seal)


class Accounts:
    """References of the accounts that a source names, each sealed and kept once."""

    def __init__(self, office: LocalOffice, source: str) -> None:
        self._vault = office.desk.vault
        self._source = f"import:{source}"
        self._known: dict[str, Staff] = {}

    def seal(self, account: str) -> Staff:
        """Return the reference of an account; its name is in the vault before any fact names it."""
        if account not in self._known:
            sealing = self._vault.sealing(self._source, self._source)
            ref, digest = sealing.seal(Staff.sort, account)
            sealing.keep()
            self._known[account] = Staff(ref=ref, digest=digest)
        return self._known[account]
