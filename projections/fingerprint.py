"""By which code and rules rows are made: rows of two codes never lie in one table."""

from hashlib import sha256
from importlib.resources import files

from domain.canonical import canonical_json
from domain.rulebook import Rulebook

_ROOMS = ("domain", "ledger", "projections")


def fingerprint(rulebook: Rulebook) -> str:
    """Return the SHA-256 over the code that makes rows of facts, and over the hashes of the rules."""
    code = {
        f"{room}/{path}": sha256(content).hexdigest() for room in _ROOMS for path, content in _sources(room)
    }
    return sha256(canonical_json([code, rulebook.hashes()])).hexdigest()


def _sources(room: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    folders = [("", files(room))]
    while folders:
        above, folder = folders.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                folders.append((f"{above}{entry.name}/", entry))
            elif entry.name.endswith(".py"):
                found.append((f"{above}{entry.name}", entry.read_bytes()))
    return found
