"""Rules that came later: a regulation and a calendar of Lindewaard's that the engine does not ship."""

from datetime import date
from hashlib import sha256

from domain.regulation import Regulation
from domain.rulebook import Rulebook
from domain.terms.calendar import Calendar, Decree, Evidence

SHIPPED = Rulebook.read()

_HEAD = """
version = "{version}"
municipality = "lindewaard"
name = "Lindewaard (fictief)"
fictional = true
in_force_from = {day}
number_prefix = "LW"
number_source = "Besluit zaaknummers Lindewaard 2009, artikel 1 (fictief)"
reminder_days_before = 14
"""

_RULE = """
[[terms]]
clock = "{clock}"
regime = "ordinance"
length = {{ number = {weeks}, unit = "weeks" }}
basis = "Participatieverordening Lindewaard 2026, artikel 9 (fictief)"
source = "Participatieverordening Lindewaard 2026 (fictief)"
standing = "vastgesteld"
atw = true
"""


def regulation_file(version: str, *, in_force_from: date = date(2026, 2, 1), **weeks: int) -> bytes:
    """The file of a regulation that sets terms of so many weeks, by clock with `_` for `-`."""
    rules = [_RULE.format(clock=name.replace("_", "-"), weeks=number) for name, number in weeks.items()]
    return (_HEAD.format(version=version, day=in_force_from) + "".join(rules)).encode()


def calendar(version: str, *closed: date) -> Calendar:
    """The newest calendar that is shipped, with a decree more."""
    newest = SHIPPED.calendars[-1]
    decree = Decree(
        cited=f"besluit {version} (fictief)", source="fictief", evidence=Evidence.SECONDARY, days=closed
    )
    digest = sha256(f"{version} {closed}".encode()).hexdigest()
    return newest.model_copy(
        update={"version": version, "sha256": digest, "decrees": (*newest.decrees, decree)}
    )


EIGHT_WEEKS = "lindewaard-2026-02-01"
"""The response within eight weeks instead of six, and only that."""

SIXTEENTH_CLOSED = "nl-2027-01"
"""16 March 2026, on which the six weeks of a receipt on 2 February are over, equated with a holiday."""


def book(*more: Regulation | Calendar) -> Rulebook:
    """All that is shipped, and more."""
    return Rulebook(
        [*SHIPPED.regulations, *(each for each in more if isinstance(each, Regulation))],
        [*SHIPPED.calendars, *(each for each in more if isinstance(each, Calendar))],
    )


LATER = book(
    Regulation.parse(regulation_file(EIGHT_WEEKS, substantive_response=8)),
    calendar(SIXTEENTH_CLOSED, date(2026, 3, 16)),
)
