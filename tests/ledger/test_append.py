"""What an append answers, alone and among others."""

import psycopg
import pytest

from domain.decision import Conflict, IdReused, Stored
from ledger.append import Item, append
from ledger.log import EventLog
from tests.ledger.examples import CONFIRMED, EVENTS, RECEIVED, stamp


def stored(answer: object) -> Stored:
    assert isinstance(answer, Stored)
    return answer


def test_events_come_back_as_they_went_in(log: EventLog) -> None:
    answer = stored(log.append("a", 0, EVENTS, stamp("c1"), number_prefix="LW"))
    assert [fact.fact.event for fact in answer.facts] == list(EVENTS)
    assert log.read("a") == answer.facts
    assert answer.version == len(EVENTS)
    assert answer.position == log.last_position() == answer.facts[-1].position
    assert [fact.fact.version for fact in log.read("a", upto=2)] == [1, 2]
    assert log.read("unknown") == ()


def test_the_same_command_gets_the_stored_answer(log: EventLog) -> None:
    first = stored(log.append("a", 0, [RECEIVED, CONFIRMED], stamp("c1"), number_prefix="LW"))
    log.append("a", 2, [CONFIRMED], stamp("c2"), number_prefix="LW")
    again = stored(log.append("a", 0, [RECEIVED, CONFIRMED], stamp("c1"), number_prefix="LW"))
    assert again.model_dump_json() == first.model_dump_json()
    assert log.answer("c1") == ("a", "f", first)
    assert len(log.read("a")) == 3


def test_a_stored_answer_of_a_later_command_has_the_number_too(log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix="LW")
    later = stored(log.append("a", 1, [CONFIRMED], stamp("c2"), number_prefix="LW"))
    assert later.number is not None
    assert later.facts[0].number is None
    assert log.answer("c2") == ("a", "f", later)
    assert log.answer("c3") is None


def test_the_same_id_with_other_content_is_refused(log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    assert log.append("a", 1, [CONFIRMED], stamp("c1", "other"), number_prefix=None) == IdReused(case="a")
    assert log.append("b", 0, [RECEIVED], stamp("c1"), number_prefix=None) == IdReused(case="a")
    assert log.last_position() == 1


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_another_version_than_expected_is_a_conflict(log: EventLog, expected: int) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    assert log.append("a", expected, [CONFIRMED], stamp("c2"), number_prefix=None) == Conflict(version=1)
    assert len(log.read("a")) == 1


def test_nothing_to_store_is_no_conflict_and_leaves_nothing(log: EventLog) -> None:
    first = stored(log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix="LW"))
    nothing = log.append("a", 1, [], stamp("c2"), number_prefix="LW")
    assert nothing == Stored(version=1, facts=(), number=first.number, position=0)
    assert log.append("a", 0, [], stamp("c3"), number_prefix="LW") == Conflict(version=1)


def test_in_a_batch_each_command_has_its_own_fate(dsn: str, log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)

    def item(case: str, expected: int | None, command: str) -> Item:
        return Item(case, expected, command, "f", "LW", ((CONFIRMED.topic, b"{}"),))

    with psycopg.connect(dsn, autocommit=True) as connection:
        answers = append(
            connection,
            [
                item("a", 0, "c2"),
                item("b", 0, "c3"),
                item("b", 0, "c4"),
                item("b", 1, "c5"),
                item("x", 0, "c1"),
                item("b", 9, "c3"),
                item("a", None, "c6"),
            ],
        )
    assert answers[0] == Conflict(version=1)
    assert answers[2] == Conflict(version=1)
    assert answers[4] == IdReused(case="a")
    landed = [answers[number] for number in (1, 3, 5, 6)]
    told = [[(line.outcome, line.case, line.version) for line in each] for each in landed if each]  # type: ignore[union-attr] # lines
    assert told == [
        [("stored", "b", 1)],
        [("stored", "b", 2)],
        [("already", "b", 1)],
        [("stored", "a", 2)],
    ]
    numbers = {line.number for each in landed[:3] for line in each}  # type: ignore[union-attr] # lines
    assert len(numbers) == 1
    assert numbers != {None}
    assert log.verify("a")
    assert log.verify("b")


@pytest.mark.parametrize("text", ["", "a\0b"])
def test_an_id_that_postgresql_cannot_hold_is_refused_before_it_joins_others(
    log: EventLog, text: str
) -> None:
    with pytest.raises(ValueError, match="id in the ledger"):
        log.append(text, 0, [RECEIVED], stamp("c"), number_prefix=None)
    with pytest.raises(ValueError, match="attempts"):
        log.append("attempts:a", 0, [RECEIVED], stamp("c"), number_prefix=None)


def test_an_append_on_an_older_snapshot_is_refused(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with pytest.raises(psycopg.errors.RaiseException, match="read committed"):
            append(connection, [Item("a", 0, "c", "f", None, ((RECEIVED.topic, b"{}"),))])


def test_cases_come_in_the_order_in_which_they_began(log: EventLog) -> None:
    for case in ("c", "a", "b"):
        log.append(case, 0, [RECEIVED, CONFIRMED], stamp(case), number_prefix=None)
    log.append("a", 2, [CONFIRMED], stamp("again"), number_prefix=None)
    assert list(log.cases()) == ["c", "a", "b"]


def test_rules_are_held_to_the_hash_they_were_first_seen_with(log: EventLog) -> None:
    assert log.hold_rules({"2026": "a", "lutjewoude-2025": "b"}) is None
    assert log.hold_rules({"2026": "a", "2027": "c"}) is None
    assert log.hold_rules({"2026": "a", "2027": "edited"}) == "2027"
