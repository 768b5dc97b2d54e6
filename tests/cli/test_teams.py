"""Whose work it is and who follows it, at the terminal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.terms.counting import legal_day
from workers.clock import now

Run = Callable[..., Any]
Submit = Callable[..., Any]

TODAY = legal_day(now())
LEAD = ("--as", "teamleider-1", "--role", "team-lead")
COLLEAGUE = {"staff": "griffie-1", "person": ..., "contact": ..., "evidence": ...}


@pytest.fixture
def ask(run: Run, up: Any) -> Callable[..., Any]:
    """Ask the engine of these tests."""

    def call(*words: str) -> Any:
        return run(*words, "--data-dir", str(up.data_dir))

    return call


def of(listed: list[dict[str, Any]]) -> set[str]:
    return {row["case"] for row in listed}


def test_the_work_list_of_one_of_a_team_and_of_nobody(ask: Run, submit: Submit) -> None:
    mine, theirs, nobodys = (submit("receive-initiative").json()["case"] for _ in range(3))
    for case, handler in ((mine, "van-mij"), (theirs, "van-haar")):
        submit("assign-handler", "--case", case, handler=handler).json()
    for case in (theirs, nobodys):
        submit("assign-team", "--case", case, team="team-groen").json()

    assert of(ask("worklist", "--mine", "van-mij", "--json").json()) == {mine}
    assert of(ask("worklist", "--team", "team-groen", "--json").json()) == {theirs, nobodys}
    assert of(ask("worklist", "--team", "team-groen", "--nobody", "--json").json()) == {nobodys}
    assert {row["owner"] for row in ask("worklist", "--nobody", "--json").json()} == {None}
    first = ask("worklist", "--team", "team-groen", "--json", "--limit", "1").json()
    rest = ask("worklist", "--team", "team-groen", "--json", "--after", first[0]["place"]).json()
    assert of(first) | of(rest) == {theirs, nobodys}
    (team,) = [row for row in ask("office", "teams", "--json").json() if row["team"] == "team-groen"]
    assert (team["cases"], team["nobodys"]) == (2, 1)
    assert [word for word in ("team-groen", "geen team") if word not in ask("office", "teams").out] == []
    said = ask("worklist", "--team", "team-groen")
    assert [word for word in ("team-groen", "van-haar", "niemand") if word not in said.out] == []


def test_who_stands_in_sees_that_work_and_what_nobody_answers_for_is_on_the_radar(
    ask: Run, submit: Submit
) -> None:
    case = submit("receive-initiative").json()["case"]
    submit("assign-handler", "--case", case, handler="weg-1").json()
    submit("assign-handler", "--case", submit("receive-initiative").json()["case"], handler="er-2").json()
    days = ("--from", f"{TODAY}", "--until", f"{TODAY + timedelta(days=3)}")

    away = ask("office", "absence", "record", "weg-1", *days, "--substitute", "er-2", *LEAD, "--json").json()
    assert case in of(ask("worklist", "--mine", "er-2", "--json").json())
    assert case not in of(ask("radar", "--sort", "unreachable", "--json").json())

    ask("office", "absence", "end", str(away["number"]), "--back", f"{TODAY}", *LEAD, "--json").json()
    ask("office", "absence", "record", "weg-1", *days, "--no-substitute", *LEAD, "--json").json()
    assert case not in of(ask("worklist", "--mine", "er-2", "--json").json())
    (row,) = [each for each in ask("radar", "--sort", "unreachable", "--json").json() if each["case"] == case]
    assert (row["owner"], row["reason"]) == ("weg-1", "away-without-substitute")
    assert "behandelaar afwezig zonder vervanger" in ask("radar", "--sort", "unreachable").out
    assert case not in of(ask("radar", "--sort", "unreachable", "--days", "36500", "--json").json())


def test_a_case_that_was_given_back_is_nobodys_from_that_day_on(ask: Run, submit: Submit) -> None:
    case = submit("receive-initiative").json()["case"]
    submit("assign-handler", "--case", case).json()
    again = submit("assign-handler", "--case", case, handler="behandelaar-2")
    assert again.refused() == "reason-missing"
    submit("release-handler", "--case", case).json()

    (row,) = [each for each in ask("radar", "--sort", "unowned", "--json").json() if each["case"] == case]
    assert row["since"] == "2026-02-05"


def test_the_case_file_tells_team_handler_and_followers(ask: Run, submit: Submit) -> None:
    case = submit("receive-initiative").json()["case"]
    for name, fields in (("assign-team", {}), ("assign-handler", {}), ("watch-case", {})):
        submit(name, "--case", case, **fields).json()
    submit("watch-case", "--case", case, **COLLEAGUE).json()

    found = ask("case", "show", case, "--json").json()
    assert (found["team"], found["handler"]) == ("wijkteam-noord", "behandelaar-1")
    outside, colleague = found["watchers"]
    assert (outside["name"], outside["outside"]) == ("Wijkkrant De Lantaarn", True)
    assert (colleague["name"], colleague["outside"], colleague["contact"]) == ("griffie-1", False, None)
    said = ask("case", "show", case).out
    assert "Team: wijkteam-noord; behandelaar: behandelaar-1" in said
    assert f"Volger {outside['number']}, van buiten: Wijkkrant De Lantaarn, redactie@lantaarn.example" in said

    submit("unwatch-case", "--case", case, watcher=outside["number"]).json()
    assert ask("case", "show", case, "--json").json()["watchers"] == [colleague]
    assert "Wijkkrant" not in "".join(line["text"] for line in found["story"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--mine", "nooit-gezien"), "unknown-account"),
        (("--mine", ""), "unknown-account"),
        (("--mine", "a", "--nobody"), "mine-and-nobody"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(ask: Run, words: tuple[str, ...], code: str) -> None:
    assert ask("worklist", *words).refused() == code
