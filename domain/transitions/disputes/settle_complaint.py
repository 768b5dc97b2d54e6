"""The complaint is settled, and the complainant is told."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import involved
from domain.decision import Circumstances, Decision, Refused
from domain.events import ComplaintSettled
from domain.grounds import ComplaintOutcome
from domain.letters.placing import COMPLAINT_IN_CASE
from domain.moments import FileNumber, Identifier
from domain.roles import Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import end_of
from domain.terms.filed import to_end
from domain.terms.names import COMPLAINT
from domain.transition import Transition


class SettleComplaint(Command):
    """`occurred` is when the complainant was told; `file` is the number under which it was received.

    In a file of its own `message` is what they were told, and `ombudsman` to which one they can turn.
    """

    file: FileNumber
    outcome: ComplaintOutcome
    message: Text | None = None
    ombudsman: Identifier | None = None


def decide(case: Case, command: SettleComplaint, at: Circumstances) -> Decision:
    """Return the end of the complaint and of its clock; a complaint met to satisfaction ends it too (9:5)."""
    if command.message is not None and not case.about_complaint:
        return COMPLAINT_IN_CASE
    refused = involved(at, at.actor.ref) if case.about_complaint else None
    if refused is not None:
        return refused
    if case.about_complaint and _untold(command):
        return Refused(
            code="complainant-not-told",
            sentence="Vul bij 'message' in wat de klager is geschreven, en bij 'ombudsman' bij wie die daarna"
            " terechtkan. Is de klacht naar tevredenheid opgelost of ingetrokken, dan is een bericht genoeg.",
            basis=str(law.COMPLAINT_ANSWERED),
        )
    clock = to_end(case, COMPLAINT, command.file, legal_day(command.occurred))
    if clock is None:
        return ()
    if isinstance(clock, Refused):
        return clock
    settled = ComplaintSettled(
        occurred=command.occurred,
        file=command.file,
        outcome=command.outcome,
        message=command.message,
        ombudsman=command.ombudsman,
    )
    withdrawn = command.outcome is ComplaintOutcome.WITHDRAWN
    manner = Manner.WITHDRAWN if withdrawn else Manner.MET
    return (settled, end_of(case, clock, command.occurred, manner))


def _untold(command: SettleComplaint) -> bool:
    """Whether the complainant would not know what came of it, or where to turn (Awb 9:12)."""
    ended_by_them = {ComplaintOutcome.WITHDRAWN, ComplaintOutcome.MET_INFORMALLY}
    return command.message is None or (command.ombudsman is None and command.outcome not in ended_by_them)


TRANSITION = Transition(
    command=SettleComplaint,
    decide=decide,
    label="Klacht afhandelen",
    basis=(law.COMPLAINT_TERM, law.COMPLAINT_ANSWERED, law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
    roles=frozenset({Role.COMPLAINTS_OFFICER}),
    stages=BEGUN,
    example={"occurred": "2026-04-07T16:00:00+02:00", "file": "K-2026-017", "outcome": "unfounded"},
)
