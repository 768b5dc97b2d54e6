"""Who has a case: the team it belongs to, and who handles it."""

from typing import Annotated, Literal

from domain.events.happening import Happening
from domain.sealed import Staff, Text
from domain.value import ADDED


class TeamAssigned(Happening):
    """The case belongs to a team; `reason` is why it went there from another one."""

    topic: Literal["case.team-assigned.v1"] = "case.team-assigned.v1"
    team: str
    reason: Text | None


class HandlerAssigned(Happening):
    """A colleague has the case; `reason` is why it went there from another one."""

    topic: Literal["case.handler-assigned.v1"] = "case.handler-assigned.v1"
    handler: Staff
    reason: Annotated[Text | None, ADDED] = None


class HandlerReleased(Happening):
    """The colleague with reference `handler` has the case no longer, and nobody else has it yet."""

    topic: Literal["case.handler-released.v1"] = "case.handler-released.v1"
    handler: str
    reason: Text
