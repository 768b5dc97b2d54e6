"""A due day carries how it came to be: the same in the case, in the register, and by the calculator."""

import json
import re
from datetime import date
from typing import Any

from domain.rulebook import Rulebook
from domain.terms.replying import reply
from tests.projecting.town import Town

TODAY = date(2026, 6, 10)

SUSPENDED_AND_EXTENDED = {
    "start": "2026-02-02",
    "length": 8,
    "unit": "weeks",
    "regime": "statutory",
    "suspensions": [{"basis": "awb-4:15-2-a", "from": "2026-02-17", "to": "2026-02-23"}],
    "extension": {"basis": "awb-4:14-3", "announced": "2026-03-04", "until": "2026-04-10"},
    "notice_of_default": "2026-04-13",
}
"""What happened to the decision in the life called `delayed`, as the calculator is asked about it."""


def explanations(rows: Any) -> dict[str, Any]:
    return {f"{row.name}/{row.ordinal}": row.explanation for row in rows}


def test_a_case_is_explained_like_the_calculator_explains_it(lived: Town) -> None:
    lived.catch_up()
    told = explanations(lived.file("delayed", TODAY).clocks)["decision/1"]
    answer, _ = reply(json.dumps(SUSPENDED_AND_EXTENDED), Rulebook.read().calendar)

    assert told["steps"][1].pop("article") == "Awb art. 4:13 lid 2"
    facts = [step.pop("fact") for step in told["steps"] if "fact" in step]
    assert facts == [1, 9, 13]
    for step in told["steps"]:  # the article of the term and the lines of the story are the case's own
        step["text"] = step["text"].replace(" (Awb art. 4:13 lid 2)", "")
        step["text"] = re.sub(r" \(regel \d+ van het verloop\)|, regel \d+ van het verloop", "", step["text"])
    assert told["steps"] == answer["steps"]
    assert (told["due"], told["raw"], told["penalty"]) == (
        answer["due"],
        answer["raw"],
        answer["penalty"],
    )


def test_the_register_tells_what_the_case_tells(lived: Town) -> None:
    lived.catch_up()
    of_register = [row for row in lived.answers.register(TODAY, explained=True) if row.case == "delayed"]

    assert explanations(of_register) == explanations(lived.file("delayed", TODAY).clocks)
    assert all(row.explanation is None for row in lived.answers.register(TODAY))


def test_the_last_step_before_the_penalty_is_the_due_day_of_the_row(lived: Town) -> None:
    lived.catch_up()
    for row in lived.answers.register(TODAY, explained=True):
        assert row.explanation is not None
        assert row.explanation["due"] == str(row.due)
        assert row.explanation["provisional"] == row.provisional
        assert [step["day"] for step in row.explanation["steps"] if step["step"] == "due"] == [str(row.due)]


def test_what_had_no_effect_is_in_the_explanation_with_its_reason(lived: Town) -> None:
    lived.catch_up()
    told = explanations(lived.file("delayed", TODAY).clocks)

    assert [each["code"] for each in told["substantive-response/1"]["rejected"]] == ["no-awb-application"]
    assert told["decision/1"]["rejected"] == []
