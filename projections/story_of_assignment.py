"""Who has a case and who follows it: by team, and never by name."""

from typing import assert_never

from domain import events as e
from domain.fold_of_assignment import AssignmentEvent, WatchingEvent

_REASON = " Waarom, staat in het dossier."


def assigned(event: AssignmentEvent | WatchingEvent, on: str) -> str:  # noqa: PLR0911 - one clause an event, read as a table
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
        case e.CaseWatched() if event.staff is not None:
            return f"{on} is vastgelegd dat een collega de zaak volgt."
        case e.CaseWatched():
            return (
                f"{on} is vastgelegd dat iemand van buiten de gemeente de zaak wil volgen."
                " Waaruit dat blijkt, staat in het dossier."
            )
        case e.CaseUnwatched():
            return f"{on} is vastgelegd dat de volger van regel {event.watcher} de zaak niet meer volgt."
        case _:
            assert_never(event)
