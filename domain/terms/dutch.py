"""Days and lengths in Dutch words: the same on every machine, whatever its locale."""

from datetime import date

from domain.terms.length import Length, Unit

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


def month(number: int) -> str:
    """A month by its number, as in `maart`."""
    return _MONTHS[number - 1]


def counted(number: int, unit: Unit) -> str:
    """A number of days, weeks, months or years, as in `6 weken`."""
    one, more = _UNITS[unit]
    return f"{number} {one if number == 1 else more}"


def described(length: Length) -> str:
    """A length in the words in which it was set, as in `6 weken`."""
    return counted(length.number, length.unit)
