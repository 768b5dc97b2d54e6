"""Counting and the Algemene termijnenwet, worked out by hand: Atw 1, Atw 2, Atw 3, Atw 4."""

import pytest

from tests.terms.asked import asked, codes, still


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-03-02", "8 weeks", "2026-04-28"),
        ("2026-01-17", "8 weeks", "2026-03-16"),
        ("2026-02-20", "6 weeks", "2026-04-07"),
        ("2026-03-19", "8 weeks", "2026-05-18"),
        ("2025-11-13", "6 weeks", "2025-12-29"),
        ("2026-03-30", "8 weeks", "2026-05-26"),
        ("2026-03-24", "6 weeks", "2026-05-06"),
        ("2026-11-05", "8 weeks", "2026-12-31"),
    ],
    ids=[
        "art. 3 lid 1: King's Day",
        "art. 1 lid 1: Saturday",
        "art. 3 lid 2: Good Friday, and all of Easter",
        "art. 3 lid 1 and 3: Ascension and the day after it",
        "Christmas",
        "Whit Monday",
        "5 May, also outside a lustrum",
        "New Year's Eve is an ordinary day",
    ],
)
def test_atw_1_and_3_move_the_end_off_closed_days(start: str, length: str, due: str) -> None:
    number, unit = length.split()

    assert asked(start=start, length=int(number), unit=unit)["due"] == due


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-04-02", 2, "2026-04-07"),
        ("2026-04-02", 3, "2026-04-08"),
        ("2026-04-02", 5, "2026-04-08"),
        ("2026-12-24", 3, "2026-12-29"),
        ("2026-05-22", 4, "2026-05-27"),
        ("2026-04-24", 4, "2026-04-29"),
    ],
    ids=["two days", "three days", "five over Easter", "Christmas", "Whitsun", "King's Day on Monday"],
)
def test_atw_2_gives_a_term_of_three_days_two_ordinary_ones(start: str, days: int, due: str) -> None:
    assert asked(start=start, length=days, unit="days")["due"] == due


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-01-09", "12 weeks", "2026-04-07"),
        ("2026-01-02", "13 weeks", "2026-04-03"),
        ("2026-01-03", "90 days", "2026-04-07"),
        ("2026-01-02", "91 days", "2026-04-03"),
        ("2026-01-03", "3 months", "2026-04-07"),
        ("2025-12-03", "4 months", "2026-04-03"),
        ("2025-04-03", "1 years", "2026-04-03"),
    ],
)
def test_atw_4_looks_at_how_the_term_is_described(start: str, length: str, due: str) -> None:
    number, unit = length.split()

    assert asked(start=start, length=int(number), unit=unit)["due"] == due


def test_atw_4_asks_the_description_also_where_a_suspension_makes_the_term_long() -> None:
    answer = asked(start="2026-01-05", suspensions=[still("awb-4:15-2-a", "2026-01-12", "2026-02-28")])

    assert (answer["raw"], answer["due"]) == ("2026-04-19", "2026-04-20")


@pytest.mark.parametrize(
    ("length", "due"),
    [
        ("3 weeks", "2026-05-03"),
        ("4 days", "2026-05-20"),
        ("3 months", "2026-02-24"),
        ("1 years", "2025-05-24"),
    ],
)
def test_atw_1_lid_2_leaves_a_backward_term_where_it_is(length: str, due: str) -> None:
    number, unit = length.split()
    answer = asked(start="2026-05-24", length=int(number), unit=unit, backward=True)

    assert (answer["raw"], answer["due"], answer["provisional"]) == (due, due, False)
    assert answer["steps"][1]["detail"] == length


def test_a_backward_month_ends_with_a_shorter_month() -> None:
    assert asked(start="2026-03-31", length=1, unit="months", backward=True)["due"] == "2026-02-28"


def test_nothing_suspends_extends_or_punishes_a_backward_term() -> None:
    answer = asked(
        backward=True,
        suspensions=[still("awb-4:15-2-a", "2026-01-12", "2026-01-20")],
        extension={"basis": "awb-9:11-2", "announced": "2026-01-10", "weeks": 4},
        notice_of_default="2026-03-10",
    )

    assert answer["due"] == "2026-01-05"
    assert codes(answer) == [
        ("suspension", "backward-term"),
        ("extension", "backward-term"),
        ("notice_of_default", "backward-term"),
    ]


@pytest.mark.parametrize(
    ("regime", "atw", "due", "rejected"),
    [
        ("ordinance", None, "2026-05-16", []),
        ("ordinance", True, "2026-05-18", []),
        ("service-norm", True, "2026-05-18", []),
        ("contract", True, "2026-05-18", []),
        ("service-norm", False, "2026-05-16", []),
        ("named-date", True, "2026-05-16", [("atw", "named-date-never-rolls")]),
        ("named-date", None, "2026-05-16", []),
        ("statutory", True, "2026-05-18", [("atw", "atw-by-law")]),
        ("statutory", False, "2026-05-18", [("atw", "atw-by-law")]),
    ],
)
def test_atw_outside_an_act_applies_only_where_it_is_declared(
    regime: str,
    atw: bool | None,  # noqa: FBT001 - a table
    due: str,
    rejected: list[tuple[str, str]],
) -> None:
    answer = asked(start="2026-03-07", length=10, regime=regime, atw=atw)

    assert (answer["due"], codes(answer)) == (due, rejected)


@pytest.mark.parametrize(
    ("start", "length", "due", "otherwise"),
    [
        ("2023-11-10", "6 weeks", "2023-12-21", []),
        ("2026-03-02", "3 days", "2026-03-04", []),
        ("2026-01-31", "1 months", "2026-03-02", []),
        ("2026-01-15", "1 months", "2026-02-16", []),
        ("2026-03-01", "1 months", "2026-03-30", [("first-day", "2026-03-31")]),
        ("2024-03-01", "1 years", "2025-02-28", []),
    ],
)
def test_awb_3_16_lid_2_the_day_of_display_counts(
    start: str, length: str, due: str, otherwise: list[tuple[str, str]]
) -> None:
    number, unit = length.split()
    answer = asked(start=start, length=int(number), unit=unit, start_day_counts=True)

    assert answer["due"] == due
    assert [(each["value"], each["due"]) for each in answer["alternatives"]] == otherwise


def test_a_backward_term_of_which_the_start_day_counts_is_read_two_ways() -> None:
    answer = asked(start="2026-03-10", length=3, unit="days", backward=True, start_day_counts=True)

    assert answer["due"] == "2026-03-06"
    assert answer["alternatives"] == [
        {"setting": "start-day-counted", "value": "first-day", "due": "2026-03-08"}
    ]


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-02-02T22:59:59Z", "2026-03-30"),
        ("2026-02-02T23:00:00Z", "2026-03-31"),
        ("2026-02-02T23:59:59.999999+01:00", "2026-03-30"),
        ("2026-07-02T21:59:59Z", "2026-08-27"),
        ("2026-07-02T22:00:00Z", "2026-08-28"),
        ("2026-03-29T00:59:59Z", "2026-05-26"),
        ("2026-10-25T00:30:00+02:00", "2026-12-21"),
        ("2026-02-02t12:00+14:00", "2026-03-30"),
    ],
)
def test_awb_2_20_the_legal_day_is_the_day_in_amsterdam(start: str, due: str) -> None:
    answer = asked(start=start)

    assert answer["due"] == due
    assert start in answer["steps"][0]["text"]
