"""Long lists: a page for people, all of it for programs, and totals that agree with the list."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
LISTS = (("worklist",), ("terms", "register"))


@pytest.fixture
def place(up: Any, submit: Run) -> tuple[str, str]:
    """An engine in which three cases more came in."""
    for _ in range(3):
        submit("receive-initiative").json()
    return ("--data-dir", str(up.data_dir))


@pytest.mark.parametrize("asked", LISTS)
def test_page_after_page_a_program_gets_what_it_gets_at_once(
    run: Run, place: tuple[str, str], asked: tuple[str, ...]
) -> None:
    whole = run(*asked, "--json", *place).json()
    paged: list[Any] = []
    after: tuple[str, ...] = ()
    while rows := run(*asked, "--json", "--limit", str(len(whole) // 2), *after, *place).json():
        paged += rows
        after = ("--after", rows[-1]["place"])
    assert paged == whole
    assert len(whole) >= 3


@pytest.mark.parametrize("asked", LISTS)
def test_people_get_a_page_and_are_told_how_to_go_on(
    run: Run, place: tuple[str, str], asked: tuple[str, ...]
) -> None:
    whole = run(*asked, "--json", *place).json()
    said = run(*asked, "--limit", "1", *place)
    shown = [row for row in whole if row["place"] == whole[0]["place"]]
    assert len(said.out.splitlines()) == 2 + len(shown)
    assert said.err == f"Er is meer. Ga verder met: --after {shown[-1]['place']}\n"
    last = run(*asked, "--after", whole[-1]["place"], *place)
    assert (last.code, last.err, len(last.out.splitlines())) == (0, "", 2)


def test_json_and_csv_of_an_empty_page_are_whole(run: Run, place: tuple[str, str]) -> None:
    last = run("terms", "register", "--json", *place).json()[-1]["place"]
    assert run("terms", "register", "--json", "--after", last, *place).out == "[]\n"
    assert run("terms", "register", "--csv", "--after", last, *place).out.count("\n") == 1


def test_the_totals_are_those_of_the_register(run: Run, place: tuple[str, str]) -> None:
    rows = csv.DictReader(io.StringIO(run("terms", "register", "--csv", *place).out))
    counted = Counter((row["municipality"], row["name"], row["regime"], row["state"]) for row in rows)
    totals = run("terms", "totals", "--json", *place).json()
    told = {
        (row["municipality"], row["name"], row["regime"], row["standing"]): row["clocks"] for row in totals
    }
    assert told == counted
    assert "termijn uit de verordening" in run("terms", "totals", *place).out
