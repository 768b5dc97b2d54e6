"""Who is away and who stands in: kept in the ledger beside the cases, and folded here.

An absence moves no term and decides nothing. It tells to whom a reminder goes, so nothing more is kept
than that: no reason, and accounts as references.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from domain.decision import Refused
from domain.roles import LABELS, Role
from domain.value import Frozen

MAY_RECORD = frozenset(Role) - {Role.INITIATOR, Role.AUDITOR, Role.OMBUDSMAN, Role.SYSTEM}
"""Whoever works for the municipality tells for themselves and for each other; who did so is kept."""

UNKNOWN_ABSENCE = Refused(
    code="unknown-absence",
    sentence="Deze afwezigheid bestaat niet. Bekijk de nummers met 'weerklank office absence list --all'.",
)
ABSENCE_OVER = Refused(
    code="absence-over",
    sentence="Deze afwezigheid is dan al voorbij; er valt niets meer te veranderen.",
)


class AbsenceRecorded(Frozen):
    """An account is away on these days, both included; reminders go to who stands in, where somebody does."""

    topic: Literal["absence.recorded.v1"] = "absence.recorded.v1"
    by: str
    role: Role
    recorded: AwareDatetime
    account: str
    substitute: str | None
    begin: date
    until: date


class AbsenceEnded(Frozen):
    """Somebody is there again from the day `back` on. `absence` is the version that recorded it."""

    topic: Literal["absence.ended.v1"] = "absence.ended.v1"
    by: str
    role: Role
    recorded: AwareDatetime
    absence: int
    back: date


AbsenceEvent = Annotated[AbsenceRecorded | AbsenceEnded, Field(discriminator="topic")]
ABSENCE_EVENT: TypeAdapter[AbsenceRecorded | AbsenceEnded] = TypeAdapter(AbsenceEvent)


class StoredAbsence(Frozen):
    """What was kept of an absence, at its version in the stream of absences."""

    event: AbsenceEvent
    version: int


class Absence(Frozen):
    """An absence as it now stands. Its number is the version that recorded it.

    Withdrawn before it began, it has its last day before its first.
    """

    number: int
    account: str
    substitute: str | None
    begin: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.begin <= day <= self.until


def absences(stored: Iterable[StoredAbsence]) -> tuple[Absence, ...]:
    """Return all absences in the order in which they were recorded."""
    found: dict[int, Absence] = {}
    for each in stored:
        match each.event:
            case AbsenceRecorded() as begun:
                named = begun.model_dump(include={"account", "substitute", "begin", "until"})
                found[each.version] = Absence(number=each.version, **named)
            case AbsenceEnded() as ended:
                before = found[ended.absence]
                until = min(before.until, ended.back - timedelta(days=1))
                found[ended.absence] = before.model_copy(update={"until": until})
    return tuple(found.values())


def substitutes(known: Iterable[Absence], day: date) -> dict[str, str | None]:
    """Return who is away that day with who stands in, if any; of two at once the last recorded holds."""
    return {each.account: each.substitute for each in known if day in each}


def refused_to(role: Role) -> Refused | None:
    """Return why that role records nobody's absence, or nothing where it may."""
    if role in MAY_RECORD:
        return None
    return Refused(
        code="wrong-role",
        sentence=f"Afwezigheid vastleggen kan niet door {LABELS[role]}; wel door wie bij de gemeente werkt.",
    )


def refused_as(account: str, substitute: str | None, begin: date, until: date, today: date) -> Refused | None:
    """Return why this cannot be an absence, or nothing where it can."""
    if until < begin:
        return Refused(
            code="until-before-begin",
            sentence="De laatste dag van de afwezigheid ligt voor de eerste. Controleer beide dagen.",
        )
    if until < today:
        return ABSENCE_OVER
    if account == substitute:
        return Refused(
            code="substitute-is-self",
            sentence="Niemand vervangt zichzelf. Noem het account van een ander.",
        )
    return None


def ended(known: Iterable[Absence], number: int, back: date) -> Absence | Refused:
    """Return the absence of that number, which is to end before the day `back`, or why it cannot."""
    found = next((each for each in known if each.number == number), None)
    if found is None:
        return UNKNOWN_ABSENCE
    return ABSENCE_OVER if back > found.until else found
