"""Figures at the terminal: the same for a program, a spreadsheet and a council member."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
ASKED = ("terms", "statistics")


@pytest.fixture(scope="module")
def place(up: Any, submit: Run) -> tuple[str, str]:
    """An engine in which of three initiatives of 2014 one was answered, one withdrawn, one forgotten."""
    when = {"occurred": "2014-04-22T10:00:00+02:00"}
    answered, withdrawn, _ = (submit("receive-initiative", **when).json()["case"] for _ in range(3))
    submit("assign-kind", "--case", answered, occurred="2014-04-23T10:00:00+02:00").json()
    sent = {"occurred": "2014-05-06T10:00:00+02:00"}
    submit("send-substantive-response", "--case", answered, **sent).json()
    submit("withdraw", "--case", withdrawn, occurred="2014-04-24T10:00:00+02:00").json()
    return ("--data-dir", str(up.data_dir))


def response(found: dict[str, Any]) -> dict[str, Any]:
    (cell,) = [each for each in found["cells"] if each["name"] == "substantive-response"]
    return dict(cell)


def test_a_program_gets_the_figures_with_all_that_they_rest_on(run: Run, place: tuple[str, str]) -> None:
    found = run(*ASKED, "--period", "2014-Q2", "--json", *place).json()
    status = run("status", "--json", *place).json()
    assert found["definition"] == "weerklank-terms-1"
    assert 0 < found["position"] <= status["projections"]["positions"]["term-register"]
    assert (found["period"], found["first_day"], found["last_day"]) == ("2014-Q2", "2014-04-01", "2014-06-30")
    cell = response(found)
    assert cell["by_due"]["share"] == {"numerator": 1, "denominator": 2, "percentage": "50,0%"}
    assert cell["by_due"]["parts"]["outside"] == 1
    assert cell["median_days"] == 14
    assert [clock["verdict"] for clock in cell["clocks"]] == ["answered-in-time", "withdrawn", "unanswered"]


def test_a_spreadsheet_gets_a_row_a_clock_and_each_says_what_it_is_of(
    run: Run, place: tuple[str, str]
) -> None:
    found = run(*ASKED, "--period", "2014", "--json", *place).json()
    rows = list(csv.DictReader(io.StringIO(run(*ASKED, "--period", "2014", "--csv", *place).out)))
    of_json = [clock for cell in found["cells"] for clock in cell["clocks"]]
    assert [(row["case"], row["verdict"], row["days"]) for row in rows] == [
        (clock["case"], clock["verdict"], str(clock["days"])) for clock in of_json
    ]
    assert {(row["definition"], row["period"]) for row in rows} == {("weerklank-terms-1", "2014")}
    assert {row["asked_on"] for row in rows} == {found["asked_on"]}
    assert {int(row["position"]) >= found["position"] for row in rows} == {True}
    counted = Counter(row["verdict"] for row in rows if row["name"] == "substantive-response")
    told = response(found)["by_due"]["verdicts"]
    assert counted == Counter({verdict: many for verdict, many in told.items() if many})


def test_people_read_it_in_dutch_and_hear_how_to_see_the_cases(run: Run, place: tuple[str, str]) -> None:
    said = run(*ASKED, "--period", "2014-06", *place)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "Termijnen met hun laatste dag in juni 2014 (01-06-2014 tot en met 30-06-2014)"
    )
    assert "50,0% (1 van 2)" in said.out
    assert "De helft is beantwoord binnen 14 dagen" in said.out
    assert said.out.splitlines()[-1] == "weerklank terms statistics --period 2014-06 --csv"


def test_a_period_without_terms_is_told_so(run: Run, place: tuple[str, str]) -> None:
    said = run(*ASKED, "--period", "1999", *place)
    assert said.out.endswith("In deze periode valt de laatste dag van geen enkele termijn.\n")
    assert run(*ASKED, "--period", "1999", "--json", *place).json()["cells"] == []
    assert run(*ASKED, "--period", "1999", "--csv", *place).out.count("\n") == 1


@pytest.mark.parametrize("written", ["2026-Q5", "2026-13", "gisteren", "", "1800"])
def test_what_is_no_period_is_refused(run: Run, place: tuple[str, str], written: str) -> None:
    assert run(*ASKED, "--period", written, *place).refused() == "invalid-period"


def test_a_period_is_asked_and_one_form_at_a_time(run: Run, place: tuple[str, str]) -> None:
    assert run(*ASKED, *place).refused() == "missing-option"
    assert run(*ASKED, "--period", "2026", "--json", "--csv", *place).refused() == "invalid-option"
