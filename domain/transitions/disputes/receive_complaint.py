"""A complaint comes in about how the municipality behaved: six weeks to settle it, or ten."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import ComplaintReceived
from domain.moments import FileNumber
from domain.roles import Role
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Clock, Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import started_as
from domain.terms.filed import filed_under, known_already, of_file
from domain.terms.length import Length, Unit
from domain.terms.names import COMPLAINT
from domain.transition import Transition


class ReceiveComplaint(Command):
    """`file` is the number of the complaint's own file; `committee` whether a committee advises on it."""

    file: FileNumber
    committee: bool = False


def decide(case: Case, command: ReceiveComplaint, _: Circumstances) -> Decision:
    """Return the receipt and its clock: six weeks, or ten where a committee advises (Awb 9:11 lid 1).

    Nothing of the complaint stands here: those who treat this case may be whom it is about, and this
    case may be closed long since.
    """
    day = legal_day(command.occurred)
    term = Term(
        regime=Regime.STATUTORY,
        basis=filed_under(COMPLAINT, command.file),
        start=day,
        length=Length(number=10 if command.committee else 6, unit=Unit.WEEKS),
        atw=True,
    )
    known = of_file(case, COMPLAINT, command.file)
    if isinstance(known, Clock):
        return () if known.term == term else known_already(COMPLAINT, command.file)
    received = ComplaintReceived(occurred=command.occurred, file=command.file, committee=command.committee)
    return (received, started_as(case, COMPLAINT, term, command.occurred))


TRANSITION = Transition(
    command=ReceiveComplaint,
    decide=decide,
    label="Klacht ontvangen",
    basis=(law.COMPLAINT_TERM,),
    roles=frozenset({Role.COMPLAINTS_OFFICER}),
    stages=OPEN | CLOSED,
    example={"occurred": "2026-03-02T09:00:00+01:00", "file": "K-2026-017"},
)
