"""A letter went to the post: its step takes effect on that day."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel
from domain.letters.dispatch import dispatched, letter_of
from domain.letters.letter import LetterStatus
from domain.moments import FileNumber
from domain.roles import DESK, Role
from domain.stages import BEGUN
from domain.terms.counting import AMSTERDAM
from domain.transition import Transition


class RecordDispatch(Command):
    """`occurred` is when it was handed to the post; `reference` the number of the batch or the item."""

    letter: Annotated[int, Field(ge=1)]
    reference: FileNumber | None = None


def decide(case: Case, command: RecordDispatch, at: Circumstances) -> Decision:
    """Return what its step brings about and that it was sent; nothing where that is known already."""
    letter = letter_of(case, command.letter, at.actor)
    if isinstance(letter, Refused):
        return letter
    if letter.status is LetterStatus.SENT:
        return ()
    if letter.channel is not Channel.LETTER:
        return Refused(
            code="sent-by-email",
            sentence="Deze brief gaat per e-mail: de motor legt zelf vast dat hij is verzonden."
            " Is dat onzeker, kies dan 'Verzending uitzoeken'.",
        )
    if letter.status is not LetterStatus.PREPARED:
        return Refused(
            code="letter-not-waiting",
            sentence="Deze brief is teruggekomen of wordt niet verzonden. Maak een nieuwe brief klaar.",
        )
    made = case.moment(letter.prepared)
    if made is not None and command.occurred < made.occurred:
        return Refused(
            code="sent-before-prepared",
            sentence="Een brief kan niet verzonden zijn voordat hij klaar was"
            f" ({made.occurred.astimezone(AMSTERDAM):%d-%m-%Y om %H:%M} uur). Controleer het moment. Was hij"
            f" eerder klaar dan dat, verbeter dan regel {made.version} van het verloop.",
        )
    return dispatched(case, letter, command.occurred, at, reference=command.reference)


TRANSITION = Transition(
    command=RecordDispatch,
    decide=decide,
    label="Verzending per post vastleggen",
    basis=(law.PROOF_OF_SENDING,),
    roles=DESK | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={"occurred": "2026-02-03T16:30:00+01:00", "letter": 1, "reference": "3SLW0001234567"},
)
