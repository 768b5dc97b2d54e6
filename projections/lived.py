"""What cases lived through in a stretch of facts: folded once for every read model that takes it in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from domain.case import Case
from domain.fact import StoredFact
from domain.rulebook import Rulebook
from projections.followed import Followed, follow
from projections.yardstick import Yardstick


@dataclass(frozen=True)
class Lived:
    """What one case lived through: its facts, the case as each of them left it, and where it stands then."""

    facts: Sequence[StoredFact]
    passed: Sequence[Case]
    after: Followed
    measure: Yardstick = field(repr=False)

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
        found.append(Lived(of_case, passed, after, Yardstick(after.rules(rulebook))))
    return found
