"""A second person looks at an answer that was sent: was it one?"""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ResponseReviewed
from domain.reply.conditions import Condition, Finding, Lack
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.effects import answer_undone
from domain.transition import Transition
from domain.value import Frozen

NOTHING_SENT = Refused(
    code="no-response-sent",
    sentence="In deze zaak is nog geen inhoudelijke reactie verzonden.",
)


class Failed(Frozen):
    """A condition that the answer fails, for one ask or as a whole."""

    condition: Condition
    ask: Annotated[int, Field(ge=1, le=50)] | None = None


class ReviewResponse(Command):
    """`failed` says which conditions the answer fails; without any it is confirmed."""

    failed: Annotated[tuple[Failed, ...], Field(max_length=50)] = ()
    reasons: Text


def decide(case: Case, command: ReviewResponse, at: Circumstances) -> Decision:
    """Return the review; where the answer was none, its clocks run again with the due date they had.

    Sending waits for nobody: the look comes afterwards, of somebody else than who signed.
    """
    response = case.response
    if response is None:
        return NOTHING_SENT
    if response.reviewed or response.upset:
        return ()
    if at.actor.ref == response.by:
        return Refused(
            code="same-person",
            sentence="Wie de reactie verzond, toetst haar niet zelf. Vraag een collega.",
        )
    unknown = {each.ask for each in command.failed if each.ask is not None} - set(case.answered)
    if unknown:
        return Refused(
            code="unknown-ask",
            sentence="Deze vragen zijn in de zaak niet beantwoord:"
            f" {', '.join(str(ask) for ask in sorted(unknown))}.",
        )
    reviewed = ResponseReviewed(
        occurred=command.occurred,
        response=response.version,
        substantive=not command.failed,
        findings=tuple(
            Finding(condition=each.condition, lack=Lack.AS_JUDGED, ask=each.ask) for each in command.failed
        ),
        reasons=command.reasons,
    )
    undone = answer_undone(case, response.version, command.occurred) if command.failed else []
    return (reviewed, *undone)


TRANSITION = Transition(
    command=ReviewResponse,
    decide=decide,
    label="Reactie toetsen",
    basis=(law.REASONS, law.CAREFUL_PREPARATION),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-03-12T11:00:00+01:00",
        "reasons": "Elke vraag heeft een standpunt met redenen die over dit plan gaan.",
    },
)
