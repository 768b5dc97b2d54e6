"""The complaint is settled, and the complainant is told."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ComplaintSettled
from domain.grounds import ComplaintOutcome
from domain.moments import FileNumber
from domain.roles import Role
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import end_of
from domain.terms.filed import of_file, over_already
from domain.terms.names import COMPLAINT
from domain.transition import Transition


class SettleComplaint(Command):
    """`occurred` is when the complainant was told; `file` is the number under which it was received."""

    file: FileNumber
    outcome: ComplaintOutcome


def decide(case: Case, command: SettleComplaint, _: Circumstances) -> Decision:
    """Return the end of the complaint and of its clock; a complaint met to satisfaction ends it too (9:5)."""
    clock = of_file(case, COMPLAINT, command.file)
    if isinstance(clock, Refused):
        return clock
    if clock.ending is not None and clock.ending.on == legal_day(command.occurred):
        return ()
    refused = over_already(clock, command.file)
    if refused is not None:
        return refused
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
    stages=OPEN | CLOSED,
    example={"occurred": "2026-04-07T16:00:00+02:00", "file": "K-2026-017", "outcome": "unfounded"},
)
