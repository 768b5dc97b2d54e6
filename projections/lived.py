"""What cases lived through in a stretch of facts: folded once for every read model that takes it in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from domain.case import Case
from domain.fact import StoredFact
from domain.rulebook import Rulebook
from domain.rules_in_force import RulesInForce
from projections.followed import Followed, follow
from projections.yardstick import Yardstick


@dataclass(frozen=True)
class Lived:
    """What one case lived through: its facts, the case as each of them left it, and where it stands then.

    `measures` are the rules it was judged by after each fact: one yardstick for as long as they stay the
    same, so that a line of its story tells the day that held then, whichever facts are read together.
    """

    facts: Sequence[StoredFact]
    passed: Sequence[Case]
    after: Followed
    measures: Sequence[Yardstick] = field(repr=False)

    @property
    def measure(self) -> Yardstick:
        """The rules the case is judged by as it stands."""
        return self.measures[-1]

    @cached_property
    def state(self) -> str:
        """The case as followed, as JSON: written once, however many models keep it."""
        return self.after.model_dump_json()


def lived(before: Mapping[str, Followed], facts: Iterable[StoredFact], rulebook: Rulebook) -> list[Lived]:
    """Return what each case lived through in facts that are in order, given the cases that began earlier.

    Raises `ValueError` where a fact does not follow on, and `UnknownRulesError`.
    """
    by_case: dict[str, list[StoredFact]] = {}
    for stored in facts:
        by_case.setdefault(stored.fact.case, []).append(stored)
    found = []
    for case, of_case in by_case.items():
        after, passed = follow(before.get(case), of_case)
        found.append(Lived(of_case, passed, after, _measures(passed, rulebook)))
    return found


def _measures(passed: Sequence[Case], rulebook: Rulebook) -> list[Yardstick]:
    """The rules after each fact. Raises `UnknownRulesError` where they are not here."""
    measures: list[Yardstick] = []
    judging: RulesInForce | None = None
    for case in passed:
        if case.rules is None:
            raise ValueError(f"case {case.id} names no rules")
        if case.rules is judging:
            measures.append(measures[-1])
        else:
            judging = case.rules
            measures.append(Yardstick(rulebook.of(judging)))
    return measures
