"""Which files an installation takes in, and what looks for malware in them."""

from pathlib import Path
from typing import Any

from gateways.clamd import Clamd
from workers.settings import Attachments
from workflows.enclosing import Enclosures

_MEGABYTE = 1_000_000


def enclosures(settings: Attachments) -> Enclosures:
    """Return what the desk asks of a file."""
    scanner = _clamd(settings)
    most = settings.most_megabytes * _MEGABYTE
    return Enclosures(most=most) if scanner is None else Enclosures(scanner=scanner, most=most)


def state(settings: Attachments) -> dict[str, Any]:
    """Return what looks for malware and whether it answers; nobody answers where nobody looks."""
    scanner = _clamd(settings)
    return {"scanner": settings.scanner, "answers": None if scanner is None else scanner.answers()}


def _clamd(settings: Attachments) -> Clamd | None:
    if settings.scanner == "none":
        return None
    if settings.clamd.startswith("/"):
        return Clamd(Path(settings.clamd))
    host, _, port = settings.clamd.rpartition(":")
    return Clamd((host, int(port)))
