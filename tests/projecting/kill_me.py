"""A projector that dies by kill -9 right before its third commit: a process for a test to start."""

import os
import signal
import sys
from typing import Any

from psycopg import Cursor

from domain.rulebook import Rulebook
from projections.projector import Projector
from projections.tracking import Bookmarks

_commits = 0
_move = Bookmarks.move


def _dying(self: Bookmarks, cursor: Cursor[Any], model: str, position: int) -> None:
    global _commits  # noqa: PLW0603 - this program is one function long
    _move(self, cursor, model, position)
    _commits += 1
    if _commits == 3:
        os.kill(os.getpid(), signal.SIGKILL)


Bookmarks.move = _dying  # type: ignore[method-assign] # the moment to die at
with Projector(sys.argv[1], Rulebook.read(), batch=20) as projector:
    projector.catch_up()
