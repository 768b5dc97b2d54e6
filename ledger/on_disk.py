"""Having it on disk: what was written or named is safe from a power cut only after that."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Have a file, or the names in a directory, on disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
