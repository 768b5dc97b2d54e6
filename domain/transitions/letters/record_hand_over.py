"""The mail server took a letter over: its step takes effect at that moment."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.letters.dispatch import UNKNOWN_LETTER, dispatched, letter_in
from domain.letters.letter import WAITING
from domain.roles import Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class RecordHandOver(Command):
    """`occurred` is when the mail server took it over; `answer` what it said."""

    letter: Annotated[int, Field(ge=1)]
    answer: Text


def decide(case: Case, command: RecordHandOver, at: Circumstances) -> Decision:
    """Return what its step brings about and that it was sent; nothing where that is settled already."""
    letter = letter_in(case, command.letter)
    if letter is None:
        return UNKNOWN_LETTER
    if letter.status not in WAITING:
        return ()
    return dispatched(case, letter, command.occurred, at, answer=command.answer)


TRANSITION = Transition(
    command=RecordHandOver,
    decide=decide,
    label="Verzending per e-mail vastleggen",
    basis=(law.TIME_OF_SENDING, law.PROOF_OF_SENDING),
    roles=frozenset({Role.SYSTEM}),
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-03T08:46:00+01:00", "letter": 1, "answer": "250 2.0.0 Ok: queued"},
)
