"""Who has a case, and who follows it, as facts leave it: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.reply.folding import Change

AssignmentEvent = e.TeamAssigned | e.HandlerAssigned | e.HandlerReleased


def assigned(event: AssignmentEvent) -> Change:
    """Return what changes in the case."""
    match event:
        case e.TeamAssigned():
            return {"team": event.team}
        case e.HandlerAssigned():
            return {"handler": event.handler.ref}
        case e.HandlerReleased():
            return {"handler": None}
        case _:
            assert_never(event)
