"""The municipality tries to reach the initiator, in vain."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import Channel, ContactAttempted
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import FILES, OPEN
from domain.transition import Transition


class AttemptContact(Command):
    """`note` tells what was tried, and what came of it."""

    channel: Channel
    note: Text


def decide(_: Case, command: AttemptContact, __: Circumstances) -> Decision:
    """Return the attempt: only what was recorded counts when a case is closed for want of a reply."""
    return (ContactAttempted(occurred=command.occurred, channel=command.channel, note=command.note),)


TRANSITION = Transition(
    command=AttemptContact,
    decide=decide,
    label="Poging tot contact vastleggen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK,
    stages=OPEN | FILES,
    example={
        "occurred": "2026-02-10T11:00:00+01:00",
        "channel": "spoken",
        "note": "Gebeld; het nummer is niet meer in gebruik.",
    },
)
