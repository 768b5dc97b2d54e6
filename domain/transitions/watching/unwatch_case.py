"""Somebody follows a case no longer: who asked for it may stop at any time."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseUnwatched, CaseWatched
from domain.roles import FOLLOWING
from domain.stages import CLOSED, OPEN
from domain.transition import Transition

UNKNOWN_WATCHER = Refused(
    code="unknown-watcher",
    sentence="Onder dit nummer volgt niemand deze zaak. Kies een nummer uit de lijst van volgers.",
)


class UnwatchCase(Command):
    """`watcher` is the number in the list of who follows: the line of the story that tells of it."""

    watcher: Annotated[int, Field(ge=1)]


def decide(case: Case, command: UnwatchCase, _: Circumstances) -> Decision:
    """Return that they follow no longer, or nothing where it is so already."""
    if command.watcher in {each.number for each in case.watchers}:
        return (CaseUnwatched(occurred=command.occurred, watcher=command.watcher),)
    once = case.moment(command.watcher)
    return () if once is not None and once.topic == _WATCHED else UNKNOWN_WATCHER


_WATCHED = CaseWatched.model_fields["topic"].default

TRANSITION = Transition(
    command=UnwatchCase,
    decide=decide,
    label="Niet meer volgen",
    basis=(law.CONSENT_WITHDRAWN,),
    roles=FOLLOWING,
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-20T11:00:00+01:00", "watcher": 4},
)
