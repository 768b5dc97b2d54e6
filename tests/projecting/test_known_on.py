"""What was believed on a day: before and after it was recorded, and the same as the register showed then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from benchmarks.filling import fill
from domain.terms.clock import Standing
from domain.terms.counting import AMSTERDAM, end_of_day, legal_day
from ledger.log import EventLog
from projections.answers.case_file import CaseFile
from projections.answers.clocks import RegisterRow
from projections.known_on import KnownOn
from projections.paging import every
from projections.projector import Projector
from projections.queries import ReadModels
from projections.replay import differences
from tests.projecting.earlier import Earlier, at_noon, prepare
from tests.projecting.town import LIVES, RULEBOOK, Step, Town
from workers.clock import now

FIRST = date(2026, 6, 1)
NEXT = date(2026, 6, 2)


@pytest.fixture
def ledger(town: Town, second_database: str) -> Iterator[Earlier]:
    """Yield a ledger that receives what happened in the town, on days that a test chooses."""
    prepare(second_database)
    with EventLog(second_database, pool_size=2) as log, Projector(second_database, RULEBOOK) as projector:
        yield Earlier(
            source=town.dsn,
            dsn=second_database,
            log=log,
            live=ReadModels(log.connections, RULEBOOK, town.vault),
            believed=KnownOn(log, RULEBOOK, town.vault),
            projector=projector,
        )


def on_two_days(town: Town, ledger: Earlier, first: tuple[Step, ...], *then: Step) -> None:
    """Some steps of a case are recorded on the first day, others on the next."""
    position = town.lives("case", *first)
    ledger.receives(position, lambda each: at_noon(FIRST, each))
    town.lives("case", *then)
    ledger.receives(town.log.last_position(), lambda each: at_noon(NEXT, each))


def clocks(ledger: Earlier, day: date) -> dict[str, RegisterRow]:
    return {row.name: row for row in ledger.believed.register(day)}


def dates(rows: list[RegisterRow]) -> list[dict[str, Any]]:
    """All but how the clocks stand: on a day without facts only that changes."""
    return [row.model_dump(exclude={"state"}) for row in rows]


def as_shown(found: CaseFile | None) -> dict[str, Any]:
    assert found is not None
    return found.model_dump()


def test_a_letter_of_march_that_was_typed_in_june_was_not_known_before(town: Town, ledger: Earlier) -> None:
    """It is dated back: in law it was answered in time, and nobody knew."""
    first = ("receive-initiative", "assign-kind")
    on_two_days(town, ledger, first, ("send-substantive-response", {"occurred": "2026-03-10T10:00:00+01:00"}))

    before, after = clocks(ledger, FIRST), clocks(ledger, NEXT)
    assert before["substantive-response"].state is Standing.OVERDUE
    assert before["substantive-response"].ended_on is None
    assert after["substantive-response"].state is Standing.IN_TIME
    assert after["substantive-response"].ended_on == date(2026, 3, 10)
    file = ledger.believed.case("case", FIRST)
    assert as_shown(file)["stage_label"] == "soort bepaald"
    assert as_shown(ledger.believed.case("case", NEXT))["stage_label"] == "inhoudelijk beantwoord"
    assert len(as_shown(file)["story"]) < len(as_shown(ledger.believed.case("case", NEXT))["story"])


def test_a_date_was_believed_until_its_correction_was_confirmed(town: Town, ledger: Earlier) -> None:
    proposed = ("receive-initiative", "confirm-receipt", ("correct-fact", {"by": "handler-1"}))
    on_two_days(town, ledger, proposed, ("confirm-correction", {"by": "handler-2", "proposal": 6}))

    before, after = (
        clocks(ledger, FIRST)["substantive-response"],
        clocks(ledger, NEXT)["substantive-response"],
    )
    assert (before.start, before.due) != (after.start, after.due)
    assert after.start < before.start
    assert as_shown(ledger.believed.case("case", FIRST))["clocks"][0]["start"] == before.start


def test_a_term_stood_still_until_the_completion_was_recorded(town: Town, ledger: Earlier) -> None:
    asked = (
        ("receive-initiative", {"application": True}),
        "confirm-receipt",
        "assign-kind",
        ("request-completion", {"until": "2026-02-26"}),
    )
    on_two_days(town, ledger, asked, ("receive-completion", {"occurred": "2026-02-17T09:00:00+01:00"}))

    before, after = clocks(ledger, FIRST)["decision"], clocks(ledger, NEXT)["decision"]
    assert before.suspended_days > after.suspended_days
    assert before.due > after.due
    assert before.original_due == after.original_due


def test_a_case_was_under_its_older_rules_until_it_went_over(town: Town, ledger: Earlier) -> None:
    life = LIVES["went-over"]
    on_two_days(town, ledger, life[:2], life[2])

    before, after = (clocks(ledger, day)["substantive-response"] for day in (FIRST, NEXT))
    assert (before.due, after.due) == (date(2025, 1, 27), date(2025, 1, 13))
    rules = [as_shown(ledger.believed.case("case", day))["rules"]["regulation"] for day in (FIRST, NEXT)]
    assert rules == ["lindewaard-2010-01-01", "lindewaard-2025-01-01"]


def test_clocks_stand_as_at_the_end_of_the_day_and_the_day_ends_in_amsterdam(
    town: Town, ledger: Earlier
) -> None:
    midnight = end_of_day(FIRST)
    assert midnight.hour == 22
    received = town.does("early", "receive-initiative", occurred="2026-05-20T10:00:00+02:00")
    ledger.receives(received, lambda each: midnight - timedelta(milliseconds=100 - each))
    town.does("late", "receive-initiative", occurred="2026-05-20T10:00:00+02:00")
    ledger.receives(
        town.log.last_position(), lambda each: midnight + timedelta(milliseconds=each - received - 1)
    )

    assert {row.case for row in ledger.believed.register(FIRST)} == {"early"}
    assert {row.case for row in ledger.believed.register(NEXT)} == {"early", "late"}
    last = clocks(ledger, FIRST)["acknowledgement"].due
    assert last == date(2026, 5, 27)
    assert clocks(ledger, FIRST)["acknowledgement"].state is Standing.OVERDUE
    assert ledger.believed.case("late", FIRST) is None
    assert ledger.believed.register(date(2026, 5, 31)) == []


def test_before_the_first_fact_nothing_was_known(town: Town, ledger: Earlier) -> None:
    assert ledger.believed.register(FIRST) == []
    town.does("case", "receive-initiative")
    ledger.receives(town.log.last_position(), lambda each: at_noon(NEXT, each))

    assert ledger.believed.register(FIRST) == []
    assert ledger.believed.case("case", FIRST) is None
    assert ledger.believed.case("nobody", NEXT) is None


def test_what_was_known_on_every_day_is_what_the_register_showed_then(town: Town, ledger: Earlier) -> None:
    """Generated lives, some facts a day: what was shown each evening is found again when all is known."""
    fill(town.dsn, 1500)
    last = town.log.last_position()
    shown: dict[date, tuple[list[RegisterRow], list[CaseFile | None]]] = {}
    day, position = date(2026, 3, 26), 0
    while position < last:
        position = min(position + 97, last)
        ledger.receives(position, lambda each, on=day: at_noon(on, each))  # type: ignore[misc] # bound now, on purpose
        rows = ledger.live.register(day)
        some = sorted({row.case for row in rows})[::9]
        shown[day] = (rows, [ledger.live.case(case, day) for case in some])
        day += timedelta(days=5)

    assert len(shown) > 10
    for each, (rows, files) in shown.items():
        assert ledger.believed.register(each) == rows, each
        assert dates(ledger.believed.register(each + timedelta(days=4))) == dates(rows), each
        for file in files:
            assert file is not None
            assert ledger.believed.case(file.id, each) == file, (each, file.id)


def test_what_is_known_today_is_the_register(town: Town) -> None:
    fill(town.dsn, 1000)
    town.catch_up()
    today = legal_day(now())
    believed = town.believed
    rows = town.answers.register(today)
    assert believed.register(today) == rows
    for case in sorted({row.case for row in rows})[::7]:
        assert believed.case(case, today) == town.file(case, today)


def test_every_event_there_is_was_known_as_it_is_shown(lived: Town) -> None:
    lived.catch_up()
    today = legal_day(now())
    assert lived.believed.register(today) == lived.answers.register(today)
    explained = lived.believed.register(today, explained=True)
    assert explained == lived.answers.register(today, explained=True)
    assert all(row.explanation for row in explained)
    for case in {row.case for row in lived.answers.register(today)}:
        assert lived.believed.case(case, today) == lived.file(case, today)


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_its_pages_are_the_list_and_no_case_is_cut_in_two(lived: Town, size: int) -> None:
    today = legal_day(now())
    whole = lived.believed.register(today)
    assert list(every(lambda place: lived.believed.register(today, limit=size, after=place))) == whole
    lived.catch_up()
    page = lived.believed.register(today, limit=size)
    assert page == lived.answers.register(today, limit=size)


@pytest.mark.parametrize("stream", ["attempts:-", "restores:-", "nobody:0", ":"])
def test_a_stream_beside_the_cases_is_no_case(town: Town, stream: str) -> None:
    assert town.believed.case(stream, legal_day(now())) is None


@pytest.mark.parametrize("gap", [0, 1, 1_000_000])
def test_a_day_is_found_among_positions_with_gaps(town: Town, ledger: Earlier, gap: int) -> None:
    """After a restore positions jump: what lies in a gap is nothing, and is on neither side."""
    position = town.lives("one", "receive-initiative", "confirm-receipt")
    town.execute("SELECT setval('ledger_events_notification_id_seq', %s)", position + gap)
    town.lives("two", "receive-initiative", "confirm-receipt")
    moments: dict[int, datetime] = {}

    def moment(each: int) -> datetime:
        return moments.setdefault(each, at_noon(FIRST, 0) + timedelta(hours=len(moments)))

    ledger.receives(town.log.last_position(), moment)
    for at, committed in moments.items():
        assert ledger.log.position_before(committed) < at
        assert ledger.log.position_before(committed + timedelta(microseconds=1)) >= at
        known = [each for each in moments if each <= ledger.log.position_before(committed)]
        assert len(known) == list(moments).index(at)
    assert ledger.log.position_before(datetime(2000, 1, 1, tzinfo=AMSTERDAM)) == 0


def test_an_end_that_is_dated_back_is_judged_the_same_step_by_step_and_at_once(town: Town) -> None:
    """Answered before it was asked to complete: then nothing stood still, as every road must tell."""
    asked = ("receive-initiative", {"application": True}), "confirm-receipt", "assign-kind"
    until = ("request-completion", {"until": "2026-02-26"})
    for step in (*asked, until, ("send-substantive-response", {"occurred": "2026-02-04T10:00:00+01:00"})):
        town.lives("case", step)
        town.catch_up()
    today = legal_day(now())
    decision = next(row for row in town.answers.register(today) if row.name == "decision")
    assert decision.due == decision.original_due
    assert town.believed.register(today) == town.answers.register(today)
    assert town.believed.case("case", today) == town.file("case", today)
    assert differences(town.dsn, town.log, RULEBOOK) == []
