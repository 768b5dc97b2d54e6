"""A person settles what became of a letter: it was sent, it is to be sent again, or it stays here."""

from typing import Annotated, Literal

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, LetterSettled
from domain.letters.dispatch import dispatched, letter_of
from domain.letters.letter import CaseLetter, LetterStatus
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition

Outcome = Literal["sent", "again", "withheld"]


class SettleLetter(Command):
    """`occurred` is when it was sent, where it was. `again`: send it once more. `withheld`: it stays here."""

    letter: Annotated[int, Field(ge=1)]
    outcome: Outcome
    evidence: Text


def decide(case: Case, command: SettleLetter, at: Circumstances) -> Decision:
    """Return how it was settled, and where it was sent what that brings about."""
    letter = letter_of(case, command.letter, at.actor)
    if isinstance(letter, Refused):
        return letter
    if command.outcome not in _possible(letter):
        return Refused(
            code="letter-not-open",
            sentence="Aan deze brief valt dit niet uit te zoeken. Dat kan als de verzending onzeker of"
            " geweigerd is; een brief voor de post die nog niet weg is, kunt u tegenhouden.",
        )
    settled = LetterSettled(
        occurred=command.occurred, letter=command.letter, outcome=command.outcome, evidence=command.evidence
    )
    if command.outcome == "sent":
        return (*dispatched(case, letter, command.occurred, at), settled)
    return (settled,)


def _possible(letter: CaseLetter) -> frozenset[Outcome]:
    """An e-mail on its way is not held back here: it may be leaving at this moment."""
    if letter.status is LetterStatus.UNCERTAIN:
        return frozenset({"sent", "again", "withheld"})
    if letter.status is LetterStatus.REFUSED:
        return frozenset({"again", "withheld"})
    if letter.status is LetterStatus.PREPARED and letter.channel is Channel.LETTER:
        return frozenset({"withheld"})
    return frozenset()


TRANSITION = Transition(
    command=SettleLetter,
    decide=decide,
    label="Verzending uitzoeken",
    basis=(law.PROOF_OF_SENDING,),
    roles=DESK | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T17:30:00+01:00",
        "letter": 1,
        "outcome": "withheld",
        "evidence": "De brief lag nog op de stapel; hij is vernietigd.",
    },
)
