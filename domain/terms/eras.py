"""By which rules a clock is judged once its case went over to others: those of the time in which it ended.

What was done before the new rules applied ended the term under the old ones, also where somebody enters
it afterwards or corrects its date. The order of typing may not decide whether it was in time.
"""

from datetime import date, timedelta

from domain.rules_in_force import RulesInForce
from domain.terms.clock import Clock, Era, Term


def gone_over(clock: Clock, former: RulesInForce, rules: RulesInForce, day: date) -> Clock:
    """Return a clock of a case that goes over from `former` to other rules on a legal day.

    One that is known to have ended stays where it ended, whatever day is given: it never moves.
    """
    until = day if clock.ending is None else max(day, clock.ending.on + timedelta(days=1))
    *before, last = clock.eras or (Era(rules=former, term=clock.term),)
    closed = last.model_copy(update={"until": until})
    return judged(clock.model_copy(update={"eras": (*before, closed, Era(rules=rules, term=last.term))}))


def set_anew(clock: Clock, term: Term) -> Clock:
    """Return a clock of which the rules that hold now set another term."""
    if not clock.eras:
        return clock.model_copy(update={"term": term})
    *before, last = clock.eras
    return judged(clock.model_copy(update={"eras": (*before, last.model_copy(update={"term": term}))}))


def counted_from(clock: Clock, start: date) -> Clock:
    """Return a clock whose term is counted from another day, under whichever rules it is judged."""
    eras = tuple(
        each.model_copy(update={"term": each.term.model_copy(update={"start": start})}) for each in clock.eras
    )
    term = clock.term.model_copy(update={"start": start})
    return clock.model_copy(update={"term": term, "eras": eras})


def judged(clock: Clock) -> Clock:
    """Return the clock with the term and the rules of the time in which it ended, or of now while it runs."""
    if not clock.eras:
        return clock
    ending = clock.ending
    era = clock.eras[-1]
    if ending is not None:
        era = next(each for each in clock.eras if each.until is None or ending.on < each.until)
    rules = None if era is clock.eras[-1] else era.rules
    return clock.model_copy(update={"term": era.term, "rules": rules})
