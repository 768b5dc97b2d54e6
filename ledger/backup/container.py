"""The file of a backup: a zip of parts with a manifest, written and read as a stream.

A zip, because every system opens it, because its directory stands at the end so that half a
file is noticed at once, and because a part can be written before anybody knows its length.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from ledger.backup.manifest import FORMAT, KeysManifest, LedgerManifest, Part
from ledger.backup.refusals import not_readable, not_whole, too_new

MANIFEST = "manifest.json"
README = "LEESMIJ.txt"
_BLOCK = 1 << 18
_LARGEST_MANIFEST = 1 << 24
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What a damaged or foreign file makes of reading a zip."""

_EXPLAINED = {
    "weerklank-ledger": """Dit is een reservekopie van het grootboek van Weerklank.

Elk onderdeel heeft in manifest.json een SHA-256. Zonder het programma is dat na te gaan met
    unzip -p BESTAND ledger_events.copy | sha256sum
De tabellen (.copy) staan in het tekstformaat van COPY van PostgreSQL, met de kolommen die
manifest.json noemt. De namen en teksten erin zijn versleuteld; de sleutels staan in een ander
bestand. Terugzetten gaat met: weerklank restore BESTAND
""",
    "weerklank-keys": """Dit zijn de sleutels bij een reservekopie van Weerklank, en het wislogboek.

Wie dit bestand en de reservekopie van het grootboek allebei heeft, kan alle namen en teksten
lezen, ook wat later is gewist. Bewaar ze daarom niet bij elkaar, en dit bestand maar kort.
""",
}

M = TypeVar("M", LedgerManifest, KeysManifest)


class _Head(BaseModel):
    """What any version of the format begins with."""

    sort: str
    format: int


class Packing:
    """Takes parts in one after another; the manifest comes last."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def add(self, name: str, blocks: Iterable[bytes]) -> Part:
        """Write a part, and return it with the digest of what went in."""
        digest = sha256()
        with self._file.open(_entry(name), "w", force_zip64=True) as part:
            for block in blocks:
                digest.update(block)
                part.write(block)
        return Part(name=name, sha256=digest.hexdigest())

    def close(self, manifest: LedgerManifest | KeysManifest) -> None:
        """Write what the whole says of itself."""
        self._file.writestr(_entry(README), _EXPLAINED[manifest.sort])
        self._file.writestr(_entry(MANIFEST), manifest.model_dump_json(indent=2))


@contextmanager
def packing(path: Path) -> Iterator[Packing]:
    """Yield what fills the file at `path`, which is there already, private and empty."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        yield Packing(file)


class Container(Generic[M]):
    """A backup that was found whole: every part has the digest that its manifest says."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: M) -> None:
        self.path = path
        self.manifest: M = manifest
        self._file = file

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield a part block by block; at its end it was as the manifest says, or this raises."""
        told = next((part.sha256 for part in self.manifest.parts if part.name == name), None)
        digest = sha256()
        try:
            with self._file.open(name) as part:
                while block := part.read(_BLOCK):
                    digest.update(block)
                    yield block
        except _BROKEN as error:
            raise not_whole(self.path) from error
        if digest.hexdigest() != told:
            raise not_whole(self.path)

    def check(self) -> None:
        """Read everything once. Raises `BackupRefusedError` where anything is not as it was written."""
        names = [MANIFEST, README, *(part.name for part in self.manifest.parts)]
        if sorted(self._file.namelist()) != sorted(names):
            raise not_whole(self.path)
        for part in self.manifest.parts:
            for _ in self.blocks(part.name):
                pass


@contextmanager
def opened(path: Path, sort: type[M]) -> Iterator[Container[M]]:
    """Yield a backup of that sort, read through once. Raises `BackupRefusedError`."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise not_readable(path) from error
    with raw:
        try:
            file = zipfile.ZipFile(raw)
            if file.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise not_whole(path)
            manifest = _manifest(path, file.read(MANIFEST), sort)
        except _BROKEN as error:
            raise not_whole(path) from error
        with file:
            container = Container(path, file, manifest)
            container.check()
            yield container


def _manifest(path: Path, content: bytes, sort: type[M]) -> M:
    head = _Head.model_validate_json(content)
    if head.sort == sort.model_fields["sort"].default and head.format > FORMAT:
        raise too_new(path)
    return sort.model_validate_json(content)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
