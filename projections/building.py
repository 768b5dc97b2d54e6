"""Read models built from the ledger, case by case: memory stays as it is, however large the ledger."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from psycopg import Cursor

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from ledger.log import EventLog
from ledger.rows import Row as LedgerRow
from projections.lived import Lived, lived
from projections.model import ReadModel, rows
from projections.untakable import readable, untakable

_BLOCK = 2000
_LAST_VERSION = 2**63 - 1

T = TypeVar("T")


@dataclass(frozen=True)
class Block:
    """Whole cases up to and with the one called `last`: their facts, folded."""

    facts: Sequence[StoredFact]
    lives: Sequence[Lived]
    last: str


class Building:
    """Reads a ledger up to one position, a case at a time, for read models that are built together.

    Each case is folded once, from its first fact, whatever the number of models; and a row
    that a case has one of is made once, at its end.
    """

    def __init__(self, ledger: EventLog, rulebook: Rulebook, models: Sequence[ReadModel], upto: int) -> None:
        self._ledger = ledger
        self._rulebook = rulebook
        self._models = models
        self._upto = upto
        self._names = ", ".join(model.name for model in models)

    def blocks(self, after: str = "") -> Iterator[Block]:
        """Yield the cases whose ids come after that one; the next block is folded meanwhile."""
        return _ahead(self._blocks(after))

    def load(self, cursor: Cursor[Any], block: Block) -> None:
        """Add the rows of a block. Raises `UntakableError` where a model cannot take in one of its facts."""
        for model in self._models:
            try:
                with cursor.connection.transaction():
                    _load(cursor, model, block.lives)
            except Exception as error:
                attempt = partial(self._attempt, cursor, model)
                raise untakable(model.name, block.facts, error, attempt) from error

    def _attempt(self, cursor: Cursor[Any], model: ReadModel, facts: Sequence[StoredFact]) -> None:
        with cursor.connection.transaction(force_rollback=True):
            _load(cursor, model, self._fold(facts))

    def _blocks(self, after: str) -> Iterator[Block]:
        at, held = (after, _LAST_VERSION), list[LedgerRow]()
        while found := self._ledger.rows_by_case(at, self._upto, _BLOCK):
            at = (found[-1].case, found[-1].version)
            held += found
            whole = [row for row in held if row.case != at[0]]
            if whole:
                yield self._block(whole)
                held = held[len(whole) :]
        if held:
            yield self._block(held)

    def _block(self, held: Sequence[LedgerRow]) -> Block:
        facts = readable(held, self._names)
        try:
            return Block(facts, self._fold(facts), held[-1].case)
        except Exception as error:
            raise untakable(self._names, facts, error, self._fold) from error

    def _fold(self, facts: Sequence[StoredFact]) -> list[Lived]:
        return lived({}, facts, self._rulebook)


def _load(cursor: Cursor[Any], model: ReadModel, lives: Sequence[Lived]) -> None:
    for table, found in rows(model, lives):
        table.load(cursor, found.values())


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield the items, each made in a thread while the one before it is used."""
    with ThreadPoolExecutor(1, "ahead") as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item
