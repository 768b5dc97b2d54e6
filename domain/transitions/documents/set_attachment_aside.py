"""A document turns out not to belong in the case, as one about somebody else."""

from pydantic import PositiveInt

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.events import AttachmentSetAside
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition

UNKNOWN_ATTACHMENT = Refused(
    code="unknown-attachment",
    sentence="Deze zaak heeft geen bijlage met dat nummer. Bekijk de nummers met 'weerklank case show'.",
)


class SetAttachmentAside(Command):
    """`attachment` is its number in the case."""

    attachment: PositiveInt
    reason: Text


def decide(case: Case, command: SetAttachmentAside, at: Circumstances) -> Decision:
    """Return that it is set aside; nothing where it is so already.

    It is not destroyed: what was looked at when something was decided must stay provable, and
    destroying has rules of its own.
    """
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    found = case.attachment(command.attachment)
    if found is None:
        return UNKNOWN_ATTACHMENT
    if found.aside:
        return ()
    aside = AttachmentSetAside(
        occurred=command.occurred, attachment=command.attachment, reason=command.reason
    )
    return (aside,)


TRANSITION = Transition(
    command=SetAttachmentAside,
    decide=decide,
    label="Bijlage terzijde leggen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK | {Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T12:00:00+01:00",
        "attachment": 1,
        "reason": "Dit stuk gaat over een andere indiener en is hier per vergissing toegevoegd.",
    },
)
