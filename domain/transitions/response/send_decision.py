"""The organ decided, and the initiator hears what and why."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, DecisionSent
from domain.grounds import Position, RefusalGround
from domain.reply.answer import Remedy
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import OPEN, Kind
from domain.terms.clock import Clock, Manner
from domain.terms.effects import end_of, ended
from domain.terms.names import CHALLENGE_DECISION, DECISION, PROMISED_DECISION
from domain.transition import Transition


class SendDecision(DecidingCommand):
    """`promise` is the number of the promised decision where more than one is awaited.

    A refusal names its `ground`. `occurred` is the moment of sending.
    """

    channel: Channel
    outcome: Position
    ground: RefusalGround | None = None
    reasons: Text
    remedies: Annotated[tuple[Remedy, ...], Field(min_length=1, max_length=4)]
    promise: Annotated[int, Field(ge=1)] | None = None


def decide(case: Case, command: SendDecision, at: Circumstances) -> Decision:
    """Return the decision and the end of the clock that waited for it.

    The term to decide on an application ends with it where no other decision is still promised. A date
    that is announced once more is no decision (Awb 1:3 lid 1).
    """
    refused = _refused(command)
    if refused is not None:
        return refused
    awaited = _awaited(case, command.promise)
    if isinstance(awaited, Refused):
        return awaited
    if at.authority is None:
        raise ValueError("a decision without an organ")
    sent = DecisionSent(
        occurred=command.occurred,
        channel=command.channel,
        outcome=command.outcome,
        ground=command.ground,
        reasons=command.reasons,
        remedies=command.remedies,
        promise=None if awaited is None else awaited.id.ordinal,
        authority=at.authority,
    )
    met = [] if awaited is None else [end_of(case, awaited, command.occurred, Manner.MET)]
    others = [clock for clock in case.running(PROMISED_DECISION) if clock is not awaited]
    application = [] if others else ended(case, _terms_to_decide(case), command.occurred, Manner.MET)
    return (sent, *met, *application)


def _refused(command: SendDecision) -> Refused | None:
    if command.channel is Channel.SPOKEN:
        return Refused(
            code="decision-not-in-writing",
            sentence="Een besluit is schriftelijk. Verzend het en leg dan de verzending vast.",
            basis=str(law.DECISION_IN_WRITING),
        )
    if command.outcome in {Position.DECISION_ANNOUNCED, Position.TRANSFERRED}:
        return Refused(
            code="no-decision",
            sentence="Dit is geen besluit. Kies: toegezegd, gedeeltelijk toegezegd of afgewezen.",
            basis=str(law.DECISION_IN_WRITING),
        )
    if command.outcome is Position.REFUSED and command.ground is None:
        return Refused(
            code="ground-missing",
            sentence="Noem bij 'ground' de grond van de afwijzing.",
            basis=str(law.REASONS),
        )
    return None


def _awaited(case: Case, promise: int | None) -> Clock | Refused | None:
    """The promised decision that this is; nothing where only the term to decide runs."""
    running = case.running(PROMISED_DECISION)
    named = [clock for clock in running if promise in {None, clock.id.ordinal}]
    if len(named) == 1:
        return named[0]
    if named or (promise is not None and running):
        return Refused(
            code="unknown-promise",
            sentence="Noem bij 'promise' het nummer van het toegezegde besluit:"
            f" {', '.join(str(clock.id.ordinal) for clock in running)}.",
        )
    if promise is None and any(case.running(name) for name in _terms_to_decide(case)):
        return None
    return Refused(
        code="no-decision-awaited",
        sentence="In deze zaak wacht geen aanvraag en geen toezegging op een besluit.",
    )


def _terms_to_decide(case: Case) -> tuple[str, ...]:
    """Which terms a decision in writing ends. On a challenge the takeover itself is decided (169 lid 4)."""
    return (DECISION,) if case.kind is Kind.CHALLENGE else (DECISION, CHALLENGE_DECISION)


TRANSITION = Transition(
    command=SendDecision,
    decide=decide,
    label="Besluit verzenden",
    basis=(law.DECISION_IN_WRITING, law.DECISION_TERM, law.REASONS, law.MANDATE),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR},
    stages=OPEN,
    decides=True,
    example={
        "occurred": "2026-04-21T14:00:00+02:00",
        "channel": "letter",
        "outcome": "granted",
        "reasons": "Het geld staat in de begroting voor groen en de buurt onderhoudt het plein.",
        "remedies": ["objection"],
        "decision_number": "B-2026-093",
    },
)
