"""Who has a case: by team, and never by name."""

from typing import assert_never

from domain import events as e
from domain.fold_of_assignment import AssignmentEvent

_REASON = " Waarom, staat in het dossier."


def assigned(event: AssignmentEvent, on: str) -> str:
    """Return the sentences; `on` begins the first."""
    match event:
        case e.TeamAssigned():
            if event.reason is None:
                return f"{on} is de zaak toegewezen aan team {event.team}."
            return f"{on} is de zaak van team gewisseld. Zij hoort nu bij team {event.team}.{_REASON}"
        case e.HandlerAssigned():
            if event.reason is None:
                return f"{on} is de zaak toegewezen aan een behandelaar."
            return f"{on} is de zaak toegewezen aan een andere behandelaar.{_REASON}"
        case e.HandlerReleased():
            return f"{on} is de zaak teruggegeven. Zij heeft nu geen behandelaar.{_REASON}"
        case _:
            assert_never(event)
