"""What was believed on a day: today it is the register, before the first fact it is empty."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.terms.counting import legal_day
from workers.clock import now

Run = Callable[..., Any]
REGISTER = ("terms", "register")
TODAY = legal_day(now()).isoformat()
LONG_AGO = "2001-12-31"


@pytest.fixture
def place(up: Any, submit: Run) -> tuple[str, str]:
    """An engine in which an initiative of long ago came in today."""
    submit("receive-initiative", occurred="2015-03-02T10:00:00+01:00").json()
    return ("--data-dir", str(up.data_dir))


def test_known_today_is_the_register_in_every_form(run: Run, place: tuple[str, str]) -> None:
    rows = run(*REGISTER, "--json", *place).json()
    assert run(*REGISTER, "--known-on", TODAY, "--json", *place).json() == rows
    as_csv = run(*REGISTER, "--known-on", TODAY, "--csv", *place).out
    assert as_csv == run(*REGISTER, "--csv", *place).out
    assert [row["case"] for row in csv.DictReader(io.StringIO(as_csv))] == [row["case"] for row in rows]
    paged: list[Any] = []
    after: tuple[str, ...] = ()
    # A handful of pages, however many cases the other tests of this engine left behind.
    limit = str(len({row["case"] for row in rows}) // 4 + 1)
    while page := run(*REGISTER, "--known-on", TODAY, "--json", "--limit", limit, *after, *place).json():
        paged += page
        after = ("--after", page[-1]["place"])
    assert paged == rows


def test_people_are_told_of_which_day_it_is(run: Run, place: tuple[str, str]) -> None:
    said = run(*REGISTER, "--known-on", TODAY, "--limit", "1", *place)
    first, *table = said.out.splitlines()
    day = f"{legal_day(now()):%d-%m-%Y}"
    assert first == f"Zoals bekend aan het einde van {day}:"
    assert table == run(*REGISTER, "--limit", "1", *place).out.splitlines()


def test_before_the_first_fact_nothing_was_known_and_that_is_said(run: Run, place: tuple[str, str]) -> None:
    assert run(*REGISTER, "--known-on", LONG_AGO, "--json", *place).json() == []
    assert run(*REGISTER, "--known-on", LONG_AGO, "--csv", *place).out.count("\n") == 1
    said = run(*REGISTER, "--known-on", LONG_AGO, *place)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Op 31-12-2001 was hier nog geen termijn bekend.\n")


def test_a_case_as_it_was_known(run: Run, submit: Run, place: tuple[str, str]) -> None:
    receipt = submit("receive-initiative", occurred="2026-11-02T10:00:00+01:00").json()
    for called in (receipt["case"], receipt["number"]):
        known = run("case", "show", called, "--known-on", TODAY, "--json", *place).json()
        assert (known["id"], known["story"][0]["by"]) == (receipt["case"], "behandelaar-1")
        said = run("case", "show", called, "--known-on", TODAY, *place)
        assert said.out.splitlines()[1] == f"Zaak {receipt['number']}: {known['title']}"
    ask = ("case", "show", receipt["number"], "--known-on", LONG_AGO)
    assert run(*ask, *place).refused() == "case-not-known-yet"
    for nobody in ("LW-1", "attempts:-"):
        assert run("case", "show", nobody, "--known-on", TODAY, *place).refused() == "unknown-case"


@pytest.mark.parametrize("asked", [REGISTER, ("case", "show", "LW-1")])
@pytest.mark.parametrize(
    ("day", "code"),
    [
        ((legal_day(now()) + timedelta(days=1)).isoformat(), "date-in-future"),
        ("2026-02-30", "invalid-date"),
        ("gisteren", "invalid-date"),
        ("20260301", "invalid-date"),
        ("", "invalid-date"),
    ],
)
def test_a_day_that_cannot_be_asked_is_refused(
    run: Run, place: tuple[str, str], asked: tuple[str, ...], day: str, code: str
) -> None:
    assert run(*asked, "--known-on", day, *place).refused() == code
