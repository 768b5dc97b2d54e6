"""Who is away and who stands in, from the terminal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.terms.counting import legal_day
from workers.clock import now

Run = Callable[..., Any]

TODAY = legal_day(now())
WHO = ("--as", "teamleider-1", "--role", "team-lead")


def days(first: int, last: int) -> tuple[str, ...]:
    return (
        *("--from", f"{TODAY + timedelta(days=first)}"),
        *("--until", f"{TODAY + timedelta(days=last)}"),
    )


@pytest.fixture
def absence(run: Run, up: Any) -> Callable[..., Any]:
    def call(*words: str) -> Any:
        return run("office", "absence", *words, "--data-dir", str(up.data_dir))

    return call


def test_an_absence_is_recorded_listed_and_ended(absence: Callable[..., Any]) -> None:
    recorded = absence("record", "cli-1", *days(0, 7), "--substitute", "cli-2", *WHO, "--json").json()
    assert (recorded["account"], recorded["substitute"], recorded["state"]) == ("cli-1", "cli-2", "running")
    again = absence("record", "cli-1", *days(0, 7), "--substitute", "cli-2", *WHO, "--json").json()
    assert again == recorded
    assert recorded in absence("list", "--json").json()

    ended = absence("end", str(recorded["number"]), *WHO, "--json").json()
    assert ended["state"] == "withdrawn"
    assert ended not in absence("list", "--json").json()
    assert ended in absence("list", "--all", "--json").json()
    assert absence("end", str(recorded["number"]), *WHO).refused() == "absence-over"


def test_somebody_away_for_whom_nobody_stands_in(absence: Callable[..., Any]) -> None:
    said = absence("record", "cli-5", *days(2, 3), "--no-substitute", *WHO, "--json").json()
    assert (said["account"], said["substitute"]) == ("cli-5", None)

    assert (
        "niemand" in absence("end", str(said["number"]), "--back", str(TODAY + timedelta(days=3)), *WHO).out
    )


def test_people_read_a_table(absence: Callable[..., Any]) -> None:
    said = absence("record", "cli-3", *days(2, 3), "--substitute", "cli-4", *WHO)

    assert said.code == 0
    assert [word for word in ("nummer", "cli-3", "cli-4", "komt nog") if word not in said.out] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("record", "a", *days(0, 1), "--substitute", "a", *WHO), "substitute-is-self"),
        (("record", "a", *days(1, 0), "--substitute", "b", *WHO), "until-before-begin"),
        (("record", "a", *days(-2, -1), "--substitute", "b", *WHO), "absence-over"),
        (
            ("record", "a", *days(0, 1), "--substitute", "b", "--as", "o", "--role", "ombudsman"),
            "wrong-role",
        ),
        (("record", "a", *days(0, 1), "--substitute", "b", "--as", "o", "--role", "baas"), "unknown-role"),
        (("record", "a", *days(0, 1), *WHO), "missing-option"),
        (("record", "a", *days(0, 1), "--substitute", "b", "--no-substitute", *WHO), "missing-option"),
        (
            ("record", "a", "--from", "gisteren", "--until", "2026-12-01", "--substitute", "b", *WHO),
            "invalid-option",
        ),
        (
            ("record", "a", "--from", "0001-01-01", "--until", "9999-12-31", "--substitute", "b", *WHO),
            "invalid-option",
        ),
        (("end", "999", *WHO), "unknown-absence"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    absence: Callable[..., Any], words: tuple[str, ...], code: str
) -> None:
    assert absence(*words).refused() == code
