"""The organ decides on an objection, or the objector withdraws it."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision, Refused
from domain.events import ObjectionDecided
from domain.grounds import ObjectionOutcome
from domain.moments import FileNumber, Identifier
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.default import two_weeks_of
from domain.terms.effects import end_of, ended
from domain.terms.filed import to_end
from domain.terms.names import COURT_DATE, DECISION, OBJECTION
from domain.transition import Transition
from domain.transitions.disputes.receive_objection import last_day_to_object


class DecideObjection(DecidingCommand):
    """`occurred` is the moment of sending; `file` is the number under which the objection was received.

    `message` is what the objector was told, with the reasons, and `court` where they can appeal.
    """

    file: FileNumber
    outcome: ObjectionOutcome
    organ: Identifier
    decision_number: Identifier
    message: Text | None = None
    court: Identifier | None = None


def decide(case: Case, command: DecideObjection, at: Circumstances) -> Decision:
    """Return the decision with the end of its clock and of the two weeks after a notice of default.

    A decision in favour opens nothing by itself: reopening the case is a step with that ground.
    """
    clock = to_end(case, OBJECTION, command.file, legal_day(command.occurred))
    if clock is None:
        return ()
    if isinstance(clock, Refused):
        return clock
    if _decided_it_before(case, clock, at):
        return Refused(
            code="decided-it-before",
            sentence="Wie het eerste antwoord onder mandaat gaf, beslist niet onder mandaat op het bezwaar"
            " daartegen. Laat een collega of het orgaan zelf beslissen.",
            basis=str(law.NOT_BY_WHO_DECIDED),
        )
    if case.file is not None and _untold(command):
        return Refused(
            code="objector-not-told",
            sentence="Vul bij 'message' in wat de bezwaarmaker is geschreven, met de redenen, en bij 'court'"
            " bij welke rechter die daarna terechtkan.",
            basis=f"{law.OBJECTION_REASONED}, {law.APPEAL_TOLD}",
        )
    decided = ObjectionDecided(
        occurred=command.occurred,
        file=command.file,
        outcome=command.outcome,
        organ=command.organ,
        decision_number=command.decision_number,
        authority=at.authority,
        message=command.message,
        court=command.court,
    )
    withdrawn = command.outcome is ObjectionOutcome.WITHDRAWN
    manner = Manner.WITHDRAWN if withdrawn else Manner.MET
    waited = [
        end_of(case, each, command.occurred, manner)
        for each in two_weeks_of(case, clock)
        if each.ending is None
    ]
    # A court that named a day meant this decision, where no other one is waited for.
    meant = case.running(OBJECTION) == (clock,) and not case.running(DECISION)
    ordered = ended(case, [COURT_DATE], command.occurred, manner) if meant else []
    return (decided, end_of(case, clock, command.occurred, manner), *waited, *ordered)


def _untold(command: DecideObjection) -> bool:
    """Whether the objector would not know why, or where to appeal; of one withdrawn nothing is decided."""
    if command.outcome is ObjectionOutcome.WITHDRAWN:
        return False
    return command.message is None or command.court is None


def _decided_it_before(case: Case, objection: Clock, at: Circumstances) -> bool:
    """Whether the same person signed what is objected to, and would decide under mandate (Awb 10:3 lid 3).

    Which answer that is, its day tells: the term of the objection is counted from it.
    """
    if case.file is not None:
        signed = case.file.signed == at.actor.ref
        return signed and at.authority is not None and at.authority.basis == "mandate"
    response = case.response
    if response is None or response.by != at.actor.ref or at.authority is None:
        return False
    sent = case.moment(response.version)
    if at.authority.basis != "mandate" or sent is None:
        return False
    return (
        last_day_to_object(legal_day(sent.occurred), at.rules.measure_of(objection)) == objection.term.start
    )


TRANSITION = Transition(
    command=DecideObjection,
    decide=decide,
    label="Beslissen op bezwaar",
    basis=(
        law.OBJECTION_TERM,
        law.OBJECTION_REASONED,
        law.APPEAL_TOLD,
        law.MANDATE,
        law.NOT_BY_WHO_DECIDED,
    ),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=BEGUN,
    decides=True,
    example={
        "occurred": "2026-05-26T12:00:00+02:00",
        "file": "B-2026-004",
        "outcome": "unfounded",
        "organ": "college",
        "decision_number": "B-2026-131",
        "message": "Het college laat de afwijzing in stand: het contract loopt tot en met 31 december 2027.",
        "court": "Rechtbank Lindewaard",
    },
)
