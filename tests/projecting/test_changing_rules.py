"""A case under other rules: what had ended keeps its verdict, in whichever order facts are read."""

from datetime import date
from typing import Any

from projections.models import MODELS
from projections.replay import differences
from tests.projecting.town import LIVES, RULEBOOK, Town

TODAY = date(2025, 6, 1)
LIFE = LIVES["went-over"]


def story(town: Town, case: str) -> list[str]:
    return [line.text for line in town.file(case, TODAY).story]


def clocks(town: Town, case: str) -> dict[str, dict[str, Any]]:
    return {clock.name: clock.model_dump() for clock in town.file(case, TODAY).clocks}


def test_a_line_tells_the_day_that_held_then_whichever_facts_are_read_together(town: Town) -> None:
    for step in LIFE:
        town.lives("step-by-step", step)
        town.catch_up()
    town.lives("at-once", *LIFE)
    town.catch_up()
    assert story(town, "at-once") == story(town, "step-by-step")
    assert any("De laatste dag is maandag 27 januari 2025." in line for line in story(town, "at-once"))
    assert any(
        "De laatste dag was maandag 27 januari 2025 en is nu maandag 13 januari 2025." in line
        for line in story(town, "at-once")
    )
    assert any(
        "De regeling is nu lindewaard-2025-01-01; eerst was dat lindewaard-2010-01-01." in line
        for line in story(town, "at-once")
    )
    assert differences(town.dsn, town.log, RULEBOOK, MODELS) == []


def test_what_had_ended_stays_and_what_ran_is_judged_anew(town: Town) -> None:
    town.lives("one", *LIFE[:2])
    town.catch_up()
    before = clocks(town, "one")
    town.lives("one", *LIFE[2:])
    town.catch_up()
    after = clocks(town, "one")
    assert after["acknowledgement"] == before["acknowledgement"]
    assert f"{before['substantive-response']['due']}" == "2025-01-27"
    assert f"{after['substantive-response']['due']}" == "2025-01-13"
    assert after["substantive-response"]["state"] == "late"
    register = {row.name: row for row in town.answers.register(TODAY)}
    assert {name: (row.due, row.state) for name, row in register.items()} == {
        name: (clock["due"], clock["state"]) for name, clock in after.items()
    }


def test_open_cases_are_told_with_the_rules_they_run_under(town: Town) -> None:
    town.lives("closed", "receive-initiative", "withdraw")
    town.lives("older", LIFE[0])
    town.lives("newer", "receive-initiative")
    town.catch_up()
    assert town.answers.open_cases() == ["older", "newer"]
    assert [each.case.id for each in town.answers.followed(["newer", "older"])] == ["older", "newer"]
    newest = RULEBOOK.calendars[-1].version
    assert town.answers.rules_of_open_cases() == [
        ("lindewaard-2010-01-01", newest, 1),
        ("lindewaard-2025-01-01", newest, 1),
    ]
