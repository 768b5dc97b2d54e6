"""The initiator says that the answer answers nothing."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ResponseContested
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition
from domain.transitions.response.review_response import NOTHING_SENT


class ContestResponse(Command):
    """`asks` are those that were not answered, or none where it is about the whole.

    `evidence` tells on what staff recorded it for the initiator.
    """

    asks: Annotated[tuple[Annotated[int, Field(ge=1, le=50)], ...], Field(max_length=50)] = ()
    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: ContestResponse, at: Circumstances) -> Decision:
    """Return the contest; it changes nothing until somebody else than who signed has judged it."""
    if case.response is None:
        return NOTHING_SENT
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan een reactie betwisten."
            " Vermeld waaruit diens verklaring blijkt, bijvoorbeeld een brief met datum.",
        )
    unknown = set(command.asks) - set(range(1, case.asks + 1))
    if unknown:
        return Refused(
            code="unknown-ask",
            sentence=f"De vragen in deze zaak zijn 1 tot en met {case.asks}.",
        )
    asks = tuple(sorted(set(command.asks)))
    if any(not contest.decided and contest.asks == asks for contest in case.response.contests):
        return ()
    contested = ResponseContested(
        occurred=command.occurred,
        response=case.response.version,
        asks=asks,
        statement=command.statement,
        evidence=command.evidence,
    )
    return (contested,)


TRANSITION = Transition(
    command=ContestResponse,
    decide=decide,
    label="Reactie betwisten",
    basis=(law.PARTICIPATION, law.REASONS),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-03-16T20:00:00+01:00",
        "statement": "Op onze vraag over het onderhoud staat er niets in.",
        "evidence": "E-mail van de initiatiefnemer van 16 maart 2026.",
    },
)
