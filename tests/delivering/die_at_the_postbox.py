"""A process that dies by kill -9 once it has delivered one reminder, before that is stored: for a test."""

import os
import signal
import sys

from gateways.delivering import Delivering
from gateways.postbox import Message
from ledger.log import EventLog
from ledger.outbox import Outbox


class Deadly:
    """Delivers one message and dies of it."""

    def deliver(self, message: Message) -> None:
        sys.stdout.write(message.id)
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


with EventLog(sys.argv[1], pool_size=2) as log:
    Delivering(log, Outbox(log.connections), Deadly()).catch_up()
