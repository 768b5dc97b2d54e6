"""Somebody says that a recorded date is wrong, and why. Nothing changes until another person agrees."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseSignalled, CompletionLapsed, CorrectionProposed, RulesApplied
from domain.gate import CLOCK_SKEW
from domain.moments import Moment
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.sequence import displaced
from domain.stages import BEGUN
from domain.terms.counting import legal_day
from domain.transition import Transition


class CorrectFact(Command):
    """`fact` is the version of the wrong fact in the story, `corrected` when it really happened."""

    fact: Annotated[int, Field(ge=1)]
    corrected: Moment
    reason: Text


def decide(case: Case, command: CorrectFact, at: Circumstances) -> Decision:
    """Return the proposal, which has no effect of its own: a wrong entry is mended, never edited."""
    if not theirs_to_mend(case, at):
        return NOT_THEIRS
    wrong = case.moment(command.fact)
    if wrong is None or wrong.topic in _NOT_MENDED:
        return Refused(
            code="unknown-fact",
            sentence=f"Regel {command.fact} van het verloop kan niet worden verbeterd."
            " Kies de regel van het feit zelf; termijnen volgen vanzelf.",
        )
    if wrong.occurred == command.corrected or _proposed_already(case, command):
        return ()
    if command.corrected > at.now + CLOCK_SKEW:
        return Refused(
            code="moment-in-future",
            sentence="Het verbeterde moment ligt in de toekomst. Vul in wanneer het werkelijk gebeurde.",
        )
    refused = out_of_order(case, command.fact, command.corrected)
    if refused is not None:
        return refused
    proposed = CorrectionProposed(
        occurred=command.occurred,
        fact=command.fact,
        recorded_as=wrong.occurred,
        corrected=command.corrected,
        reason=command.reason,
    )
    return (proposed,)


NOT_THEIRS = Refused(
    code="file-not-yours",
    sentence="De klachtbehandelaar verbetert feiten in het dossier van een klacht, en in geen andere zaak.",
)


def theirs_to_mend(case: Case, at: Circumstances) -> bool:
    """Return whether this case is the actor's to mend: whoever handles complaints handles nothing else."""
    return case.about_complaint or at.actor.role is not Role.COMPLAINTS_OFFICER


def out_of_order(case: Case, fact: int, corrected: datetime) -> Refused | None:
    """Return why a fact cannot have occurred then: before the receipt, or before what it rests on."""
    if fact > 1 and legal_day(corrected) < legal_day(case.received):
        return Refused(
            code="before-receipt",
            sentence="Het verbeterde moment ligt voor de ontvangst"
            f" ({legal_day(case.received):%d-%m-%Y}). Verbeter zo nodig eerst de ontvangst.",
        )
    others = [legal_day(moment.occurred) for moment in case.moments if moment.version > 1]
    if fact == 1 and others and legal_day(corrected) > min(others):
        return Refused(
            code="receipt-after-other-fact",
            sentence=f"De ontvangst kan niet liggen na een feit van {min(others):%d-%m-%Y} in deze zaak."
            " Verbeter zo nodig eerst dat feit.",
        )
    return displaced(case, fact, corrected)


def _proposed_already(case: Case, command: CorrectFact) -> bool:
    return any(
        not each.confirmed and (each.fact, each.corrected) == (command.fact, command.corrected)
        for each in case.proposals
    )


_NOT_MENDED = frozenset(
    event.model_fields["topic"].default for event in (CompletionLapsed, CaseSignalled, RulesApplied)
)
"""What the engine derived from a term, which follows the facts; and that other rules were applied, which
took effect as it was recorded: by another day other terms would have ended under the old ones."""


TRANSITION = Transition(
    command=CorrectFact,
    decide=decide,
    label="Verbetering voorstellen",
    basis=(law.RECTIFICATION,),
    roles=DESK | {Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-10T09:00:00+01:00",
        "fact": 1,
        "corrected": "2026-01-30T16:45:00+01:00",
        "reason": "De brief draagt een ontvangststempel van 30 januari 2026.",
    },
)
