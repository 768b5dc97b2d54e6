"""What is not certain: the points that the law leaves open, and days without a known decree."""

from typing import Any

import pytest

from tests.terms.asked import asked, completion, extension


@pytest.mark.parametrize(
    ("changes", "setting", "value", "due"),
    [
        (
            {"suspensions": [completion("2026-03-10", "2026-03-19")]},
            "last-day-of-unused-completion",
            "running",
            ("2026-05-06", "2026-05-06"),
        ),
        (
            {"suspensions": [completion("2026-03-10", "2026-03-20")]},
            "last-day-of-unused-completion",
            "running",
            ("2026-05-07", "2026-05-06"),
        ),
        (
            {"start": "2026-01-17", "suspensions": [completion("2026-03-14", "2026-03-20")]},
            "suspension-after-raw-end",
            "suspends",
            ("2026-03-16", "2026-03-23"),
        ),
        (
            {"extension": extension("awb-4:14-3", "2026-04-28", "2026-06-09")},
            "extension-announced-on-rolled-day",
            "too-late",
            ("2026-06-09", "2026-04-28"),
        ),
        (
            {"extension": extension("awb-9:11-2", "2026-04-28", weeks=2)},
            "extension-announced-on-rolled-day",
            "too-late",
            ("2026-05-11", "2026-04-28"),
        ),
    ],
)
def test_what_the_law_leaves_open_is_shown_where_it_changes_the_date(
    changes: dict[str, Any], setting: str, value: str, due: tuple[str, str]
) -> None:
    answer = asked(**changes)
    shown = [] if due[0] == due[1] else [{"setting": setting, "value": value, "due": due[1]}]

    assert (answer["due"], answer["alternatives"]) == (due[0], shown)


def test_nothing_is_open_where_the_documents_came_in_time() -> None:
    assert asked(suspensions=[completion("2026-03-10", "2026-03-20", "2026-03-20")])["alternatives"] == []


@pytest.mark.parametrize(
    ("changes", "due", "provisional"),
    [
        ({"start": "2028-11-03"}, "2028-12-29", False),
        ({"start": "2028-11-04"}, "2029-01-02", True),
        ({"start": "2022-11-04"}, "2022-12-30", True),
        ({"start": "2022-11-05"}, "2023-01-02", True),
        ({"start": "2022-11-06"}, "2023-01-02", False),
        ({"start": "2022-11-07"}, "2023-01-02", False),
        ({"start": "2004-11-06"}, "2005-01-03", False),
        ({"start": "2004-11-05"}, "2004-12-31", True),
        ({"start": "1992-11-05"}, "1992-12-31", False),
        ({"start": "1998-01-05"}, "1998-03-02", True),
        ({"start": "2030-01-07", "regime": "service-norm"}, "2030-03-04", False),
        ({"start": "2030-01-07", "regime": "service-norm", "atw": True}, "2030-03-04", True),
        ({"start": "2030-01-07", "length": 13}, "2030-04-08", False),
        (
            {"start": "2030-01-07", "extension": extension("awb-4:14-3", "2030-02-01", "2030-06-01")},
            "2030-06-01",
            False,
        ),
        ({"start": "2021-03-15", "calendar": "nl-2026-11"}, "2021-05-10", False),
        ({"start": "2021-03-15", "calendar": "nl-2026-11-24"}, "2021-05-10", True),
    ],
)
def test_a_day_that_an_unknown_decree_could_touch_is_provisional(
    changes: dict[str, Any],
    due: str,
    provisional: bool,  # noqa: FBT001 - a table
) -> None:
    answer = asked(**changes)

    assert (answer["due"], answer["provisional"]) == (due, provisional)
    last = next(step for step in answer["steps"] if step["step"] == "due")
    assert last.get("detail") == ("provisional" if provisional else None)
