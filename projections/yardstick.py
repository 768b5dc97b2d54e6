"""What a case is measured by: its rules, with each due day counted once."""

from functools import cached_property

from domain.rulebook import Rules
from domain.terms.clock import Clock, Suspension, Term
from domain.terms.due import Due, due


class Yardstick:
    """The rules of one case for as long as rows are made of it.

    The same clock is asked for its due day by the story, the work list and the register, and
    as it starts and as it ends. Only its term and its suspensions count for that day, and the
    fold leaves those that did not change as they were: so they are known again by identity.
    """

    def __init__(self, rules: Rules) -> None:
        self.calendar = rules.calendar
        self._rules = rules
        self._known: dict[tuple[int, int], tuple[Term, tuple[Suspension, ...], Due]] = {}

    def due(self, clock: Clock) -> Due:
        """Return by when the clock must be met."""
        term, suspensions = clock.term, clock.suspensions
        known = self._known.get((id(term), id(suspensions)))
        if known is None:
            known = (term, suspensions, due(clock, self.calendar))
            self._known[id(term), id(suspensions)] = known
        return known[2]

    @cached_property
    def rules(self) -> str:
        """The versions of the rules, as JSON."""
        return self._rules.in_force.model_dump_json()
