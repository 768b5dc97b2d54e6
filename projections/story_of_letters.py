"""What became of a letter, told."""

from typing import assert_never

from domain import events as e
from domain.events import Channel
from domain.letters.folding import LetterEvent
from domain.letters.kind import LETTER_LABELS

_BY = {Channel.EMAIL: "per e-mail", Channel.LETTER: "per post"}
_SETTLED = {
    "sent": "zij is verzonden",
    "again": "zij wordt nog eens verzonden",
    "withheld": "zij wordt niet verzonden",
}


def written(event: LetterEvent, on: str) -> str:
    """Return the sentence, without whom it was for."""
    match event:
        case e.LetterPrepared():
            again = "" if event.again is None else f" Zij vervangt brief {event.again}."
            return (
                f"{on} is brief {event.letter} klaargemaakt ({LETTER_LABELS[event.sort]},"
                f" {_BY[event.channel]}).{again} Er verandert niets totdat zij is verzonden."
            )
        case e.LetterDispatched():
            untaken = (
                ""
                if event.untaken is None
                else " De stap die erbij hoorde, kon toen niet meer worden gezet; de brief is wel verzonden."
            )
            return f"{on} is brief {event.letter} verzonden, {_BY[event.channel]}.{untaken}"
        case e.LetterUncertain():
            return (
                f"{on} is gebleken dat niet zeker is of brief {event.letter} is verzonden."
                " Een medewerker zoekt dat uit."
            )
        case e.LetterUnsent():
            return f"{on} is gebleken dat brief {event.letter} niet kon worden verzonden."
        case e.LetterSettled():
            return f"{on} is uitgezocht wat er met brief {event.letter} gebeurde: {_SETTLED[event.outcome]}."
        case e.LetterBounced():
            return f"{on} is vastgelegd dat brief {event.letter} is teruggekomen. {_counts(event)}"
        case _:
            assert_never(event)


def _counts(event: e.LetterBounced) -> str:
    if event.address_right:
        return "Op de brief stond het opgegeven adres: de verzending telt (Awb art. 3:41 lid 1)."
    return "Zij geldt als niet ontvangen: een tweede verzending telt."
