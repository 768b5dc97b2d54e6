"""`weerklank radar`: what would go unseen, for people and for programs."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
TWO_ASKS = {"asks": ["Een plein?", "Geld?"]}
ANSWERS = [
    {"ask": 1, "position": "granted", "reasons": "Het past."},
    {
        "ask": 2,
        "position": "decision-announced",
        "reasons": "De raad gaat over het geld.",
        "organ": "raad",
        "by": "2026-05-01",
    },
]


@pytest.fixture(scope="module")
def radar(up: Any, run: Run) -> Run:
    """Ask the radar."""
    return lambda *options: run("radar", *options, "--data-dir", str(up.data_dir))


def on(said: Any) -> dict[str, dict[str, Any]]:
    """The rows by case number, each case once."""
    rows = said.json()
    assert len({row["number"] for row in rows}) == len(rows)
    return {row["number"]: row for row in rows}


def test_what_nobody_touched_is_quiet_and_unowned_since_its_receipt(radar: Run, submit: Run) -> None:
    number = submit("receive-initiative", occurred="2026-02-02T10:00:00+01:00").json()["number"]

    for sort in ("quiet", "unowned"):
        row = on(radar("--sort", sort, "--json"))[number]
        assert (row["signal"], row["since"], row["owner"]) == (sort, "2026-02-02", None)
    assert number in on(radar("--json", "--days", "100"))
    submit("assign-handler", "--case", number, occurred="2026-02-09T10:00:00+01:00").json()
    assert number not in on(radar("--sort", "unowned", "--json"))
    assert on(radar("--json"))[number]["since"] == "2026-02-09"


def test_the_longest_first_and_only_what_lasts_so_long(radar: Run, submit: Run) -> None:
    submit("receive-initiative", occurred="2026-02-02T10:00:00+01:00").json()
    since = [row["since"] for row in radar("--json").json()]

    assert since == sorted(since)
    assert radar("--json", "--days", "36500").json() == []


def test_people_read_it_a_line_a_case(radar: Run, submit: Run) -> None:
    title = "Speeltuin aan de Wilgenlaan"
    number = submit("receive-initiative", title=title, occurred="2026-02-02T10:00:00+01:00").json()["number"]
    headings, _, *lines = radar("--limit", "10000").out.splitlines()

    assert "stil sinds" in headings
    (line,) = [each for each in lines if number in each]
    assert all(each in line for each in (title, "02-02-2026", "niemand"))


def test_a_promise_is_told_with_what_it_is_and_how_it_stands(radar: Run, submit: Run) -> None:
    number = submit("receive-initiative", occurred="2026-02-02T10:00:00+01:00", **TWO_ASKS).json()["number"]
    submit("assign-kind", "--case", number).json()
    submit("send-substantive-response", "--case", number, answers=ANSWERS).json()

    row = on(radar("--sort", "promise", "--json"))[number]
    assert [(each["name"], each["due"], each["standing"]) for each in row["promises"]] == [
        ("promised-decision", "2026-05-01", "overdue")
    ]
    (line,) = [each for each in radar("--sort", "promise").out.splitlines() if number in each]
    assert all(each in line for each in ("01-05-2026", "toegezegd besluit"))


def test_a_page_goes_on_where_the_one_before_it_ended(radar: Run, submit: Run) -> None:
    for _ in range(2):
        submit("receive-initiative").json()
    whole = radar("--sort", "unowned", "--json").json()
    first = radar("--sort", "unowned", "--json", "--limit", str(len(whole) - 1)).json()
    (last,) = radar("--sort", "unowned", "--json", "--after", first[-1]["place"]).json()

    assert [*first, last] == whole


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--sort", "loud"), "invalid-option"),
        (("--days", "-1"), "invalid-option"),
        (("--after", "x"), "unknown-place"),
    ],
)
def test_what_it_cannot_be_asked(radar: Run, options: tuple[str, ...], code: str) -> None:
    assert radar(*options).refused() == code
