"""The case ends because the initiator cannot be reached any more."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ClosedUnreachable
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import OPEN
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import all_ended
from domain.transition import Transition


class CloseUnreachable(Command):
    """`message` is what was sent to the last known address."""

    message: Text


def decide(case: Case, command: CloseUnreachable, at: Circumstances) -> Decision:
    """Return the closing, with the attempts that it rests on.

    So many attempts as the regulation asks, on different days and by more than one road, and a last message:
    a case may not vanish because one telephone call was not answered.
    """
    needed = at.rules.regulation.attempts_before_closing
    days = {legal_day(attempt.occurred) for attempt in case.attempts}
    roads = {attempt.channel for attempt in case.attempts}
    if len(days) < needed or (needed > 1 and len(roads) < 2):  # noqa: PLR2004 - more than one road
        return Refused(
            code="too-few-attempts",
            sentence=f"Dit kan pas na {needed} vastgelegde pogingen op verschillende dagen en langs meer dan"
            f" een weg; er zijn pogingen op {len(days)} dagen langs {len(roads)} wegen.",
            basis=str(law.CAREFUL_PREPARATION),
        )
    closed = ClosedUnreachable(
        occurred=command.occurred,
        attempts=tuple(attempt.version for attempt in case.attempts),
        message=command.message,
    )
    return (closed, *all_ended(case, command.occurred, Manner.CLOSED))


TRANSITION = Transition(
    command=CloseUnreachable,
    decide=decide,
    label="Afsluiten als onbereikbaar",
    basis=(law.CAREFUL_PREPARATION,),
    roles=CASE_TEAM,
    stages=OPEN,
    example={
        "occurred": "2026-04-01T10:00:00+02:00",
        "message": "Wij konden u niet bereiken en sluiten de zaak. Meld u zich, dan gaan wij verder.",
    },
)
