"""The initiator drops some asks and keeps the others."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case, Moment
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import PartlyWithdrawn, TermEnded
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import ended
from domain.terms.names import SUBSTANTIVE_RESPONSE
from domain.transition import Transition


class WithdrawPartly(Command):
    """`statement` is the initiator's own; `evidence` tells on what staff recorded it for them."""

    asks: Annotated[tuple[Annotated[int, Field(ge=1, le=50)], ...], Field(min_length=1, max_length=50)]
    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: WithdrawPartly, at: Circumstances) -> Decision:
    """Return what was dropped; the term runs on for what is left.

    Where nothing is left to answer, because the other asks were answered before, the response clock ended
    with the last of those answers: dropping the rest is no delay of the municipality.
    """
    refused = _refused(case, command, at)
    if refused is not None:
        return refused
    asks = tuple(sorted(set(command.asks)))
    withdrawn = PartlyWithdrawn(
        occurred=command.occurred, asks=asks, statement=command.statement, evidence=command.evidence
    )
    if set(case.open_asks) - set(asks):
        return (withdrawn,)
    return (withdrawn, *_answered_then(case, command))


def _refused(case: Case, command: WithdrawPartly, at: Circumstances) -> Refused | None:
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan vragen intrekken."
            " Vermeld waaruit diens verklaring blijkt, bijvoorbeeld een brief met datum.",
        )
    if not set(command.asks) <= set(case.open_asks):
        waiting = ", ".join(str(ask) for ask in case.open_asks)
        return Refused(
            code="ask-not-open",
            sentence=f"Alleen een vraag die nog op antwoord wacht kan worden ingetrokken: {waiting}.",
        )
    if set(command.asks) == set(case.open_asks) and not case.answered:
        return Refused(
            code="all-asks-withdrawn",
            sentence="Dit zijn alle vragen die er nog zijn. Gebruik 'Intrekken' om de zaak te beëindigen.",
        )
    return None


def _answered_then(case: Case, command: WithdrawPartly) -> list[TermEnded]:
    """The clock ends by the last answer: corrected, contested or come back, that is what moves it again."""
    last = _last_answer(case)
    return [
        end.model_copy(update={"on": legal_day(last.occurred), "cause": last.version})
        for end in ended(case, [SUBSTANTIVE_RESPONSE], command.occurred, Manner.MET)
    ]


def _last_answer(case: Case) -> Moment:
    """The moment on which the last ask was answered."""
    moments = [case.moment(each.by) for each in case.asks_done if each.how == "answered"]
    return max((each for each in moments if each is not None), key=lambda each: (each.occurred, each.version))


TRANSITION = Transition(
    command=WithdrawPartly,
    decide=decide,
    label="Gedeeltelijk intrekken",
    basis=(law.REPRESENTATION,),
    roles=DESK | {Role.INITIATOR},
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-18T12:00:00+01:00",
        "asks": [1],
        "statement": "Het hek hoeft niet meer.",
        "evidence": "E-mail van de initiatiefnemer van 18 februari 2026.",
    },
)
