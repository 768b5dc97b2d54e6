"""Notice of default and penalty (Awb art. 4:17 and 4:18): from when, until when, and how much."""

from datetime import date, timedelta
from typing import NamedTuple

from domain import law
from domain.terms.calendar import Calendar
from domain.terms.counting import last_day
from domain.terms.dutch import day
from domain.terms.length import Length, Unit
from domain.terms.reckoning import Facts
from domain.terms.rejection import NOTICE, Rejected, untouched
from domain.terms.rolling import roll
from domain.terms.rolling_steps import from_to

TWO_WEEKS = Length(number=2, unit=Unit.WEEKS)
MOST_DAYS = 42
_STEP_DAYS = 14
_CENTS_A_DAY = (2300, 3500, 4500)
"""For each fortnight of the forty-two days."""

_DAY = timedelta(days=1)


class Notice(NamedTuple):
    """A notice of default: when it was received, and when the authority decided, if it did.

    `over_on` is when the term ended in another way than by a decision: withdrawn, or passed on.
    """

    received: date
    decided_on: date | None = None
    over_on: date | None = None


class Penalty(NamedTuple):
    """What a notice of default leads to.

    `free_until` is the last day on which a decision costs nothing, `first_day` and `last_day` bound the
    days with a penalty, and `fix_by` is the last day to fix it by decision (Awb 4:18). `code` never
    changes; `reason` is a Dutch sentence. `provisional` tells that the end of the two weeks, and all that
    follows it, lies where a decree not yet known could still move it. Days that are not there are None.
    """

    applies: bool
    code: str
    reason: str
    free_until: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    amount_cents: int = 0
    fix_by: date | None = None
    provisional: bool = False


def penalty(facts: Facts, due: date, notice: Notice, calendar: Calendar) -> tuple[Penalty, Rejected | None]:
    """Return what the notice leads to, and the notice itself as rejected where it leads to nothing.

    The two weeks are a term in an act, so the Algemene termijnenwet moves their end; the 42 days are
    excepted from it (Awb 4:17 lid 1). A decision ends the penalty on its eve. Whether the notice was
    unreasonably late, or the application manifestly without ground (4:17 lid 5), is for people to judge.
    """
    received, decided_on, over_on = notice
    refused = untouched(NOTICE, "De ingebrekestelling", facts.term, backward=facts.backward)
    if refused is None and received <= due:
        refused = Rejected(
            NOTICE,
            "premature",
            f"De ingebrekestelling is van {day(received)}, toen de termijn nog liep (tot en met {day(due)})."
            " Zij is te vroeg en heeft geen gevolg.",
        )
    if refused is None and decided_on is not None and decided_on < received:
        refused = Rejected(
            NOTICE,
            "already-decided",
            f"Er was al beslist op {day(decided_on)}, voor de ingebrekestelling van {day(received)}.",
        )
    if refused is None and decided_on is None and over_on is not None and over_on < received:
        refused = Rejected(
            NOTICE,
            "already-over",
            f"De termijn was al geëindigd op {day(over_on)}, voor de ingebrekestelling van {day(received)}:"
            " er viel niets meer te beslissen.",
        )
    if refused is not None:
        return Penalty(applies=False, code=refused.code, reason=refused.reason), refused
    owed = _running(notice, calendar)
    known = _known(notice.received, calendar) and (owed.last_day is None or _known(owed.last_day, calendar))
    return owed._replace(provisional=not known), None


def _running(notice: Notice, calendar: Calendar) -> Penalty:
    received, decided_on, over_on = notice
    free_until = _two_weeks_after(received, calendar)
    first = free_until + _DAY
    last = free_until + MOST_DAYS * _DAY
    if decided_on is not None and decided_on <= first:
        reason = f"Er is beslist op {day(decided_on)}, voordat een dag met dwangsom voorbij was."
        return Penalty(applies=False, code="decided-in-time", reason=reason, free_until=free_until)
    if decided_on is None and over_on is not None and over_on <= first:
        reason = (
            f"De termijn eindigde op {day(over_on)} zonder besluit, voordat een dag met dwangsom voorbij was."
        )
        return Penalty(applies=False, code="over-in-time", reason=reason, free_until=free_until)
    if decided_on is None and over_on is not None and over_on <= last:
        code, last = "ended-without-decision", over_on - _DAY
        reason = (
            f"De termijn eindigde op {day(over_on)} zonder besluit; vanaf die dag loopt de dwangsom niet"
            " verder."
        )
    elif decided_on is not None and decided_on <= last:
        code, last = "ended-by-decision", decided_on - _DAY
        reason = (
            f"De dwangsom loopt tot de beslissing van {day(decided_on)}; de laatste dag is de dag ervoor."
        )
    else:
        code = "full-term"
        reason = f"De dwangsom loopt over het hoogste aantal dagen: {MOST_DAYS} ({law.PENALTY})."
    return Penalty(
        applies=True,
        code=code,
        reason=reason,
        free_until=free_until,
        first_day=first,
        last_day=last,
        amount_cents=amount_cents((last - free_until).days),
        fix_by=_two_weeks_after(last, calendar),
    )


def amount_cents(days: int) -> int:
    """Return the penalty over so many days, in cents: three fortnights, each at a higher sum a day."""
    return sum(
        cents * min(max(days - step * _STEP_DAYS, 0), _STEP_DAYS) for step, cents in enumerate(_CENTS_A_DAY)
    )


def _known(start: date, calendar: Calendar) -> bool:
    """Whether no decree is missing on the days from the counted end of two weeks to where they end."""
    return all(
        calendar.covers(each)
        for each in from_to(last_day(start, TWO_WEEKS), _two_weeks_after(start, calendar))
    )


def _two_weeks_after(start: date, calendar: Calendar) -> date:
    return roll(last_day(start, TWO_WEEKS), start, TWO_WEEKS, calendar)
