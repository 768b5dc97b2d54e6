"""Who answers for an account today: itself, whoever stands in, or nobody."""

import pytest

from domain.staffing import EVERYBODY_THERE, Staffing, Unreachable


@pytest.mark.parametrize(
    ("away", "gone", "why"),
    [
        ({}, set(), None),
        ({"a": "b"}, set(), None),
        ({"a": "b", "b": "c"}, set(), None),
        ({"a": None}, set(), Unreachable.AWAY),
        ({"a": "b", "b": None}, set(), Unreachable.AWAY),
        ({"a": "b", "b": "a"}, set(), Unreachable.AWAY),
        ({"a": "b"}, {"b"}, Unreachable.AWAY),
        ({}, {"a"}, Unreachable.GONE),
        ({"a": "b"}, {"a"}, Unreachable.GONE),
    ],
    ids=[
        "there",
        "somebody stands in",
        "somebody stands in for who stands in",
        "nobody stands in",
        "nobody stands in for who stands in",
        "both away for each other",
        "who stands in was erased",
        "erased",
        "erased while away",
    ],
)
def test_why_nobody_answers_for_an_account(
    away: dict[str, str | None], gone: set[str], why: Unreachable | None
) -> None:
    staffing = Staffing(away, frozenset(gone))

    assert staffing.unreachable("a") == why
    assert (staffing.present("a") is None) == (why is not None)


def test_for_whom_an_account_answers_today() -> None:
    assert EVERYBODY_THERE.answering("c") == ("c",)
    away: dict[str, str | None] = {"a": "b", "b": "c", "d": None, "e": "f"}

    assert Staffing(away).answering("c") == ("c", "a", "b")
    assert Staffing(away).answering("b") == ("b",)
    assert Staffing(away, frozenset({"b"})).answering("c") == ("c",)
