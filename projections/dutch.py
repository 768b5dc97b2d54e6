"""Days, moments and lengths in Dutch words: the same on every machine, whatever its locale."""

from datetime import datetime

from domain.terms.clock import ClockId, Term
from domain.terms.counting import AMSTERDAM
from domain.terms.dutch import day, described
from domain.terms.names import CLOCK_LABELS

__all__ = ["clock", "day", "length", "listed", "moment"]


def moment(value: datetime) -> str:
    """A moment on the clocks of Amsterdam, as in `maandag 30 maart 2026 om 14.05 uur`."""
    local = value.astimezone(AMSTERDAM)
    return f"{day(local)} om {local.hour:02}.{local.minute:02} uur"


def length(term: Term) -> str:
    """How a term was set, as in `6 weken`; a term to a named date has no length."""
    if term.length is None or term.until is not None:
        return "tot een genoemde datum"
    return described(term.length)


def clock(which: ClockId) -> str:
    """A clock by its label in quotes, numbered where it is not the first of its name."""
    label = CLOCK_LABELS.get(which.name, which.name)
    ordinal = f", {which.ordinal}e keer" if which.ordinal > 1 else ""
    initiator = f", initiatiefnemer {which.initiator}" if which.initiator > 1 else ""
    return f"'{label}{ordinal}{initiator}'"


def listed(parts: list[str], last: str = "en") -> str:
    """Parts as a reader says them: with commas, and `en` or another word before the last."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
