"""A process that sends letters and dies by kill -9 before or after it records what became of one."""

import os
import signal
import sys
from pathlib import Path

from gateways.letters.smtp import MailServer
from ledger.log import EventLog
from tests.sending.post_office import PostOffice


def die() -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


dsn, keys, port, where = sys.argv[1:]
with EventLog(dsn, pool_size=4) as log:
    office = PostOffice.at(log, Path(keys))
    office.before_recording = die if where == "before" else office.before_recording
    office.after_recording = die if where == "after" else office.after_recording
    sys.stdout.write("up\n")
    sys.stdout.flush()
    office.sends(MailServer("127.0.0.1", int(port), "none", "i@lindewaard.example", timeout=20)).catch_up()
