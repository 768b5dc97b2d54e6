"""What moves the end of a term: Awb 4:14, 7:10 and 9:11, worked out by hand."""

from typing import Any

import pytest

from tests.terms.asked import asked, codes, extension, still


@pytest.mark.parametrize(
    ("given", "due", "rejected"),
    [
        (extension("awb-4:14-1", "2026-04-01", "2026-06-01"), "2026-04-28", "informs-only"),
        (extension("awb-4:14-3", "2026-04-01", "2026-06-13"), "2026-06-13", None),
        (extension("awb-4:14-3", "2026-04-28", "2026-06-09"), "2026-06-09", None),
        (extension("awb-4:14-3", "2026-04-29", "2026-06-09"), "2026-04-28", "announced-too-late"),
        (extension("awb-4:14-3", "2026-04-01", "2026-04-28"), "2026-04-28", "not-later"),
        (extension("awb-4:14-3", "2026-04-01", "2026-04-29"), "2026-04-29", None),
        (extension("awb-4:14-3", "2026-04-01", weeks=4), "2026-04-28", "no-date-named"),
        (extension("awb-9:11-2", "2026-04-01", weeks=4), "2026-05-26", None),
        (extension("awb-9:11-2", "2026-04-01", weeks=3), "2026-05-18", None),
        (extension("awb-9:11-2", "2026-04-01", weeks=5), "2026-05-26", "longer-than-allowed"),
        (extension("awb-9:11-2", "2026-04-01", "2026-05-09"), "2026-05-09", None),
        (extension("awb-9:11-2", "2026-04-01", "2026-05-26"), "2026-05-26", None),
        (extension("awb-9:11-2", "2026-04-01", "2026-05-27"), "2026-05-26", "longer-than-allowed"),
        (extension("awb-9:11-2", "2026-04-29", weeks=4), "2026-04-28", "announced-too-late"),
        (extension("awb-9:11-3", "2026-04-01", weeks=20), "2026-09-14", None),
        (extension("awb-9:11-3", "2026-04-01", "2026-12-25"), "2026-12-25", None),
        (extension("awb-7:10-3", "2026-04-01", weeks=6), "2026-06-08", None),
        (extension("awb-7:10-3", "2026-04-01", weeks=7), "2026-06-08", "longer-than-allowed"),
        (extension("awb-7:10-4", "2026-04-01", weeks=7), "2026-06-15", None),
    ],
)
def test_awb_4_14_and_7_10_and_9_11_extend_by_their_own_rule(
    given: dict[str, Any], due: str, rejected: str | None
) -> None:
    answer = asked(extension=given)

    assert answer["due"] == due
    assert codes(answer) == ([] if rejected is None else [("extension", rejected)])


@pytest.mark.parametrize(
    ("basis", "regime", "application", "code"),
    [
        ("awb-4:14-3", "ordinance", True, "term-set-by-law"),
        ("awb-4:14-1", "ordinance", True, "informs-only"),
        ("awb-4:14-3", "statutory", False, "no-awb-application"),
        ("awb-4:14-3", "service-norm", True, "not-for-this-regime"),
        ("awb-4:14-1", "contract", None, "not-for-this-regime"),
        ("awb-9:11-2", "ordinance", True, "not-for-this-regime"),
        ("awb-9:11-3", "service-norm", None, "not-for-this-regime"),
        ("awb-7:10-3", "named-date", None, "not-for-this-regime"),
        ("awb-7:10-4", "contract", None, "not-for-this-regime"),
    ],
)
def test_an_article_extends_only_terms_that_it_is_about(
    basis: str,
    regime: str,
    application: bool | None,  # noqa: FBT001 - a table
    code: str,
) -> None:
    answer = asked(
        regime=regime, awb_application=application, extension=extension(basis, "2026-04-01", "2026-06-01")
    )

    assert (answer["raw"], codes(answer)) == ("2026-04-27", [("extension", code)])


@pytest.mark.parametrize("basis", ["awb-9:11-2", "awb-9:11-3", "awb-7:10-3", "awb-7:10-4"])
def test_awb_7_10_and_9_11_are_not_about_applications(basis: str) -> None:
    answer = asked(length=6, awb_application=False, extension=extension(basis, "2026-04-01", weeks=1))

    assert (answer["due"], answer["rejected"]) == ("2026-04-20", [])


@pytest.mark.parametrize(
    ("suspended", "due"),
    [
        (("2026-03-10", "2026-03-16"), "2026-06-13"),
        (("2026-04-01", "2026-04-07"), "2026-06-13"),
        (("2026-04-02", "2026-04-08"), "2026-06-20"),
        (("2026-05-20", "2026-05-26"), "2026-06-20"),
        (("2026-06-13", "2026-06-19"), "2026-06-20"),
        (("2026-06-14", "2026-06-20"), "2026-06-13"),
    ],
    ids=[
        "long before",
        "from the day itself",
        "from the day after",
        "in what was added",
        "last day",
        "too late",
    ],
)
def test_a_named_date_is_moved_by_what_suspends_after_it_was_named(
    suspended: tuple[str, str], due: str
) -> None:
    answer = asked(
        suspensions=[still("awb-4:15-2-a", *suspended)],
        extension=extension("awb-4:14-3", "2026-04-01", "2026-06-13"),
    )

    assert (answer["raw"], answer["due"]) == (due, due)


def test_a_suspension_in_the_weeks_that_were_added_moves_their_end() -> None:
    answer = asked(
        length=6,
        suspensions=[still("awb-4:15-2-b", "2026-04-20", "2026-04-22")],
        extension=extension("awb-9:11-2", "2026-04-10", weeks=4),
    )

    assert (answer["raw"], answer["due"]) == ("2026-05-14", "2026-05-18")


def test_how_far_an_article_reaches_is_judged_by_what_was_known_when_it_was_used() -> None:
    answer = asked(
        length=6,
        suspensions=[still("awb-4:15-2-a", "2026-04-05", "2026-04-11")],
        extension=extension("awb-9:11-2", "2026-04-01", "2026-05-12"),
    )

    assert (answer["due"], codes(answer)) == ("2026-05-18", [("extension", "longer-than-allowed")])


@pytest.mark.parametrize("basis", ["awb-4:14-1", "awb-4:14-3", "awb-9:11-2", "awb-7:10-4"])
def test_no_article_extends_a_backward_term(basis: str) -> None:
    answer = asked(backward=True, extension=extension(basis, "2026-01-01", "2026-06-01"))

    assert (answer["due"], codes(answer)) == ("2026-01-05", [("extension", "backward-term")])


def test_what_began_to_suspend_on_the_day_of_the_announcement_was_known_then() -> None:
    answer = asked(
        suspensions=[still("awb-4:15-2-a", "2026-04-01", "2026-04-30")],
        extension=extension("awb-4:14-3", "2026-04-01", "2026-05-20"),
    )

    assert (answer["due"], codes(answer)) == ("2026-05-27", [("extension", "not-later")])
