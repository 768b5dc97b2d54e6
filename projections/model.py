"""A read model: its tables, and the pure functions that make rows of facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from psycopg import Cursor

from domain.case import Case
from domain.fact import StoredFact
from projections.followed import Followed
from projections.lived import Lived
from projections.table import Row, Table
from projections.yardstick import Yardstick


def _no_clocks(_after: Followed, _measure: Yardstick) -> Sequence[Row]:
    return ()


def _no_facts(_after: Case, _stored: StoredFact, _measure: Yardstick) -> Sequence[Row]:
    return ()


class Counts(Protocol):
    """Numbers that follow the rows of a model by themselves, whoever writes those rows."""

    NAME: str

    def create(self, cursor: Cursor[Any]) -> None:
        """Create what keeps them; safe to repeat."""
        ...

    def follow(self, cursor: Cursor[Any], register: str = ...) -> None:
        """Have them follow this table from here on, or the live one; safe to repeat."""
        ...

    def wrong(self, cursor: Cursor[Any]) -> Sequence[str]:
        """Return the keys under which they are not what the rows add up to."""
        ...


@dataclass(frozen=True, eq=False)
class ReadModel:
    """One question with its answer in tables.

    `cases` has a row a case, with the case id first and the followed state last: `of_case`
    makes it, without the state. `details` has rows that `of_clocks` makes of a case as it now
    stands, or that `of_fact` makes of each fact in passing. `counts` follow the rows.
    """

    name: str
    cases: Table
    of_case: Callable[[Followed, Yardstick], Row]
    details: Table | None = None
    of_clocks: Callable[[Followed, Yardstick], Sequence[Row]] = _no_clocks
    of_fact: Callable[[Case, StoredFact, Yardstick], Sequence[Row]] = _no_facts
    counts: Counts | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables of this model."""
        return (self.cases,) if self.details is None else (self.cases, self.details)

    def within(self, schema: str) -> "ReadModel":
        """Return the same model with its tables in that schema, beside the live ones."""
        details = None if self.details is None else replace(self.details, schema=schema)
        return replace(self, cases=replace(self.cases, schema=schema), details=details)


def rows(model: ReadModel, lives: Sequence[Lived]) -> list[tuple[Table, dict[Row, Row]]]:
    """Return the rows, by table and key, that what cases lived through adds to a model or changes in it."""
    cases: dict[Row, Row] = {}
    details: list[Row] = []
    for each in lives:
        row = (*model.of_case(each.after, each.measure), each.state)
        cases[model.cases.key_of(row)] = row
        if model.of_fact is not _no_facts:
            for after, stored, measure in zip(each.passed, each.facts, each.measures, strict=True):
                details += model.of_fact(after, stored, measure)
        details += model.of_clocks(each.after, each.measure)
    if model.details is None:
        return [(model.cases, cases)]
    return [(model.cases, cases), (model.details, {model.details.key_of(row): row for row in details})]
