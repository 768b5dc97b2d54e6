"""The case ends because the initiator cannot be reached any more."""

from datetime import datetime

from domain import law
from domain.case import Attempt, Case
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
    a case may not vanish because one telephone call was not answered. Only what was tried before it counts:
    a closing does not rest on what came after.
    """
    needed = at.rules.regulation.attempts_before_closing
    made = _made(case, command.occurred)
    days = {legal_day(occurred) for _, occurred in made}
    roads = {attempt.channel for attempt, _ in made}
    if len(days) < needed or (needed > 1 and len(roads) < 2):  # noqa: PLR2004 - more than one road
        return Refused(
            code="too-few-attempts",
            sentence=f"Dit kan pas na {needed} vastgelegde pogingen op verschillende dagen en langs meer dan"
            f" een weg; voor dit moment waren er pogingen op {len(days)} dagen langs {len(roads)} wegen.",
            basis=str(law.CAREFUL_PREPARATION),
        )
    closed = ClosedUnreachable(
        occurred=command.occurred,
        attempts=tuple(attempt.version for attempt, _ in made),
        message=command.message,
    )
    return (closed, *all_ended(case, command.occurred, Manner.CLOSED))


def _made(case: Case, before: datetime) -> list[tuple[Attempt, datetime]]:
    """The attempts up to a moment, with when each was made as that now holds after corrections."""
    made = []
    for attempt in case.attempts:
        moment = case.moment(attempt.version)
        occurred = attempt.occurred if moment is None else moment.occurred
        if occurred <= before:
            made.append((attempt, occurred))
    return made


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
