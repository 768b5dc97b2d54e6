"""A letter did not leave by e-mail, or nobody can tell whether it did."""

from typing import Annotated, Literal

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import LetterUncertain, LetterUnsent
from domain.letters.dispatch import UNKNOWN_LETTER, letter_in
from domain.letters.letter import LetterStatus
from domain.roles import Role
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class ReportUnsent(Command):
    """`code` is what the mail server answered, where it did."""

    letter: Annotated[int, Field(ge=1)]
    outcome: Literal["uncertain", "refused"]
    code: Annotated[int, Field(ge=200, le=599)] | None = None


def decide(case: Case, command: ReportUnsent, _: Circumstances) -> Decision:
    """Return that it is uncertain or was refused; its step has not taken effect. A person settles it."""
    letter = letter_in(case, command.letter)
    if letter is None:
        return UNKNOWN_LETTER
    if letter.status is not LetterStatus.PREPARED:
        return ()
    if command.outcome == "uncertain":
        return (LetterUncertain(occurred=command.occurred, letter=command.letter),)
    return (LetterUnsent(occurred=command.occurred, letter=command.letter, code=command.code),)


TRANSITION = Transition(
    command=ReportUnsent,
    decide=decide,
    label="Mislukte of onzekere verzending melden",
    basis=(law.PROOF_OF_SENDING,),
    roles=frozenset({Role.SYSTEM}),
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-03T08:47:00+01:00", "letter": 1, "outcome": "uncertain"},
)
