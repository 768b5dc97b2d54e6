"""Which user the servers run as, and what that user can reach."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from workers.embedded import faults
from workers.embedded.faults import StackFault
from workers.embedded.home import PRIVATE, Home

_FALLBACK = "nobody"


@dataclass(frozen=True)
class Identity:
    """The user that a server runs as; `foreign` where we must change into it."""

    name: str
    uid: int
    gid: int
    groups: tuple[int, ...]
    foreign: bool

    @classmethod
    def choose(cls, run_as: str | None, home: Home) -> Self:
        """Return the user for the servers of `home`.

        Without root there is one choice: ourselves. As root: the user asked
        for, else whoever owns the state that is there, else the owner of the
        data directory, else `nobody`; never root, which PostgreSQL refuses
        and Temporal has no need for.
        """
        if os.geteuid() != 0:
            return cls._ourselves(run_as)
        if run_as:
            return cls._named(run_as)
        for place in (home.postgres, home.root):
            name = _owner(place)
            if name is not None:
                return cls._named(name)
        return cls._named(_FALLBACK)

    @classmethod
    def _ourselves(cls, run_as: str | None) -> Self:
        uid = os.geteuid()
        name = _name_of(uid) or str(uid)
        if run_as and run_as != name:
            raise StackFault(
                "run-as-needs-root",
                f"Alleen root kan de servers als {run_as} starten; start Weerklank als {run_as} of laat "
                "`embedded.run_as` leeg.",
            )
        return cls(name, uid, os.getegid(), (), foreign=False)

    @classmethod
    def _named(cls, name: str) -> Self:
        try:
            entry = pwd.getpwnam(name)
        except KeyError as error:
            raise StackFault(
                "user-unknown",
                f"De gebruiker {name} bestaat niet op dit systeem; pas `embedded.run_as` aan.",
            ) from error
        if entry.pw_uid == 0:
            raise StackFault(
                "user-is-root",
                "De servers draaien niet als root; kies bij `embedded.run_as` een gewone gebruiker.",
            )
        groups = tuple(os.getgrouplist(name, entry.pw_gid))
        return cls(name, entry.pw_uid, entry.pw_gid, groups, foreign=True)

    def reaches(self, path: Path) -> bool:
        """Return whether every directory above `path` lets this user through.

        Read from the mode bits. Where an access list says otherwise, the
        start fails with a sentence of its own.
        """
        return all(self._may(above, stat.S_IXOTH) for above in path.resolve().parents)

    def _may(self, path: Path, bit: int) -> bool:
        found = path.stat()
        if found.st_uid == self.uid:
            bit <<= 6
        elif found.st_gid == self.gid or found.st_gid in self.groups:
            bit <<= 3
        return bool(found.st_mode & bit)

    def give(self, path: Path) -> None:
        """Make a directory that only this user can enter. Raises `data-dir-of-other-user`."""
        try:
            path.mkdir(mode=PRIVATE)
            if self.foreign:
                os.chown(path, self.uid, self.gid, follow_symlinks=False)
        except FileExistsError:
            pass
        except OSError as error:
            raise faults.not_writable(path, error) from error
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.uid:
            raise faults.other_owner(path, self.name)


def _owner(path: Path) -> str | None:
    try:
        uid = path.lstat().st_uid
    except FileNotFoundError:
        return None
    return _name_of(uid) if uid else None


def _name_of(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None
