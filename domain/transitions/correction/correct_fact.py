"""Somebody says that a recorded date is wrong, and why. Nothing changes until another person agrees."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CorrectionProposed
from domain.gate import CLOCK_SKEW
from domain.moments import Moment
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.counting import legal_day
from domain.transition import Transition


class CorrectFact(Command):
    """`fact` is the version of the wrong fact in the story, `corrected` when it really happened."""

    fact: Annotated[int, Field(ge=1)]
    corrected: Moment
    reason: Text


def decide(case: Case, command: CorrectFact, at: Circumstances) -> Decision:
    """Return the proposal, which has no effect of its own: a wrong entry is mended, never edited."""
    wrong = case.moment(command.fact)
    if wrong is None:
        return Refused(
            code="unknown-fact",
            sentence=f"Regel {command.fact} van het verloop kan niet worden verbeterd."
            " Kies de regel van het feit zelf; termijnen volgen vanzelf.",
        )
    if wrong.occurred == command.corrected:
        return ()
    if command.corrected > at.now + CLOCK_SKEW:
        return Refused(
            code="moment-in-future",
            sentence="Het verbeterde moment ligt in de toekomst. Vul in wanneer het werkelijk gebeurde.",
        )
    if command.fact > 1 and legal_day(command.corrected) < legal_day(case.received):
        return Refused(
            code="before-receipt",
            sentence="Het verbeterde moment ligt voor de ontvangst"
            f" ({legal_day(case.received):%d-%m-%Y}). Verbeter zo nodig eerst de ontvangst.",
        )
    proposed = CorrectionProposed(
        occurred=command.occurred,
        fact=command.fact,
        recorded_as=wrong.occurred,
        corrected=command.corrected,
        reason=command.reason,
    )
    return (proposed,)


TRANSITION = Transition(
    command=CorrectFact,
    decide=decide,
    label="Verbetering voorstellen",
    basis=(law.RECTIFICATION,),
    roles=DESK,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-10T09:00:00+01:00",
        "fact": 1,
        "corrected": "2026-01-30T16:45:00+01:00",
        "reason": "De brief draagt een ontvangststempel van 30 januari 2026.",
    },
)
