"""A case goes over to other rules: what they make of each running clock.

Asked before anything is done, to show what would move, and by the step that does it: one computation,
so that what was shown is what happens.
"""

from datetime import date
from enum import StrEnum

from domain.case import Case
from domain.regulation import Regulation, TermRule
from domain.rulebook import Rules
from domain.terms.clock import Clock, ClockId, Term
from domain.terms.due import assessed, due
from domain.terms.names import COMPLETION
from domain.value import Frozen


class Kept(StrEnum):
    """Why a new regulation leaves the term of a running clock as it is."""

    OF_THE_INITIATOR = "of-the-initiator"
    NAMED_DAY = "named-day"
    NOT_IN_REGULATION = "not-in-regulation"
    OWN_TERM = "own-term"
    OVER = "over-before-in-force"
    SAME = "same-term"
    EXTENDED = "extension-would-lapse"


class ClockOutlook(Frozen):
    """One running clock under its own rules (`former`) and under the new ones.

    `term` is how a new regulation sets it; `kept` why it does not. With neither the regulation stays.
    """

    clock: ClockId
    former: date
    former_provisional: bool
    due: date
    provisional: bool
    term: Term | None = None
    kept: Kept | None = None

    @property
    def moves(self) -> bool:
        """Whether something is to be recorded: another last day, or another term."""
        return self.term is not None or self.due != self.former


def outlook(case: Case, former: Rules, new: Rules) -> tuple[ClockOutlook, ...]:
    """Return what the new rules make of each clock that runs; one that ended never moves."""
    return tuple(_outlook(case, clock, former, new) for clock in case.clocks if clock.ending is None)


def _outlook(case: Case, clock: Clock, former: Rules, new: Rules) -> ClockOutlook:
    before = due(clock, former.measure_of(clock))
    set_anew = None
    if new.regulation.version != former.regulation.version:
        set_anew = _set_anew(case, clock, former, new, before.day)
    term, kept = (set_anew, None) if isinstance(set_anew, Term) else (None, set_anew)
    after = due(_under(clock, term), new.measure_of(clock))
    return ClockOutlook(
        clock=clock.id,
        former=before.day,
        former_provisional=before.provisional,
        due=after.day,
        provisional=after.provisional,
        term=term,
        kept=kept,
    )


def _set_anew(case: Case, clock: Clock, former: Rules, new: Rules, last_day: date) -> Term | Kept:
    """The term that a new regulation sets, or why it leaves the old one.

    A term that somebody set for this case alone is not the regulation's to change. One that was over
    before the regulation came into force is not brought back by it. And whoever was told in time that
    it takes longer keeps that, also where the new term would have been over by then.
    """
    begun_by = _begun_by(clock, former)
    rule = _rule(case, clock, begun_by, new.regulation)
    kept = _untouchable(clock, rule, begun_by)
    if rule is None or kept is not None:
        return kept or Kept.NOT_IN_REGULATION
    if last_day < new.regulation.in_force_from:
        return Kept.OVER
    term = rule.starting(clock.term.start)
    if term == clock.term:
        return Kept.SAME
    told_in_time = _granted(clock, new) == _granted(_under(clock, term), new)
    return term if told_in_time else Kept.EXTENDED


def _untouchable(clock: Clock, rule: TermRule | None, begun_by: TermRule | None) -> Kept | None:
    if clock.id.name == COMPLETION:
        return Kept.OF_THE_INITIATOR
    if clock.term.until is not None:
        return Kept.NAMED_DAY
    return Kept.OWN_TERM if rule is not None and begun_by is None else None


def _begun_by(clock: Clock, rules: Rules) -> TermRule | None:
    """The rule that set the clock's term; none where it is another than its regulation ever gave.

    That may be an earlier one, where those that followed left the term as it was.
    """
    earlier = (rules.book.regulation(era.rules.regulation) for era in clock.eras)
    given = (
        rule
        for regulation in (rules.regulation, *(each for each in earlier if each is not None))
        for rule in regulation.terms
        if rule.clock == clock.id.name
    )
    return next((rule for rule in given if rule.starting(clock.term.start) == clock.term), None)


def _rule(case: Case, clock: Clock, like: TermRule | None, regulation: Regulation) -> TermRule | None:
    """The rule for a clock of that name: the one most like that which began it, where there are several."""
    fitting = [
        rule
        for rule in regulation.terms
        if rule.clock == clock.id.name and (case.application or not rule.application_only)
    ]
    return min(
        fitting,
        key=lambda rule: (
            like is not None and rule.application_only is not like.application_only,
            bool(rule.kinds) and case.kind not in rule.kinds,
        ),
        default=None,
    )


def _under(clock: Clock, term: Term | None) -> Clock:
    return clock if term is None else clock.model_copy(update={"term": term})


def _granted(clock: Clock, rules: Rules) -> list[int]:
    return [each.extension.by for each in assessed(clock, rules.measure_of(clock)).granted]
