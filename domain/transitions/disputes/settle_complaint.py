"""The complaint is settled, and the complainant is told."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ComplaintSettled
from domain.grounds import ComplaintOutcome
from domain.moments import FileNumber
from domain.roles import Role
from domain.stages import BEGUN
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import end_of
from domain.terms.filed import to_end
from domain.terms.names import COMPLAINT
from domain.transition import Transition


class SettleComplaint(Command):
    """`occurred` is when the complainant was told; `file` is the number under which it was received."""

    file: FileNumber
    outcome: ComplaintOutcome


def decide(case: Case, command: SettleComplaint, _: Circumstances) -> Decision:
    """Return the end of the complaint and of its clock; a complaint met to satisfaction ends it too (9:5)."""
    clock = to_end(case, COMPLAINT, command.file, legal_day(command.occurred))
    if clock is None:
        return ()
    if isinstance(clock, Refused):
        return clock
    settled = ComplaintSettled(occurred=command.occurred, file=command.file, outcome=command.outcome)
    withdrawn = command.outcome is ComplaintOutcome.WITHDRAWN
    manner = Manner.WITHDRAWN if withdrawn else Manner.MET
    return (settled, end_of(case, clock, command.occurred, manner))


TRANSITION = Transition(
    command=SettleComplaint,
    decide=decide,
    label="Klacht afhandelen",
    basis=(law.COMPLAINT_TERM,),
    roles=frozenset({Role.COMPLAINTS_OFFICER}),
    stages=BEGUN,
    example={"occurred": "2026-04-07T16:00:00+02:00", "file": "K-2026-017", "outcome": "unfounded"},
)
