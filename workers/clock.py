"""The clock of this process: the one place below which time is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is where the clock is injected from
