"""What becomes of a letter: prepared, sent or not, uncertain, settled by a person, come back."""

from typing import Annotated, Any, Literal

from domain.competence.authority import Authority
from domain.events.happening import Channel, Happening
from domain.letters.kind import LetterKind
from domain.sealed import Text
from domain.stages import Stage
from domain.value import ADDED


class LetterPrepared(Happening):
    """The intent: exactly this will be sent. Nothing of its step has taken effect.

    `content` is the command of that step with its texts sealed, and `authority` in whose name it was
    decided, as known then. `likeness` is how much of what it answers is standard text,
    in percent. A letter sent `again` replaces the one of that number.
    """

    topic: Literal["case.letter-prepared.v1"] = "case.letter-prepared.v1"
    letter: int
    sort: LetterKind
    template: str
    template_sha256: str
    channel: Channel
    party: int
    address: Text
    document: Text
    step: str | None
    content: dict[str, Any] | None
    again: int | None
    authority: Authority | None
    likeness: Annotated[int | None, ADDED] = None


class LetterDispatched(Happening):
    """It was sent: the moment is that of sending (Awb 2:19), from which everything counts.

    `brought` is the version of the first fact of its step. Where the step could not be taken any more the
    letter was sent all the same, and `untaken` is the code of why. `reference` is of the post, `answer`
    what the mail server said.
    """

    topic: Literal["case.letter-dispatched.v1"] = "case.letter-dispatched.v1"
    letter: int
    channel: Channel
    reference: str | None
    answer: Text | None
    brought: int | None
    stage: Stage
    untaken: str | None


class LetterUncertain(Happening):
    """It was handed to the mail server, and what came of that nobody heard."""

    topic: Literal["case.letter-uncertain.v1"] = "case.letter-uncertain.v1"
    letter: int


class LetterUnsent(Happening):
    """The mail server refused it for good, or for so long that nobody tries any more."""

    topic: Literal["case.letter-unsent.v1"] = "case.letter-unsent.v1"
    letter: int
    code: int | None


class LetterSettled(Happening):
    """A person settled what became of it, and what shows that."""

    topic: Literal["case.letter-settled.v1"] = "case.letter-settled.v1"
    letter: int
    outcome: Literal["sent", "again", "withheld"]
    evidence: Text


class LetterBounced(Happening):
    """It came back: it did not reach whom it was for, and what it brought about is undone.

    Unless `address_right`: a letter by post to the right address counts by its sending. `back_to` is the
    stage to which the case returns, where nothing happened since.
    """

    topic: Literal["case.letter-bounced.v1"] = "case.letter-bounced.v1"
    letter: int
    status: str | None
    evidence: Text
    undone: int | None
    back_to: Stage | None
    address_right: Annotated[bool | None, ADDED] = None
