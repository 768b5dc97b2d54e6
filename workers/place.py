"""Where this installation is: its settings, its servers and its keys."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cli.office import Fault
from domain.rulebook import Rulebook
from workers.embedded.stack import EmbeddedStack, Running, StackFault, running
from workers.readiness import is_held, patiently, takes_work
from workers.settings import Settings, SettingsFault, load_settings

_KEYS = "keys"


@dataclass(frozen=True)
class Place:
    """What a process needs to find everything; `temporal_address` is for the embedded server only."""

    settings: Settings
    data_dir: Path
    postgres_dsn: str
    temporal_address: str | None
    pid: int | None

    def rulebook(self) -> Rulebook:
        """Return the rules of this installation. Raises `Fault` where a file of them cannot be read."""
        return rulebook_of(self.settings)

    @property
    def keys(self) -> Path:
        """Where the keys of persons are: outside PostgreSQL, so that its backups cannot undo an erasure."""
        return self.data_dir / _KEYS


def rulebook_of(settings: Settings) -> Rulebook:
    """Return the rules shipped with the engine and the municipality's own.

    Raises `Fault` where a file of its own cannot be read: no case may be judged by half a rule.
    """
    own = settings.regulations
    try:
        return Rulebook.read(*([own] if own else []))
    except (OSError, ValueError, KeyError) as error:
        raise Fault(
            "regulation-invalid",
            f"Een regeling in de map {own} kan niet worden gelezen. Vergelijk haar met de"
            " meegeleverde voorbeelden en probeer het opnieuw.",
        ) from error


def settings_from(config: Path | None) -> Settings:
    """Return the settings. Raises `Fault` with one sentence where they cannot be read."""
    try:
        return load_settings(config)
    except SettingsFault as fault:
        raise Fault("settings-invalid", fault.sentence) from fault


def found(settings: Settings, data_dir: Path | None) -> Place:
    """Return the place of an engine that takes work; one that is starting is waited for.

    Raises `Fault`: `not-running` where there is none, `not-ready` where it does not come so far.
    """
    root = data_dir or settings.embedded.data_dir
    if settings.temporal.profile != "embedded":
        return _elsewhere(settings, root)
    if _closed_to_us(root / "run"):
        raise Fault(
            "not-reachable",
            f"De gegevensmap {root} is van een ander account. Gebruik het account dat de motor startte.",
        )
    return patiently(partial(_ready, settings, root), root)


def _closed_to_us(directory: Path) -> bool:
    try:
        return directory.is_dir() and not os.access(directory, os.X_OK)
    except PermissionError:
        return True


def _ready(settings: Settings, root: Path) -> Place | None:
    try:
        here = running(root)
    except StackFault as fault:
        if is_held(root):
            return None
        raise Fault(fault.code, fault.sentence) from fault
    return _here(settings, here) if takes_work(root, here.postgres_dsn) else None


@contextmanager
def started(settings: Settings, data_dir: Path | None, temporal_port: int | None) -> Iterator[Place]:
    """Start the servers where they are ours, and yield the place. Raises `Fault`."""
    root = data_dir or settings.embedded.data_dir
    if settings.temporal.profile != "embedded":
        root.mkdir(parents=True, exist_ok=True)
        yield _elsewhere(settings, root)
        return
    embedded = settings.embedded
    stack = EmbeddedStack(
        root,
        temporal_port=embedded.temporal_port if temporal_port is None else temporal_port,
        namespace=settings.namespace,
        search_attributes=settings.temporal.search_attributes,
        run_as=embedded.run_as or None,
        retention_days=settings.temporal.retention_days,
    )
    try:
        here = stack.__enter__()
    except StackFault as fault:
        raise Fault(fault.code, fault.sentence) from fault
    try:
        yield _here(settings, here)
    finally:
        stack.__exit__(None, None, None)


def _here(settings: Settings, here: Running) -> Place:
    return Place(settings, here.data_dir, here.postgres_dsn, here.temporal_address, here.pid)


def _elsewhere(settings: Settings, root: Path) -> Place:
    return Place(settings, root, settings.postgres.dsn.get_secret_value(), None, None)
