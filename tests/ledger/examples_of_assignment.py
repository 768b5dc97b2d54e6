"""One example of every event about who has a case and who follows it."""

from datetime import UTC, datetime

from domain import events as e
from domain.sealed import Staff, Text

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()

ASSIGNMENT: tuple[e.Event, ...] = (
    e.TeamAssigned(occurred=AT, team="wijkteam-noord", reason=TEXT),
    e.HandlerReleased(occurred=AT, handler="staff-example", reason=TEXT),
)

GROWN_ASSIGNMENT: dict[str, e.Event] = {
    "case.handler-assigned.v1+reason": e.HandlerAssigned(occurred=AT, handler=Staff.example(), reason=TEXT),
}
