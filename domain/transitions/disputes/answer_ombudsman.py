"""The municipality answers what the ombudsman asked."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import OmbudsmanAnswered
from domain.moments import FileNumber
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import end_of
from domain.terms.filed import to_end
from domain.terms.names import OMBUDSMAN
from domain.transition import Transition


class AnswerOmbudsman(Command):
    """`occurred` is the moment of sending; `file` the number under which the request was opened."""

    file: FileNumber
    message: Text


def decide(case: Case, command: AnswerOmbudsman, _: Circumstances) -> Decision:
    """Return the answer and the end of its clock."""
    clock = to_end(case, OMBUDSMAN, command.file, legal_day(command.occurred))
    if clock is None:
        return ()
    if isinstance(clock, Refused):
        return clock
    answered = OmbudsmanAnswered(occurred=command.occurred, file=command.file, message=command.message)
    return (answered, end_of(case, clock, command.occurred, Manner.MET))


TRANSITION = Transition(
    command=AnswerOmbudsman,
    decide=decide,
    label="Ombudsman antwoorden",
    basis=(law.OMBUDSMAN_ASKS,),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=BEGUN,
    example={
        "occurred": "2026-05-08T10:00:00+02:00",
        "file": "O-2026-002",
        "message": "Bijgaand de stukken en ons antwoord op uw vragen.",
    },
)
