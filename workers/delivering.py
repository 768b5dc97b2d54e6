"""Reminders on their way, for as long as the projector's process lasts: in a thread of its own there.

Not in the process of the worker, where it would hold up whoever submits.
"""

import threading
import time

import psycopg
import structlog

from gateways.delivering import Delivering
from gateways.logged_postbox import LoggedPostbox
from ledger.log import EventLog
from ledger.outbox import Outbox
from projections.patience import Patience

_log = structlog.get_logger()

_POLL = 1.0
"""Seconds between two looks: a reminder is for the day, and asking costs three rows."""


def deliver(dsn: str, stop: threading.Event) -> None:
    """Deliver reminders until `stop` is set; waits out a database that is away."""
    away = Patience()
    with EventLog(dsn, pool_size=2) as log:
        delivering = Delivering(log, Outbox(log.connections), LoggedPostbox())
        while not stop.is_set():
            seconds = _POLL
            try:
                delivering.catch_up(stop.is_set)
                away = Patience()
            except psycopg.Error as error:
                seconds = away.told(time.monotonic(), well=False)
                _log.warning("delivering-waits-for-database", error=type(error).__name__, seconds=seconds)
            stop.wait(seconds)
