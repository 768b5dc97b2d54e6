"""A letter came back: what it brought about is undone, and the second sending counts."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, LetterBounced
from domain.letters.carried import STANDS
from domain.letters.dispatch import letter_of
from domain.letters.letter import LetterStatus
from domain.letters.undoing import stage_before, undone
from domain.moments import FileNumber
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition


class RecordBounce(Command):
    """`status` is the code in the report of a mail server; `evidence` that report, or how it came back.

    `address_right` tells, of a letter by post, whether it bore the address that the addressee gave.
    """

    letter: Annotated[int, Field(ge=1)]
    status: FileNumber | None = None
    evidence: Text
    address_right: bool | None = None


def decide(case: Case, command: RecordBounce, at: Circumstances) -> Decision:
    """Return that it came back and what that undoes; nothing where that is known already.

    Awb 2:11 lid 3 is about what is sent electronically. What goes by post is made known by sending it to the
    right address (Awb 3:41 lid 1): that it came back from there undoes nothing, from a wrong one it does.
    """
    letter = letter_of(case, command.letter, at.actor)
    if isinstance(letter, Refused):
        return letter
    if letter.status is LetterStatus.BOUNCED:
        return ()
    if letter.status is not LetterStatus.SENT:
        return Refused(
            code="letter-not-sent",
            sentence="Deze brief staat niet als verzonden. Zoek eerst uit of hij is verzonden.",
        )
    by_post = letter.channel is Channel.LETTER
    if by_post and command.address_right is None:
        return Refused(
            code="address-not-judged",
            sentence="Vul bij 'address_right' in of op de brief het adres stond dat de geadresseerde opgaf."
            " Klopte het adres, dan telt de verzending; klopte het niet, dan telt de tweede verzending.",
            basis=str(law.MADE_KNOWN_BY_SENDING),
        )
    if letter.step in STANDS or (by_post and command.address_right):
        letter = letter.model_copy(update={"brought": None})
    bounced = LetterBounced(
        occurred=command.occurred,
        letter=command.letter,
        status=command.status,
        evidence=command.evidence,
        undone=letter.brought,
        back_to=stage_before(case, letter),
        address_right=command.address_right if by_post else None,
    )
    return (bounced, *undone(case, letter, command.occurred))


TRANSITION = Transition(
    command=RecordBounce,
    decide=decide,
    label="Teruggekomen brief vastleggen",
    basis=(law.SECOND_SENDING, law.MADE_KNOWN_BY_SENDING),
    roles=DESK | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-05T11:00:00+01:00",
        "letter": 1,
        "evidence": "Retour afzender, met de sticker 'onbekend op dit adres'.",
        "address_right": False,
    },
)
