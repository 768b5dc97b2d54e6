"""Reminders reach the postbox: in order, at least once, never of the past, and none is silently lost."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import structlog

from domain import events as e
from domain.attempt import Attempt
from domain.roles import Role
from domain.signals import Signal
from domain.terms.clock import ClockId
from gateways.logged_postbox import LoggedPostbox
from ledger.append import Item
from ledger.log import EventLog
from ledger.outbox import Counts, Outbox, forget
from tests.ledger.examples import AT

Opens = Callable[[], Any]
OLD = e.TermReminded(occurred=AT, clock=ClockId(name="decision"), due=AT.date())
DYING = Path(__file__).with_name("die_at_the_postbox.py")


def test_each_is_delivered_once_in_order_to_whom_it_is_for(office: Any, lead: dict[str, Any]) -> None:
    wanted = [office.reminds("a"), office.reminds("b", step=2), office.reminds("b", step=2, **lead)]
    delivering = office.delivering()
    delivering.catch_up()
    delivering.catch_up()

    first, second, third = office.street.posted
    assert office.street.ids == wanted
    assert (first.to, first.account, first.role, first.step) == ("owner", "staff-ref-1", None, 7)
    assert (third.to, third.account, third.role, third.step) == ("role", None, Role.TEAM_LEAD, 2)
    assert first.number != second.number == third.number is not None
    assert office.outbox.counts() == Counts(office.log.last_position(), 0, 0)


def test_who_follows_the_case_gets_reminders_and_signals_at_their_account(office: Any) -> None:
    wanted = [office.reminds("a", to="watcher", recipient="staff-ref-9"), office.signals("a", "staff-ref-9")]
    office.delivering().catch_up()

    assert office.street.ids == wanted
    for message in office.street.posted:
        assert (message.to, message.account, message.role) == ("watcher", "staff-ref-9", None)


def test_whoever_goes_on_goes_on_where_the_last_one_was(office: Any) -> None:
    first = office.reminds("a")
    office.delivering().catch_up()
    second = office.reminds("a", step=2)
    office.outbox.create()
    office.delivering().catch_up()

    assert office.street.ids == [first, second]


def test_at_its_first_start_on_a_ledger_nobody_is_reminded_of_the_past(opens: Opens) -> None:
    office = opens()
    office.begins("a")
    office.reminds("a")
    office.outbox.create()
    later = office.reminds("a", step=2)
    office.delivering().catch_up()

    assert office.street.ids == [later]


def test_another_ledger_in_its_place_is_the_past_as_well(opens: Opens) -> None:
    """As a restore does it: forgotten in the transaction that puts the ledger back."""
    office = opens()
    office.outbox.create()
    office.begins("a")
    office.reminds("a")
    with psycopg.connect(office.dsn) as connection:
        forget(connection)
    office.delivering().catch_up()
    assert office.street.ids == []

    later = office.reminds("a", step=2)
    office.delivering().catch_up()
    assert office.street.ids == [later]


def test_to_forget_where_nothing_was_ever_delivered_is_nothing(opens: Opens) -> None:
    with psycopg.connect(opens().dsn) as connection:
        forget(connection)


def test_one_that_fails_holds_up_only_itself(office: Any) -> None:
    office.street.closed = {"a"}
    first, second = office.reminds("a"), office.reminds("b")
    office.delivering(pauses=(3600,)).catch_up()
    assert office.street.ids == [second]
    assert office.outbox.counts() == Counts(office.log.last_position(), 1, 0)

    office.street.closed = set()
    again(office)
    office.delivering(pauses=(3600,)).catch_up()
    assert office.street.ids == [second, first]
    assert office.outbox.counts() == Counts(office.log.last_position(), 0, 0)


def again(office: Any) -> None:
    """Let the time pass that what failed has to wait."""
    with psycopg.connect(office.dsn) as connection:
        connection.execute("UPDATE outbox_failed SET again_at = now() WHERE again_at IS NOT NULL")


def test_one_that_keeps_failing_is_given_up_and_counted(office: Any) -> None:
    office.street.closed = {"a"}
    lost, other = office.reminds("a"), office.reminds("b")
    with structlog.testing.capture_logs() as lines:
        office.delivering(pauses=(0, 0, 0)).catch_up()

    assert office.street.tried.count(lost) == 4
    assert office.street.ids == [other]
    assert office.outbox.counts() == Counts(office.log.last_position(), 0, 1)
    assert [line["event"] for line in lines] == ["reminder-not-delivered-yet"] * 3 + ["reminder-undelivered"]
    assert "jansen" not in json.dumps(lines)

    office.street.closed = set()
    office.delivering().catch_up()
    assert office.street.ids == [other]


def test_tries_are_counted_over_a_restart(office: Any) -> None:
    office.street.closed = {"a"}
    office.reminds("a")
    for _ in range(3):
        office.delivering(pauses=(3600, 3600)).catch_up()
        again(office)

    assert office.outbox.counts() == Counts(office.log.last_position(), 0, 1)
    assert len(office.street.tried) == 3


def test_who_is_killed_between_delivering_and_storing_delivers_it_again_and_loses_none(office: Any) -> None:
    wanted = [office.reminds("a"), office.reminds("b"), office.reminds("a", step=2)]
    died = subprocess.run(
        [sys.executable, str(DYING), office.dsn],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(DYING.parents[2])},
    )
    assert (died.returncode, died.stdout.decode()) == (-signal.SIGKILL, wanted[0])

    office.delivering().catch_up()
    assert office.street.ids == wanted


def test_two_at_once_deliver_each_of_them_once(office: Any) -> None:
    wanted = [office.reminds(case, step=step) for step in range(30, 0, -1) for case in ("a", "b")]

    def deliver() -> None:
        while office.outbox.counts().position < office.log.last_position():
            office.delivering().catch_up()

    threads = [threading.Thread(target=deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert office.street.ids == wanted


def test_a_fact_that_cannot_be_read_or_is_addressed_to_nobody_is_counted_and_passed(office: Any) -> None:
    office.log._appends.submit(  # noqa: SLF001 - no road of the log lets a broken event in
        Item("a", 1, "broken", "broken", None, (("term.reminded.v1", b"{}"),))
    )
    office._append("b", 1, OLD)  # noqa: SLF001 - as the engine wrote it before there were steps
    good = office.reminds("b")
    office.delivering().catch_up()

    assert office.street.ids == [good]
    assert office.outbox.counts() == Counts(office.log.last_position(), 0, 2)


def test_what_asks_for_no_reminder_is_passed_and_then_nothing_is_left_to_do(office: Any) -> None:
    office.log.note_attempt(
        Attempt(by="r", role=Role.INTAKE, recorded=AT, transition="admit", code="wrong-role", case="a")
    )
    assert office.outbox.asks()
    office.delivering().catch_up()
    assert office.outbox.counts().position == office.log.last_position()
    assert not office.outbox.asks()


def test_the_line_in_the_log_has_references_and_no_name(office: Any, lead: dict[str, Any]) -> None:
    office.reminds("a")
    office.reminds("a", **lead)
    office.street = LoggedPostbox()
    with structlog.testing.capture_logs() as lines:
        office.delivering().catch_up()

    number = office.log.read("a")[0].number
    what = {"event": "reminder", "log_level": "info", "case": number, "clock": "decision/1/1"}
    when = {"due": "2026-03-16", "step": 7}
    assert lines == [
        {**what, **when, "id": "a:2", "to": "owner", "account": "staff-ref-1", "role": None},
        {**what, **when, "id": "a:3", "to": "role", "account": None, "role": "team-lead"},
    ]


def test_a_lost_connection_in_the_middle_costs_no_reminder(office: Any) -> None:
    """Whoever delivers loses its connections once; what was not stored is delivered again."""
    wanted = [office.reminds("a"), office.reminds("b")]
    deliver, cut = office.street.deliver, []

    def cutting(message: Any) -> None:
        deliver(message)
        if not cut:
            cut.append(message.id)
            with psycopg.connect(office.dsn) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

    office.street.deliver = cutting
    with EventLog(office.dsn, pool_size=2) as log:
        office.log, office.outbox = log, Outbox(log.connections)
        office.delivering().catch_up()

    assert office.street.ids == [wanted[0], *wanted]


def test_what_would_fall_off_the_radar_reaches_the_role(office: Any) -> None:
    wanted = office.signals("a")
    office.delivering().catch_up()

    (message,) = office.street.posted
    assert (message.id, message.to, message.role) == (wanted, "role", Role.TEAM_LEAD)
    assert (message.signal, message.clock) == (Signal.QUIET, None)
