"""The median duration, with those that still wait counted for as long as they have waited."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Waited(NamedTuple):
    """So many days, until an answer or, without one, until that is the last that is known."""

    days: int
    answered: bool


def median(waited: Iterable[Waited]) -> int | None:
    """Return the first number of days within which at least half were answered, or None if that never was.

    By Kaplan and Meier (1958): who waits without an answer counts among those who might have been
    answered on each day up to and with the last that is known, and not after it. The median of the
    answered alone would call an office quick for leaving the hard letters where they are. Computed in
    fractions, so that a half is a half.
    """
    answers: Counter[int] = Counter()
    leaving: Counter[int] = Counter()
    for each in waited:
        answers[each.days] += each.answered
        leaving[each.days] += 1
    at_risk, unanswered = leaving.total(), Fraction(1)
    for days in sorted(leaving):
        unanswered *= 1 - Fraction(answers[days], at_risk)
        if unanswered <= Fraction(1, 2):
            return days
        at_risk -= leaving[days]
    return None
