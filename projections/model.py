"""A read model: its tables, and the pure functions that make rows of facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.fact import StoredFact
from domain.rulebook import Rules
from projections.followed import Followed
from projections.stretch import Stretch
from projections.table import Row, Table


def _nothing(_after: Followed, _stored: StoredFact, _rules: Rules) -> Sequence[Row]:
    return ()


@dataclass(frozen=True, eq=False)
class ReadModel:
    """One question with its answer in tables.

    `cases` has a row a case, with the case id first and the followed state last: `of_case`
    makes it, without the state. `details` has rows that `of_clocks` makes of a case as it now
    stands, or that `of_fact` makes of each fact in passing.
    """

    name: str
    cases: Table
    of_case: Callable[[Followed, Rules], Row]
    details: Table | None = None
    of_clocks: Callable[[Followed, Rules], Sequence[Row]] = lambda _after, _rules: ()
    of_fact: Callable[[Followed, StoredFact, Rules], Sequence[Row]] = _nothing

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables of this model."""
        return (self.cases,) if self.details is None else (self.cases, self.details)

    def within(self, schema: str) -> "ReadModel":
        """Return the same model with its tables in that schema, beside the live ones."""
        details = None if self.details is None else replace(self.details, schema=schema)
        return replace(self, cases=replace(self.cases, schema=schema), details=details)


def rows(model: ReadModel, stretch: Stretch) -> list[tuple[Table, dict[Row, Row]]]:
    """Return the rows, by table and key, that the facts of a stretch add to a model or change in it."""
    cases: dict[Row, Row] = {}
    for id_, after in stretch.after.items():
        row = (*model.of_case(after, stretch.rules[id_]), stretch.state(id_))
        cases[model.cases.key_of(row)] = row
    if model.details is None:
        return [(model.cases, cases)]
    found = [
        row for after, stored in stretch.passed for row in model.of_fact(after, stored, stretch.rules[after.case.id])
    ]
    for id_, after in stretch.after.items():
        found += model.of_clocks(after, stretch.rules[id_])
    return [(model.cases, cases), (model.details, {model.details.key_of(row): row for row in found})]
