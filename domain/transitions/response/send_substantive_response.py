"""The municipality answers what was asked: a position with reasons on every ask."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import AskAnswered, Channel, SubstantiveResponseSent, TermStarted
from domain.grounds import Position
from domain.moments import Day, Identifier
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Manner, Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import ended, started_as
from domain.terms.names import ACKNOWLEDGEMENT, COMPLETION, DECISION, PROMISED_DECISION, SUBSTANTIVE_RESPONSE
from domain.transition import Transition
from domain.value import Frozen


class Answer(Frozen):
    """A position on one ask; an announced decision names the organ and the date."""

    ask: Annotated[int, Field(ge=1, le=50)]
    position: Position
    reasons: Text
    organ: Identifier | None = None
    by: Day | None = None


class SendSubstantiveResponse(Command):
    """`occurred` is the moment of sending; `answers` holds one position for each ask."""

    channel: Channel
    message: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=1, max_length=50)]


def decide(case: Case, command: SendSubstantiveResponse, _: Circumstances) -> Decision:
    """Return the response, the clocks it ends and those that its promises start.

    Thanks, patience asked or a date alone answer nothing: each ask has its position and at
    least one has more than an announcement. A promised decision gets a clock of its own. What was only
    said answers, and decides nothing: a decision is in writing (Awb 1:3 lid 1).
    """
    refused = _refused(case, command)
    if refused is not None:
        return refused
    announced = [each for each in command.answers if each.position is Position.DECISION_ANNOUNCED]
    sent = SubstantiveResponseSent(
        occurred=command.occurred,
        channel=command.channel,
        message=command.message,
        answers=tuple(AskAnswered(**dict(answer)) for answer in command.answers),
    )
    decided = not announced and command.channel is not Channel.SPOKEN
    answered = [ACKNOWLEDGEMENT, SUBSTANTIVE_RESPONSE] + ([DECISION] if decided else [])
    promises = [_promise(case, command, answer, index) for index, answer in enumerate(announced)]
    return (
        sent,
        *ended(case, answered, command.occurred, Manner.MET),
        *ended(case, [COMPLETION], command.occurred, Manner.CLOSED),
        *promises,
    )


def _refused(case: Case, command: SendSubstantiveResponse) -> Refused | None:
    if sorted(answer.ask for answer in command.answers) != list(range(1, case.asks + 1)):
        return Refused(
            code="asks-not-answered",
            sentence="Geef op elke vraag van de initiatiefnemer precies een antwoord:"
            f" 1 tot en met {case.asks}.",
            basis=str(law.REASONS),
        )
    if all(answer.position is Position.DECISION_ANNOUNCED for answer in command.answers):
        return Refused(
            code="no-position-taken",
            sentence="Een aangekondigd besluit alleen is geen inhoudelijke reactie:"
            " neem op minstens een vraag een standpunt in.",
            basis=str(law.REASONS),
        )
    sent = legal_day(command.occurred)
    for answer in command.answers:
        announced = answer.position is Position.DECISION_ANNOUNCED
        named = (answer.organ is not None, answer.by is not None)
        if named != (announced, announced):
            return Refused(
                code="promise-incomplete",
                sentence=f"Vraag {answer.ask}: noem orgaan en datum bij een aangekondigd besluit,"
                " en bij een ander standpunt geen van beide.",
            )
        if answer.by is not None and answer.by <= sent:
            return Refused(
                code="promise-in-past",
                sentence=f"Vraag {answer.ask}: de aangekondigde datum ligt niet na de verzending.",
            )
    return None


def _promise(case: Case, command: SendSubstantiveResponse, answer: Answer, already: int) -> TermStarted:
    term = Term(
        regime=Regime.NAMED_DATE,
        basis=f"toezegging in de reactie, vraag {answer.ask}",
        start=legal_day(command.occurred),
        until=answer.by,
    )
    return started_as(case, PROMISED_DECISION, term, command.occurred, already=already)


TRANSITION = Transition(
    command=SendSubstantiveResponse,
    decide=decide,
    label="Inhoudelijke reactie verzenden",
    basis=(law.PARTICIPATION, law.REASONS, law.PROOF_OF_SENDING),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=UNANSWERED,
    example={
        "occurred": "2026-03-10T14:00:00+01:00",
        "channel": "letter",
        "message": "Wij stellen het plein beschikbaar en leveren de planten.",
        "answers": [
            {
                "ask": 1,
                "position": "granted",
                "reasons": "Het plan past in het groenbeleid en de buurt steunt het.",
            }
        ],
    },
)
