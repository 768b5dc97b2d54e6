"""The municipality confirms that the initiative came in. That answers nothing yet."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import Channel, ReceiptConfirmed
from domain.roles import DESK
from domain.stages import OPEN
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import ACKNOWLEDGEMENT
from domain.transition import Transition


class ConfirmReceipt(Command):
    """`occurred` is the moment of sending."""

    channel: Channel


def decide(case: Case, command: ConfirmReceipt, _: Circumstances) -> Decision:
    """Return the confirmation and the end of the acknowledgement clock; the response clock runs on."""
    if case.receipt_confirmed:
        return ()
    confirmed = ReceiptConfirmed(occurred=command.occurred, channel=command.channel)
    return (confirmed, *ended(case, [ACKNOWLEDGEMENT], command.occurred, Manner.MET))


TRANSITION = Transition(
    command=ConfirmReceipt,
    decide=decide,
    label="Ontvangst bevestigen",
    basis=(law.RECEIPT_CONFIRMED,),
    roles=DESK,
    stages=OPEN,
    example={"occurred": "2026-02-03T09:00:00+01:00", "channel": "email"},
)
