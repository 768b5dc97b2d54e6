"""A fact that a read model cannot take in while it is built: found, and told without its content."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from domain.fact import StoredFact
from ledger.canonical import UnreadableFactError
from ledger.rows import Row, stored_fact
from projections.faults import describe
from projections.patience import is_away


class UntakableError(RuntimeError):
    """Names the read model and the fact; what went wrong is its cause, and `where` the place in the code."""

    def __init__(self, model: str, row: tuple[int, str, int, str], error: Exception) -> None:
        self.model = model
        self.position, self.case, self.version, self.topic = row
        self.error = type(error).__name__
        self.where = describe(error)
        super().__init__(f"{model} cannot take in position {self.position}: {self.error} in {self.where}")


def readable(rows: Sequence[Row], model: str) -> list[StoredFact]:
    """Return the facts of cases in rows. Raises `UntakableError` at one that cannot be read."""
    facts = []
    for row in rows:
        try:
            if not row.is_beside:
                facts.append(stored_fact(row))
        except UnreadableFactError as error:
            raise UntakableError(model, (row.position, row.case, row.version, row.topic), error) from error
    return facts


def untakable(
    model: str, facts: Sequence[StoredFact], error: Exception, take: Callable[[Sequence[StoredFact]], object]
) -> Exception:
    """Return which of the facts makes `take` fail, or the error itself where the database was away.

    `take` fails on all of them; the first facts with which it fails already are found by halving.
    """
    if is_away(error):
        return error

    def fails(last: int) -> bool:
        try:
            take(facts[: last + 1])
        except Exception as again:  # any error in one fact is what is looked for
            if is_away(again):
                raise
            return True
        return False

    stored = facts[min(bisect_left(range(len(facts)), x=True, key=fails), len(facts) - 1)]
    fact = stored.fact
    return UntakableError(model, (stored.position, fact.case, fact.version, fact.event.topic), error)
