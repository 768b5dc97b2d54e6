"""A ledger filled with generated lives, through the same `ledger_append` as every other event.

A few thousand lives are decided by the domain, step by step, and stored many times over under
other case ids, command ids and references to the vault. Nothing that a decision looked at differs
between the copies (no rule looks at an id), so each is what the domain would have decided; that is
also why no dates are shifted: a shifted date may meet a holiday or another regulation. The price is
that copies share their days. Nothing lies in the vault: a title that is opened is "(gewist)".
The ledger gives position, moment and number as it always does, so numbers bear the year of filling.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.deciding import CASE, Entry, decided
from domain.decision import Conflict, IdReused
from domain.rulebook import Rulebook
from ledger.append import Item, append
from ledger.schema import create_schema

SEED = 1848
LIVES = 3000
"""How many lives are decided at most; a larger ledger holds copies of them."""

_ITEMS_AN_APPEND = 500


@dataclass(frozen=True)
class Filled:
    """What went into the ledger, and how long the writing of it took."""

    cases: int
    events: int
    seconds: float


def fill(dsn: str, events: int, *, seed: int = SEED) -> Filled:
    """Write at least so many events, cases running through each other, and return what was written.

    Raises `RuntimeError` where the ledger answers otherwise than it does to what is new: it was not empty.
    """
    create_schema(dsn)
    lives = decided(min(LIVES, events // 13 + 1), seed, Rulebook.read())
    copies = _copies(lives, events)
    begin = time.perf_counter()
    written = 0
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("SET synchronous_commit = off")
        items = _items(lives, copies)
        while some := list(islice(items, _ITEMS_AN_APPEND)):
            for answer in append(connection, some):
                if isinstance(answer, Conflict | IdReused) or not answer or answer[0].outcome != "stored":
                    raise RuntimeError("the ledger that is filled was not empty")
                written += len(answer)
        connection.execute("ANALYZE ledger_events")
    return Filled(sum(copies), written, time.perf_counter() - begin)


def _copies(lives: list[list[Entry]], events: int) -> list[int]:
    """How often each life is stored: equally, and the first ones once more until it is enough."""
    sizes = [sum(len(entry.events) for entry in life) for life in lives]
    whole, left = divmod(events, sum(sizes))
    copies = [whole] * len(lives)
    for nth, size in enumerate(sizes):
        if left <= 0:
            break
        copies[nth] += 1
        left -= size
    return copies


def _items(lives: list[list[Entry]], copies: list[int]) -> Iterator[Item]:
    """Yield what happened in all cases in the order in which it was recorded."""
    entries = sorted((entry for life in lives for entry in life), key=lambda entry: entry.recorded)
    for entry in entries:
        for copy in range(copies[entry.life]):
            yield _copied(entry, _case_id(entry.life, copy))


def _copied(entry: Entry, case: str) -> Item:
    own = case[: len(CASE)]
    mark, mine = CASE.encode(), own.encode()
    return Item(
        case=case,
        expected=entry.expected,
        command=entry.command.replace(CASE, own),
        fingerprint=entry.fingerprint,
        prefix=entry.prefix,
        events=tuple((topic, state.replace(mark, mine)) for topic, state in entry.events),
    )


def _case_id(life: int, copy: int) -> str:
    return sha256(f"{life}/{copy}".encode()).hexdigest()[:32]


if __name__ == "__main__":
    print(fill(sys.argv[1], int(sys.argv[2])))
