"""How long a page takes: first and next pages of both lists, the totals, a case file."""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from random import Random

import psycopg

from benchmarks.deciding import UNTIL
from domain.rulebook import Rulebook
from domain.terms.counting import legal_day
from ledger.keys import Keys
from ledger.vault import Vault
from projections.paging import place_by_due
from projections.queries import ReadModels

_WARM = 30
_TIMES = 300
_PAGE = 50

Milliseconds = tuple[float, float]
"""Median and 95th percentile."""


def asked(dsns: Sequence[str], keys: Path) -> list[dict[str, Milliseconds]]:
    """Return how long each question takes on each database, at random places and of random cases.

    The databases are asked in turn, so that whatever else the machine does hits them alike.
    """
    with ExitStack() as exits:
        questions = [_questions(exits, dsn, keys) for dsn in dsns]
        times = {name: _timed([each[name] for each in questions]) for name in questions[0]}
    return [{name: found[nth] for name, found in times.items()} for nth in range(len(dsns))]


def _questions(exits: ExitStack, dsn: str, keys: Path) -> dict[str, Callable[[], object]]:
    dice = Random(7)  # noqa: S311 - the same cases for the same ledger
    cases, dues, opened = _places(dsn)
    today = legal_day(UNTIL)
    vault = exits.enter_context(Vault(dsn, Keys(keys)))
    models = exits.enter_context(ReadModels(dsn, Rulebook.read(), vault))
    return {
        "werklijst, eerste bladzijde": lambda: models.worklist(today, limit=_PAGE),
        "werklijst, een volgende": lambda: models.worklist(
            today, limit=_PAGE, after=place_by_due(*dice.choice(dues))
        ),
        "werklijst, een gemeente": lambda: models.worklist(today, limit=_PAGE, municipality="leiden"),
        "register, eerste bladzijde": lambda: models.register(today, limit=_PAGE),
        "register, een volgende": lambda: models.register(today, limit=_PAGE, after=str(dice.choice(opened))),
        "register, een gemeente": lambda: models.register(today, limit=_PAGE, municipality="leiden"),
        "register, totalen": lambda: models.totals(today),
        "zaak, op id": lambda: models.case(dice.choice(cases)[0], today),
        "zaak, op nummer": lambda: models.case(dice.choice(cases)[1], today),
    }


def _places(dsn: str) -> tuple[list[tuple[str, str]], list[tuple[date | None, int]], list[int]]:
    """Cases with their numbers, and places in both lists, drawn from the whole of each."""
    with psycopg.connect(dsn) as connection:
        cases = connection.execute(
            'SELECT "case", number, opened FROM case_file ORDER BY md5("case") LIMIT 5000'
        ).fetchall()
        dues = connection.execute(
            'SELECT next_due, opened FROM worklist WHERE open ORDER BY md5("case") LIMIT 5000'
        ).fetchall()
    return [(case, number) for case, number, _ in cases], dues, [opened for _, _, opened in cases]


def _timed(asks: Sequence[Callable[[], object]]) -> list[Milliseconds]:
    seconds: list[list[float]] = [[] for _ in asks]
    for _ in range(_WARM + _TIMES):
        for ask, taken in zip(asks, seconds, strict=True):
            begin = time.perf_counter()
            ask()
            taken.append(time.perf_counter() - begin)
    return [
        (statistics.median(taken[_WARM:]) * 1e3, statistics.quantiles(taken[_WARM:], n=20)[-1] * 1e3)
        for taken in seconds
    ]
