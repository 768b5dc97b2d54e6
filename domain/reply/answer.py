"""What the municipality says to each ask, and what happens next: the structure that is judged."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from domain.grounds import Position, RefusalGround
from domain.moments import Day, Identifier
from domain.sealed import Text
from domain.value import ADDED, Frozen


class AskAnswered(Frozen):
    """The municipality's position on one ask, counted from 1 in the order of intake.

    `reasons` are the facts; `source` is where the rule or the policy stands that it rests on. A refusal
    names its `ground` and in `alternative` what would change the answer; what was transferred names in
    `organ` to whom. An announced decision names
    `organ` and last day `by`, and in `step` what is done until then.
    """

    ask: Annotated[int, Field(ge=1, le=50)]
    position: Position
    reasons: Text
    organ: Identifier | None = None
    by: Day | None = None
    source: Annotated[Identifier | None, ADDED] = None
    ground: Annotated[RefusalGround | None, ADDED] = None
    alternative: Annotated[Text | None, ADDED] = None
    step: Annotated[Text | None, ADDED] = None


class Actor(StrEnum):
    """Whose turn it is after a message."""

    MUNICIPALITY = "municipality"
    INITIATOR = "initiator"
    TOGETHER = "together"


ACTOR_LABELS = {
    Actor.MUNICIPALITY: "de gemeente",
    Actor.INITIATOR: "de initiatiefnemer",
    Actor.TOGETHER: "gemeente en initiatiefnemer samen",
}


class NextStep(Frozen):
    """Who does what next, and by which day at the latest."""

    owner: Actor
    action: Text
    by: Day


class Remedy(StrEnum):
    """Where the initiator can turn: as the message says."""

    OBJECTION = "objection"
    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    COUNCIL = "council"


REMEDY_LABELS = {
    Remedy.OBJECTION: "bezwaar maken",
    Remedy.COMPLAINT: "een klacht indienen",
    Remedy.OMBUDSMAN: "naar de ombudsman gaan",
    Remedy.COUNCIL: "zich tot de gemeenteraad wenden",
}
