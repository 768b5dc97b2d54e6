"""Days, moments and lengths in Dutch words: the same on every machine, whatever its locale."""

from datetime import date, datetime

from domain.terms.clock import ClockId, Term
from domain.terms.counting import AMSTERDAM
from domain.terms.effects import CLOCK_LABELS
from domain.terms.length import Unit

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_UNITS = {
    Unit.DAYS: ("dag", "dagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
    Unit.YEARS: ("jaar", "jaar"),
}


def day(value: date) -> str:
    """A day as in `maandag 30 maart 2026`."""
    return f"{_DAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """A moment on the clocks of Amsterdam, as in `maandag 30 maart 2026 om 14.05 uur`."""
    local = value.astimezone(AMSTERDAM)
    return f"{day(local)} om {local.hour:02}.{local.minute:02} uur"


def length(term: Term) -> str:
    """How a term was set, as in `6 weken`; a term to a named date has no length."""
    if term.length is None or term.until is not None:
        return "tot een genoemde datum"
    one, more = _UNITS[term.length.unit]
    return f"{term.length.number} {one if term.length.number == 1 else more}"


def clock(which: ClockId) -> str:
    """A clock by its label in quotes, numbered where it is not the first of its name."""
    label = CLOCK_LABELS.get(which.name, which.name)
    ordinal = f", {which.ordinal}e keer" if which.ordinal > 1 else ""
    initiator = f", initiatiefnemer {which.initiator}" if which.initiator > 1 else ""
    return f"'{label}{ordinal}{initiator}'"


def listed(parts: list[str]) -> str:
    """Parts as a reader says them: with commas, and `en` before the last."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
