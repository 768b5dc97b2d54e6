"""What a suspension does to one clock of a case, said as a fact: it stands still, or it does not and why."""

from datetime import datetime

from domain.events import TermSuspended, TermUntouched
from domain.terms.assessment import assess
from domain.terms.clock import Clock, Suspension
from domain.terms.due import facts_of
from domain.terms.reckoning import Measure
from domain.terms.rejection import SUSPENSION


def standing_still(
    clock: Clock, pause: Suspension, by: Measure, occurred: datetime
) -> TermSuspended | TermUntouched:
    """Return the effect of a suspension that is added to what happened to the clock before.

    The computation behind the due day decides, so that what is recorded and what is reckoned agree. What
    has no effect now is kept with the clock all the same: a date that is corrected later may give it one.
    """
    suspended = clock.model_copy(update={"suspensions": (*clock.suspensions, pause)})
    found = assess(facts_of(suspended), by).rejected
    refused = next((each.code for each in found if (each.what, each.by) == (SUSPENSION, pause.by)), None)
    if pause.until is not None and pause.begin > pause.until:
        refused = "came-after-those-days"
    elif clock.ending is not None and pause.begin > clock.ending.on:
        refused = "term-ended"
    if refused is None and pause.until is not None:
        return TermSuspended(
            occurred=occurred,
            clock=clock.id,
            basis=pause.basis,
            begin=pause.begin,
            until=pause.until,
            cause=pause.by,
        )
    return TermUntouched(
        occurred=occurred,
        clock=clock.id,
        reason=refused or "no-term-set",
        cause=pause.by,
        basis=pause.basis,
        begin=pause.begin,
        until=pause.until,
    )
