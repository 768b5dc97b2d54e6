"""A case goes over to other rules: which may follow its own, and what they make of each running clock.

Asked before anything is done, to show what would move, and by the step that does it: one computation,
so that what was shown is what happens.
"""

from datetime import date
from enum import StrEnum

from domain.case import Case
from domain.decision import Refused
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


def following(version: str, rules: Rules, on: date) -> Rules | Refused:
    """Return the rules of a case once that version of a calendar or regulation holds for it.

    The same rules again where it does already. Refused is what is not here, what is of another
    municipality or not in force on the day `on`, and what came before the case's own: rules follow
    each other in one direction, or two people could send a case to and fro.
    """
    calendar = rules.book.calendar(version)
    if calendar is not None:
        if calendar.version < rules.calendar.version:
            return _older(version, rules.calendar.version)
        return Rules(rules.regulation, calendar, rules.book)
    regulation = rules.book.regulation(version)
    if regulation is None:
        return Refused(
            code="unknown-rules",
            sentence=f"Er is hier geen kalender of regeling die '{version}' heet."
            " Bekijk met 'weerklank rules list' welke er zijn.",
        )
    return _unfit(regulation, rules.regulation, on) or Rules(regulation, rules.calendar, rules.book)


def outlook(case: Case, former: Rules, new: Rules) -> tuple[ClockOutlook, ...]:
    """Return what the new rules make of each clock that runs; one that ended never moves."""
    return tuple(
        _outlook(case, clock, former, new) for clock in case.clocks if clock.ending is None
    )


def _unfit(regulation: Regulation, own: Regulation, on: date) -> Refused | None:
    if regulation.municipality != own.municipality:
        return Refused(
            code="rules-of-another-municipality",
            sentence=f"De regeling '{regulation.version}' is van een andere gemeente dan deze zaak.",
        )
    if (regulation.in_force_from, regulation.version) < (own.in_force_from, own.version):
        return _older(regulation.version, own.version)
    if on < regulation.in_force_from:
        return Refused(
            code="rules-not-in-force",
            sentence=f"De regeling '{regulation.version}' geldt pas vanaf {regulation.in_force_from:%d-%m-%Y}."
            " Pas haar toe als zij geldt.",
        )
    return None


def _older(version: str, own: str) -> Refused:
    return Refused(
        code="rules-older",
        sentence=f"De zaak loopt al onder '{own}', en dat is nieuwer dan '{version}'.",
    )


def _outlook(case: Case, clock: Clock, former: Rules, new: Rules) -> ClockOutlook:
    before = due(clock, former.measure_of(clock))
    set_anew = None
    if new.regulation.version != former.regulation.version:
        set_anew = _set_anew(case, clock, former.regulation, new, before.day)
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


def _set_anew(case: Case, clock: Clock, former: Regulation, new: Rules, last_day: date) -> Term | Kept:
    """The term that a new regulation sets, or why it leaves the old one.

    A term that somebody set for this case alone is not the regulation's to change. One that was over
    before the regulation came into force is not brought back by it. And whoever was told in time that
    it takes longer keeps that, also where the new term would have been over by then.
    """
    if clock.id.name == COMPLETION:
        return Kept.OF_THE_INITIATOR
    if clock.term.until is not None:
        return Kept.NAMED_DAY
    begun_by = next(
        (
            rule
            for rule in former.terms
            if rule.clock == clock.id.name and rule.starting(clock.term.start) == clock.term
        ),
        None,
    )
    rule = _rule(case, clock, begun_by, new.regulation)
    if rule is None:
        return Kept.NOT_IN_REGULATION
    if begun_by is None:
        return Kept.OWN_TERM
    if last_day < new.regulation.in_force_from:
        return Kept.OVER
    term = rule.starting(clock.term.start)
    if term == clock.term:
        return Kept.SAME
    if _granted(_under(clock, term), new) != _granted(clock, new):
        return Kept.EXTENDED
    return term


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
