"""Somebody judges whether the initiator is right that the answer answers nothing."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ContestDecided
from domain.roles import Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.effects import answer_undone
from domain.transition import Transition


class DecideContest(Command):
    """`contest` is the line of the story in which it was contested; `reasons` go to the initiator."""

    contest: Annotated[int, Field(ge=1)]
    upheld: bool
    reasons: Text


def decide(case: Case, command: DecideContest, at: Circumstances) -> Decision:
    """Return the judgment; where the initiator is right, the clock runs again with its original due date.

    By somebody else than who signed the answer: nobody is the judge of their own letter.
    """
    response = case.response
    contest = None if response is None else response.contest(command.contest)
    if response is None or contest is None:
        return Refused(
            code="unknown-contest",
            sentence=f"Regel {command.contest} van het verloop is geen betwisting van de laatste reactie.",
        )
    if contest.decided:
        return ()
    if at.actor.ref == response.by:
        return Refused(
            code="same-person",
            sentence="Wie de reactie verzond, beoordeelt de betwisting niet zelf. Vraag een collega.",
        )
    decided = ContestDecided(
        occurred=command.occurred,
        contest=command.contest,
        upheld=command.upheld,
        asks=contest.asks,
        reasons=command.reasons,
    )
    undone = answer_undone(case, response.version, command.occurred) if command.upheld else []
    return (decided, *undone)


TRANSITION = Transition(
    command=DecideContest,
    decide=decide,
    label="Betwisting beoordelen",
    basis=(law.PARTICIPATION, law.REASONS),
    roles=frozenset({Role.TEAM_LEAD, Role.LEGAL}),
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-03-20T10:00:00+01:00",
        "contest": 12,
        "upheld": True,
        "reasons": "Over het onderhoud staat inderdaad niets in de reactie.",
    },
)
