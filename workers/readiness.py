"""Whether an engine takes work yet: its servers answer before its tables and its worker are there."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from cli.office import Fault

_PATIENCE = 20.0
_PAUSE = 0.1

T = TypeVar("T")


@contextmanager
def announced(data_dir: Path, life: str) -> Iterator[None]:
    """Tell other processes that the engine takes work, for as long as the context lasts.

    `life` is something that differs with every start, so that what a killed engine left
    behind is not believed.
    """
    note = _note(data_dir)
    note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = note.with_suffix(".new")
    draft.write_text(life)
    draft.replace(note)
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def takes_work(data_dir: Path, life: str) -> bool:
    """Whether the engine of that life takes work."""
    try:
        return _note(data_dir).read_text() == life
    except (OSError, ValueError):
        return False


def is_held(data_dir: Path) -> bool:
    """Whether a process holds the data directory: an engine runs there, or is starting or stopping.

    Asked of the kernel's list, because trying the lock could keep an engine from starting.
    """
    try:
        found = (data_dir / "lock").stat()
        held = Path("/proc/locks").read_text().splitlines()
    except OSError:
        return False
    return any(line.split()[5].endswith(f":{found.st_ino}") for line in held if "FLOCK" in line)


def patiently(look: Callable[[], T | None], data_dir: Path, patience: float = _PATIENCE) -> T:
    """Return what `look` finds once it finds something. Raises `Fault` where it does not come."""
    until = time.monotonic() + patience
    while (found := look()) is None:
        if time.monotonic() > until:
            raise Fault(
                "not-ready",
                f"De motor bij de gegevensmap {data_dir} start of stopt nog. Probeer het zo weer.",
            )
        time.sleep(_PAUSE)
    return found


def _note(data_dir: Path) -> Path:
    return data_dir / "run" / "ready"
