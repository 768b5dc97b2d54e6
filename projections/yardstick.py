"""What a case is measured by: its rules, with each due day counted once."""

from functools import cached_property

from domain.rulebook import Rules
from domain.terms.clock import Clock
from domain.terms.due import Due, due
from domain.terms.reckoning import Measure


class Yardstick:
    """The rules of one case for as long as rows are made of it.

    The same clock is asked for its due day by the story, the work list and the register, and
    as it starts and as it ends. Only its term, suspensions, extensions, ending and the rules it may have
    of its own count for that day, and the fold leaves those that did not change as they were: so they
    are known again by identity.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._measure = rules.measure
        self._known: dict[tuple[int, ...], tuple[tuple[object, ...], Due]] = {}

    def of(self, clock: Clock) -> Measure:
        """Return what the clock is judged by: its own rules where it has them, else those of the case."""
        return self._measure if clock.rules is None else self._rules.measure_of(clock)

    def due(self, clock: Clock) -> Due:
        """Return by when the clock must be met."""
        made_of = (clock.term, clock.suspensions, clock.extensions, clock.ending, clock.rules)
        which = tuple(map(id, made_of))
        known = self._known.get(which)
        if known is None:
            known = self._known[which] = (made_of, due(clock, self.of(clock)))
        return known[1]

    @cached_property
    def rules(self) -> str:
        """The versions of the rules, as JSON."""
        return self._rules.in_force.model_dump_json()
