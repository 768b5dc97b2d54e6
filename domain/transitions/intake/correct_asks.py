"""The initiator says that the asks are other ones than the municipality read."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import AsksCorrected
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.transition import Transition
from domain.transitions.intake.confirm_asks import Asks, settled


class CorrectAsks(Command):
    """`asks` are all asks as they should read; `evidence` tells on what staff recorded it."""

    asks: Asks
    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: CorrectAsks, at: Circumstances) -> Decision:
    """Return the asks in the initiator's own words; the municipality may send these for a last look."""
    refused = settled(case)
    if refused is not None:
        return refused
    if not case.asks_sent:
        return Refused(
            code="asks-not-sent",
            sentence="Er liggen geen vragen bij de initiatiefnemer."
            " Leg ze eerst voor met 'Vragen voorleggen'.",
        )
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan zeggen wat er gevraagd wordt."
            " Vermeld waaruit dat blijkt, bijvoorbeeld een brief met datum.",
        )
    corrected = AsksCorrected(
        occurred=command.occurred,
        asks=command.asks,
        statement=command.statement,
        evidence=command.evidence,
    )
    return (corrected,)


TRANSITION = Transition(
    command=CorrectAsks,
    decide=decide,
    label="Vragen verbeteren",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK | {Role.INITIATOR},
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-05T09:00:00+01:00",
        "asks": [
            "Mogen wij het plein aan de Lindelaan inrichten en onderhouden?",
            "Betaalt de gemeente de bomen?",
        ],
        "statement": "De vraag over de bomen ontbrak.",
        "evidence": "E-mail van de initiatiefnemer van 5 februari 2026.",
    },
)
