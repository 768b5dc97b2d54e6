"""A read model: its tables, and the pure functions that make rows of facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from psycopg import Cursor

from domain.fact import StoredFact
from domain.rulebook import Rulebook, Rules
from projections.followed import Followed, follow
from projections.table import Row, Table

Rows = Mapping[Table, Sequence[Row]]
"""Rows by table."""


def _nothing(_after: Followed, _stored: StoredFact, _rules: Rules) -> Sequence[Row]:
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
    of_case: Callable[[Followed, Rules], Row]
    details: Table | None = None
    of_clocks: Callable[[Followed, Rules], Sequence[Row]] = lambda _after, _rules: ()
    of_fact: Callable[[Followed, StoredFact, Rules], Sequence[Row]] = _nothing
    counts: Counts | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables of this model."""
        return (self.cases,) if self.details is None else (self.cases, self.details)


@dataclass(frozen=True)
class Projected:
    """What a stretch of facts came to: rows by table name and key, and the cases as followed so far."""

    rows: dict[str, dict[Row, Row]]
    after: dict[str, Followed]


def project(
    model: ReadModel, before: Mapping[str, Followed], facts: Sequence[StoredFact], rulebook: Rulebook
) -> Projected:
    """Return the rows that these facts add or change, given the cases as they were followed before."""
    after: dict[str, Followed] = {}
    details: dict[Row, Row] = {}
    for stored in facts:
        case = stored.fact.case
        now = follow(after.get(case) or before.get(case), stored)
        after[case] = now
        if model.details is not None:
            passing = model.of_fact(now, stored, now.rules(rulebook))
            details.update((model.details.key_of(row), row) for row in passing)
    cases: dict[Row, Row] = {}
    for now in after.values():
        rules = now.rules(rulebook)
        row = (*model.of_case(now, rules), now.model_dump(mode="json"))
        cases[model.cases.key_of(row)] = row
        if model.details is not None:
            details.update((model.details.key_of(each), each) for each in model.of_clocks(now, rules))
    rows = {model.cases.name: cases}
    if model.details is not None:
        rows[model.details.name] = details
    return Projected(rows=rows, after=after)
