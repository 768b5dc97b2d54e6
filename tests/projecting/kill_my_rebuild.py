"""A rebuild that dies by kill -9 within the transaction of a step: a process for a test to start."""

import os
import signal
import sys
from typing import Any

from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections import building, progress
from projections.models import MODELS
from projections.rebuild import rebuild

step = sys.argv[2]
_step = getattr(progress, step)
_times = 0


def _dying(*given: Any) -> None:
    global _times  # noqa: PLW0603 - this program is one function long
    _times += 1
    _step(*given)
    if _times == 2:
        os.kill(os.getpid(), signal.SIGKILL)


setattr(progress, step, _dying)
setattr(building, "_BLOCK", 20)  # noqa: B010 - many blocks in a small town
with EventLog(sys.argv[1], pool_size=2) as log:
    rebuild(log, Rulebook.read(), MODELS)
