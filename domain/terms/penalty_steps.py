"""From a notice of default to the last day of its penalty, as steps."""

from datetime import date, timedelta

from domain import law
from domain.terms.calendar import Calendar
from domain.terms.penalty import Penalty
from domain.terms.rolling_steps import rolling
from domain.terms.step import Name, Step


def derive_penalty(received: date, penalty: Penalty, calendar: Calendar) -> tuple[Step, ...]:
    """Return the steps from a notice of default to the last day of its penalty."""
    notice = Step(Name.NOTICE, received, str(law.NOTICE_OF_DEFAULT), detail=penalty.code)
    if penalty.free_until is None:
        return (notice,)
    raw = received + timedelta(weeks=2)
    doubt = "provisional" if penalty.provisional else None
    steps = [
        notice,
        Step(Name.FREE_WEEKS, raw, str(law.NOTICE_OF_DEFAULT), detail=doubt),
        *rolling(raw, penalty.free_until, (), calendar),
    ]
    if penalty.first_day is not None and penalty.last_day is not None:
        days = (penalty.last_day - penalty.first_day).days + 1
        article = str(law.PENALTY_AMOUNTS)
        amount = str(penalty.amount_cents)
        steps += [
            Step(Name.PENALTY, penalty.last_day, article, penalty.first_day, penalty.last_day, days, amount),
            Step(Name.FIXED, penalty.fix_by, str(law.PENALTY_FIXED), detail=doubt),
        ]
    return tuple(steps)
