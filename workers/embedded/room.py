"""A short-lived private directory: the socket lives in it, and what is out of reach is shown in it."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workers.embedded import faults
from workers.embedded.home import PRIVATE, Home
from workers.embedded.identity import Identity

# A socket path may count 107 bytes and a data directory may lie deeper than that.
_PARENT = Path("/tmp")  # noqa: S108 - mkdtemp makes an unguessable 0700 directory in it
_PREFIX = "weerklank-"


class Room:
    """The directory for one life of the servers.

    Where the servers' user cannot reach a directory (a clone or a data
    directory below /root), we neither loosen its mode nor copy it: `see`
    makes an empty mount point here, and the launcher shows the directory
    there to that one server, in a mount namespace of its own.
    """

    def __init__(self, identity: Identity, home: Home) -> None:
        self._identity = identity
        self._binds: dict[Path, Path] = {}
        try:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_PARENT))
        except OSError as error:
            raise faults.not_writable(_PARENT, error) from error
        try:
            home.note_of_room.write_text(str(self.path))
        except OSError as error:
            self.path.rmdir()
            raise faults.not_writable(home.note_of_room, error) from error
        self.sockets = self.path / "s"
        self.sockets.mkdir(mode=PRIVATE)
        if identity.foreign:
            os.chown(self.sockets, identity.uid, identity.gid)
            self.path.chmod(0o711)

    def see(self, source: Path) -> Path:
        """Return the path by which the servers' user sees `source`.

        Things that lie beside each other stay beside each other, because a
        program finds its libraries relative to itself; things of one name in
        different directories stay apart.
        """
        if not self._identity.foreign or self._identity.reaches(source):
            return source
        beside = hashlib.sha256(os.fsencode(source.parent)).hexdigest()[:8]
        target = self.path / beside / source.name
        if source not in self._binds:
            target.parent.mkdir(mode=0o711, exist_ok=True)
            if source.is_dir():
                target.mkdir(mode=PRIVATE)
            else:
                target.touch(mode=0o600)
            self._binds[source] = target
        return target

    def binds(self, sources: Iterable[Path]) -> list[tuple[str, str]]:
        """Return what is to be mounted where for a program that needs these, if out of its reach."""
        return [(str(source), str(self.see(source))) for source in sources if self.see(source) != source]

    def leave(self) -> None:
        """Remove the directory. Nothing is mounted in our own namespace, so nothing else can be hit."""
        shutil.rmtree(self.path, ignore_errors=True)


def sweep(home: Home) -> None:
    """Remove the room that a killed instance left behind, found through the note it made.

    Only a real directory with our prefix that we own ourselves: the note is
    a file, and a file can be damaged.
    """
    try:
        path = Path(home.note_of_room.read_text())
        found = path.lstat()
    except (OSError, ValueError):
        return
    if path.parent == _PARENT and path.name.startswith(_PREFIX) and found.st_uid == os.geteuid():
        shutil.rmtree(path, ignore_errors=True)
