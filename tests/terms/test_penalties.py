"""Notice of default and penalty: Awb 4:17, Awb 4:18, worked out by hand."""

import pytest

from tests.terms.asked import asked, codes


@pytest.mark.parametrize(
    ("notice", "days", "cents", "code"),
    [
        (("2026-04-28", None), [None, None, None], 0, "premature"),
        (("2026-04-01", None), [None, None, None], 0, "premature"),
        (("2026-04-29", None), ["2026-05-13", "2026-05-14", "2026-06-24"], 144200, "full-term"),
        (("2026-04-30", None), ["2026-05-18", "2026-05-19", "2026-06-29"], 144200, "full-term"),
        (("2026-04-29", "2026-05-13"), ["2026-05-13", None, None], 0, "decided-in-time"),
        (("2026-04-29", "2026-05-14"), ["2026-05-13", None, None], 0, "decided-in-time"),
        (("2026-04-29", "2026-05-15"), ["2026-05-13", "2026-05-14", "2026-05-14"], 2300, "ended"),
        (
            ("2026-04-29", "2026-05-28"),
            ["2026-05-13", "2026-05-14", "2026-05-27"],
            32200,
            "ended-by-decision",
        ),
        (
            ("2026-04-29", "2026-05-29"),
            ["2026-05-13", "2026-05-14", "2026-05-28"],
            35700,
            "ended-by-decision",
        ),
        (
            ("2026-04-29", "2026-06-12"),
            ["2026-05-13", "2026-05-14", "2026-06-11"],
            85700,
            "ended-by-decision",
        ),
        (
            ("2026-04-29", "2026-06-24"),
            ["2026-05-13", "2026-05-14", "2026-06-23"],
            139700,
            "ended-by-decision",
        ),
        (("2026-04-29", "2026-06-25"), ["2026-05-13", "2026-05-14", "2026-06-24"], 144200, "full-term"),
        (("2026-04-29", "2027-01-01"), ["2026-05-13", "2026-05-14", "2026-06-24"], 144200, "full-term"),
        (("2026-05-20", "2026-05-19"), [None, None, None], 0, "already-decided"),
        (("2026-05-20", "2026-05-20"), ["2026-06-03", None, None], 0, "decided-in-time"),
    ],
)
def test_awb_4_17_two_weeks_then_forty_two_days(
    notice: tuple[str, str | None], days: list[str | None], cents: int, code: str
) -> None:
    penalty = asked(notice_of_default=notice[0], decided_on=notice[1])["penalty"]

    assert [penalty[name] for name in ("free_until", "first_day", "last_day")] == days
    assert penalty["code"] == {"ended": "ended-by-decision"}.get(code, code)
    assert (penalty["amount_cents"], penalty["applies"]) == (cents, cents > 0)
    assert penalty["reason"].endswith(".")


def test_awb_4_17_the_forty_two_days_end_on_a_sunday_when_they_do() -> None:
    answer = asked(start="2026-01-05", notice_of_default="2026-03-08")

    assert (answer["due"], answer["penalty"]["free_until"]) == ("2026-03-02", "2026-03-23")
    assert asked(start="2026-01-05", notice_of_default="2026-03-06")["penalty"]["last_day"] == "2026-05-01"


@pytest.mark.parametrize(
    ("received", "last", "fix_by"),
    [("2026-06-03", "2026-07-29", "2026-08-12"), ("2026-04-29", "2026-06-24", "2026-07-08")],
)
def test_awb_4_18_the_penalty_is_fixed_within_two_weeks(received: str, last: str, fix_by: str) -> None:
    penalty = asked(notice_of_default=received)["penalty"]

    assert (penalty["last_day"], penalty["fix_by"]) == (last, fix_by)


def test_awb_4_17_a_premature_notice_is_recorded_as_without_effect() -> None:
    assert codes(asked(notice_of_default="2026-04-28")) == [("notice_of_default", "premature")]


def test_a_decision_without_a_notice_of_default_ends_nothing() -> None:
    answer = asked(decided_on="2026-06-01")

    assert codes(answer) == [("decided_on", "no-notice-of-default")]
    assert "penalty" not in answer


def test_two_weeks_beyond_the_decrees_are_provisional() -> None:
    """Friday 11 May 2029 follows Ascension Day: whether a decree equates it is not known yet."""
    beyond = asked(start="2028-10-02", notice_of_default="2029-04-26")
    within = asked(notice_of_default="2026-04-30")

    assert (beyond["penalty"]["free_until"], beyond["penalty"]["provisional"]) == ("2029-05-11", True)
    assert within["penalty"]["provisional"] is False
    assert any("kan nog verschuiven" in step["text"] for step in beyond["steps"])
