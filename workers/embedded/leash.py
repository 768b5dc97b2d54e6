"""Become a server that ends when its starter ends.

Run as a file by an isolated interpreter, and then replaced by the server, so
nothing of it remains in memory. It exists because the three things it does
(a mount namespace, giving up root, asking the kernel for a signal when the
starter dies) must happen between fork and exec, where a program with threads
may hardly do anything.
"""

import ctypes
import json
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TypedDict

CANNOT_MOUNT = 71
CANNOT_ENTER = 72

_CLONE_NEWNS = 0x00020000
_MS_BIND = 0x1000
_MS_REC = 0x4000
_MS_PRIVATE = 1 << 18
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


class Plan(TypedDict):
    """What the starter asks for; `user` is uid, gid and groups, or nothing where the user stays."""

    starter: int
    binds: Sequence[tuple[str, str]]
    user: tuple[int, int, Sequence[int]] | None
    farewell: int
    directory: str
    command: list[str]


def become(plan: Plan) -> NoReturn:
    """Turn this process into the planned command."""
    try:
        if plan["binds"]:
            _show(plan["binds"])
    except OSError as error:
        _give_up(CANNOT_MOUNT, error)
    try:
        if plan["user"] is not None:
            uid, gid, groups = plan["user"]
            os.setgroups(groups)
            os.setresgid(gid, gid, gid)
            os.setresuid(uid, uid, uid)
        os.umask(0o077)
        os.chdir(plan["directory"])
        # Only now: a change of user makes the kernel forget it.
        _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _call("prctl", _PR_SET_PDEATHSIG, plan["farewell"], 0, 0, 0)
        if os.getppid() != plan["starter"]:
            sys.exit(0)
        os.execv(plan["command"][0], plan["command"])  # noqa: S606 - no shell is exactly what is wanted
    except OSError as error:
        _give_up(CANNOT_ENTER, error)


def _show(binds: Sequence[tuple[str, str]]) -> None:
    _call("unshare", _CLONE_NEWNS)
    # Private first, or the mounts would spread to the whole machine.
    _call("mount", b"none", b"/", None, _MS_REC | _MS_PRIVATE, None)
    for source, target in binds:
        _call("mount", os.fsencode(source), os.fsencode(target), None, _MS_BIND | _MS_REC, None)


def _call(name: str, *arguments: int | bytes | None) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    wide = [ctypes.c_ulong(item) if isinstance(item, int) else item for item in arguments]
    if getattr(libc, name)(*wide) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")


def _give_up(code: int, error: OSError) -> NoReturn:
    sys.stderr.write(f"{error}\n")
    sys.exit(code)


if __name__ == "__main__":
    become(json.loads(sys.argv[1]))
