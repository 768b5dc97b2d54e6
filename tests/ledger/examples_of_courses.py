"""One example of every event that turns the course of a case."""

from datetime import UTC, datetime

from domain import events as e
from domain.sealed import Text

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()
OTHER = "0" * 32

COURSES: tuple[e.Event, ...] = (
    e.RoutedInternally(occurred=AT, told=True, message=TEXT),
    e.PartlyWithdrawn(occurred=AT, asks=(2, 3), statement=TEXT, evidence=TEXT),
    e.AsksSplitOff(occurred=AT, asks=(2,), other=OTHER, number="LW-2026-00002", reason=TEXT),
    e.CasesJoined(occurred=AT, other=OTHER, number="LW-2026-00002", reason=TEXT),
    e.CaseSeparated(occurred=AT, other=OTHER, reason=TEXT),
    e.ContactAttempted(occurred=AT, channel=e.Channel.SPOKEN, note=TEXT),
    e.ClosedUnreachable(occurred=AT, attempts=(4, 5, 6), message=TEXT),
)
