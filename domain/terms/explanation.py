"""The whole answer about one term: the day, how it came to be, what had no effect, and what is left open."""

from typing import NamedTuple

from domain.terms.assessment import Assessed, assess
from domain.terms.derivation import derive
from domain.terms.penalty import Notice, Penalty, penalty
from domain.terms.penalty_steps import derive_penalty
from domain.terms.reckoning import Facts, Measure
from domain.terms.rejection import Rejected
from domain.terms.step import Derivation


class Explanation(NamedTuple):
    """What is told of one term, the same in a case, in an export and by the calculator.

    `alternatives` holds setting, value and due day of each other reading of the law that would lead to
    another day.
    """

    derivation: Derivation
    rejected: tuple[Rejected, ...]
    alternatives: tuple[tuple[str, str, str], ...]
    penalty: Penalty | None


def explain(assessed: Assessed, facts: Facts, by: Measure, *, provisional: bool) -> Explanation:
    """Return a computation that was made, with the due day under each other reading that differs."""
    derivation = derive(assessed, by.calendar, provisional=provisional)
    return Explanation(derivation, assessed.rejected, _alternatives(facts, by, assessed), None)


def with_notice(told: Explanation, assessed: Assessed, notice: Notice, by: Measure) -> Explanation:
    """Return what is told with what a notice of default leads to, or why it leads to nothing."""
    owed, refused = penalty(assessed.facts, assessed.found.day, notice, by.calendar)
    steps = derive_penalty(notice.received, owed, by.calendar)
    return told._replace(
        derivation=told.derivation._replace(steps=told.derivation.steps + steps),
        rejected=told.rejected if refused is None else (*told.rejected, refused),
        penalty=owed,
    )


def _alternatives(facts: Facts, by: Measure, assessed: Assessed) -> tuple[tuple[str, str, str], ...]:
    """Only some terms leave anything open: most have neither a suspension nor an extension."""
    if not (facts.suspensions or facts.extensions or facts.term.start_day_counts):
        return ()
    others = (
        (setting, value, assess(facts, Measure(by.calendar, other)).found.day)
        for setting, value, other in by.readings.others()
    )
    return tuple((setting, value, str(due)) for setting, value, due in others if due != assessed.found.day)
