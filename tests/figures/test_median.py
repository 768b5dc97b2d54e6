"""The median duration, against an example worked by hand and against a second computation."""

from hypothesis import given
from hypothesis import strategies as st

from domain.figures.median import Waited, median


def waited(text: str) -> list[Waited]:
    """Days as statisticians write them: a plus is still waiting."""
    return [Waited(int(each.rstrip("+")), not each.endswith("+")) for each in text.split()]


def test_an_example_worked_by_hand() -> None:
    """The weeks of Freireich and others (1963), worked out in every textbook.

    S(6) = 18/21, S(7) = S(6) 16/17, S(10) = S(7) 14/15, S(13) = S(10) 11/12, S(16) = S(13) 10/11,
    S(22) = S(16) 6/7 = 0.538, S(23) = S(22) 5/6 = 0.448.
    """
    known = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"

    assert median(waited(known)) == 23


def test_without_anybody_waiting_it_is_the_ordinary_median() -> None:
    assert median(waited("1 2 3 4 5")) == 3
    assert median(waited("1 2 3 4")) == 2


def test_who_still_waits_makes_it_longer_than_that_of_the_answered() -> None:
    answered = waited("10 20 30")

    assert median(answered) == 20
    assert median([*answered, *waited("40+ 40+")]) == 30
    assert median([*answered, *waited("40+ 40+ 40+ 40+")]) is None


def test_a_half_is_a_half() -> None:
    assert median(waited("10 40+")) == 10
    assert median(waited("1 2 3 4 5 6")) == 3
    assert median(waited("3 6+ 6+ 6+ 7 8")) == 7


def test_who_waits_as_long_as_another_was_answered_might_have_been_answered_that_day() -> None:
    assert median(waited("5 5+ 5+")) is None
    assert median(waited("5 4+ 4+")) == 5


def test_of_nobody_there_is_none() -> None:
    assert median([]) is None
    assert median(waited("1+ 2+")) is None


def redistributed(everyone: list[Waited]) -> int | None:
    """Efron (1967): who leaves unanswered hands what he weighs to all who wait longer, in equal parts.

    It says nothing of risks or products, and is the same estimate. In whole numbers, because each
    share must be divided exactly.
    """
    order = sorted(everyone, key=lambda each: (each.days, not each.answered))
    weights = {index: (1, len(order)) for index in range(len(order))}
    half: tuple[int, int] = (0, 1)
    for index, each in enumerate(order):
        top, bottom = weights[index]
        later = len(order) - index - 1
        if each.answered:
            half = (half[0] * bottom + top * half[1], half[1] * bottom)
            if 2 * half[0] >= half[1]:
                return each.days
        else:
            for other in range(index + 1, len(order)):
                above, below = weights[other]
                weights[other] = (above * bottom * later + top * below, below * bottom * later)
    return None


@given(st.lists(st.builds(Waited, st.integers(-2, 12), st.booleans()), max_size=14))
def test_a_second_computation_agrees(everyone: list[Waited]) -> None:
    assert median(everyone) == redistributed(everyone)
