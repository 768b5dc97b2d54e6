"""Refused attempts have a stream of their own."""

import pytest
from pydantic import ValidationError

from domain.attempt import Attempt
from domain.decision import Stored
from domain.roles import Role
from ledger.log import EventLog
from tests.ledger.examples import AT, CONFIRMED, RECEIVED, stamp


def attempt(case: str | None, code: str = "wrong-role") -> Attempt:
    return Attempt(by="staff-1", role=Role.INTAKE, recorded=AT, transition="admit", code=code, case=case)


def test_an_attempt_leaves_the_case_as_it_was(log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix="LW")
    log.note_attempt(attempt("a"))
    log.note_attempt(attempt("a", "wrong-stage"))
    log.note_attempt(attempt(None))
    answer = log.append("a", 1, [CONFIRMED], stamp("c2"), number_prefix="LW")
    assert isinstance(answer, Stored)
    assert answer.version == 2
    assert [each.attempt for each in log.attempts("a")] == [attempt("a"), attempt("a", "wrong-stage")]
    assert [each.attempt for each in log.attempts(None)] == [attempt(None)]
    assert list(log.cases()) == ["a"]


def test_the_same_attempt_noted_twice_is_one(log: EventLog) -> None:
    log.note_attempt(attempt("a"))
    log.note_attempt(attempt("a"))
    assert len(log.attempts("a")) == 1


def test_a_page_passes_attempts_and_says_how_far_it_came(log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    log.note_attempt(attempt("a"))
    first = log.positions_after(0, 1)
    second = log.positions_after(first.last, 10)
    third = log.positions_after(second.last, 10)
    assert [len(each.facts) for each in (first, second, third)] == [1, 0, 0]
    assert [len(each.attempts) for each in (first, second, third)] == [0, 1, 0]
    assert second.last == third.last == log.last_position()


@pytest.mark.parametrize("code", ["Mevrouw de Vries", "a sentence", ""])
def test_there_is_no_room_for_free_text(code: str) -> None:
    with pytest.raises(ValidationError):
        attempt("a", code)
