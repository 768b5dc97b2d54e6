"""One example of every event about who has a case and who follows it."""

from datetime import UTC, date, datetime

from domain import events as e
from domain.roles import Role
from domain.sealed import Person, Staff, Text
from domain.signals import Signal
from domain.terms.clock import ClockId

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()

ASSIGNMENT: tuple[e.Event, ...] = (
    e.TeamAssigned(occurred=AT, team="wijkteam-noord", reason=TEXT),
    e.CaseWatched(occurred=AT, staff=None, person=Person.example(), contact=TEXT, evidence=TEXT),
    e.CaseUnwatched(occurred=AT, watcher=4),
    e.HandlerReleased(occurred=AT, handler="staff-example", reason=TEXT),
)

GROWN_ASSIGNMENT: dict[str, e.Event] = {
    "case.handler-assigned.v1+reason": e.HandlerAssigned(occurred=AT, handler=Staff.example(), reason=TEXT),
    "term.reminded.v1+watcher": e.TermReminded(
        occurred=AT,
        clock=ClockId(name="response"),
        due=date(2026, 4, 6),
        step=7,
        to="watcher",
        recipient="staff-example",
    ),
    "case.signalled.v1+watcher": e.CaseSignalled(
        occurred=AT,
        signal=Signal.QUIET,
        since=date(2026, 2, 2),
        role=Role.TEAM_LEAD,
        recipient="staff-example",
    ),
}
