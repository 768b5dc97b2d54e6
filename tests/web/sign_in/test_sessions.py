"""Who is in stays in until they leave, are erased or the day is over; and what is kept opens nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest

from domain.roles import Role
from tests.web.sign_in.browser import Door
from workers.doorman import LASTS, LINK_LASTS

TWO = (Role.HANDLER, Role.LEGAL)


def test_who_reads_the_database_finds_nothing_to_go_in_with(door: Door, registry: str) -> None:
    link = door.doorman.link()
    secret = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    person = door.doorman.who(secret)
    assert person is not None

    with psycopg.connect(registry) as connection:
        kept = str(connection.execute("SELECT s, l FROM web_sessions s, web_links l").fetchall())

    for told in (secret, link, person.csrf, "b.handelaar"):
        assert told not in kept


def test_a_session_ends_with_the_working_day(door: Door) -> None:
    secret = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    door.clock.goes_on(LASTS - timedelta(seconds=1))
    assert door.doorman.who(secret) is not None

    door.clock.goes_on(timedelta(seconds=1))

    assert door.doorman.who(secret) is None


def test_an_account_that_is_erased_is_signed_out(door: Door) -> None:
    secret = door.doorman.let_in("g.ewist", TWO, Role.HANDLER)
    assert door.doorman.who(secret) is not None

    door.doorman.vault.destroy("staff:g.ewist", door.clock())

    assert door.doorman.who(secret) is None


def test_leaving_ends_this_visit_and_no_other(door: Door) -> None:
    here, there = (door.doorman.let_in("b.handelaar", TWO, Role.HANDLER) for _ in range(2))
    person = door.doorman.who(here)
    assert person is not None

    door.doorman.leave(person)

    assert door.doorman.who(here) is None
    assert door.doorman.who(there) is not None


def test_leaving_everywhere_ends_every_visit_of_that_account_alone(door: Door) -> None:
    here, there = (door.doorman.let_in("b.handelaar", TWO, Role.HANDLER) for _ in range(2))
    somebody_else = door.doorman.let_in("t.leider", [Role.TEAM_LEAD], Role.TEAM_LEAD)
    person = door.doorman.who(here)
    assert person is not None

    door.doorman.leave_everywhere(person)

    assert [door.doorman.who(each) for each in (here, there)] == [None, None]
    assert door.doorman.who(somebody_else) is not None


def test_another_role_is_another_secret_and_the_old_one_opens_nothing(door: Door) -> None:
    before = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    person = door.doorman.who(before)
    assert person is not None

    after = door.doorman.choose(person, Role.LEGAL)

    assert after is not None
    assert door.doorman.who(before) is None
    found = door.doorman.who(after)
    assert found is not None
    assert (found.role, found.until) == (Role.LEGAL, person.until)
    assert found.csrf != person.csrf


def test_a_role_that_somebody_does_not_have_cannot_be_chosen(door: Door) -> None:
    secret = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    person = door.doorman.who(secret)
    assert person is not None

    assert door.doorman.choose(person, Role.ADMINISTRATOR) is None
    found = door.doorman.who(secret)
    assert found is not None
    assert found.role is Role.HANDLER


def test_signing_out_beats_a_change_of_role_that_was_on_its_way(door: Door) -> None:
    before = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    person = door.doorman.who(before)
    assert person is not None

    after = door.doorman.choose(person, Role.LEGAL)
    door.doorman.leave(person)

    assert after is not None
    assert door.doorman.who(after) is None
    assert door.doorman.choose(person, Role.LEGAL) is None


@pytest.mark.parametrize("_", range(5))
def test_of_many_that_change_role_or_leave_at_once_nobody_is_left_in(door: Door, _: int) -> None:
    secret = door.doorman.let_in("b.handelaar", TWO, Role.HANDLER)
    person = door.doorman.who(secret)
    assert person is not None

    with ThreadPoolExecutor(8) as threads:
        changes = [threads.submit(door.doorman.choose, person, Role.LEGAL) for _ in range(6)]
        threads.submit(door.doorman.leave, person).result()
        anew = [each.result() for each in changes]

    assert sum(each is not None for each in anew) <= 1
    assert not any(door.doorman.who(each) for each in (secret, *anew) if each is not None)


def test_of_many_uses_of_a_link_at_once_one_gets_in(door: Door) -> None:
    link = door.doorman.link()

    with ThreadPoolExecutor(8) as threads:
        got_in = list(threads.map(lambda _: door.doorman.takes(link), range(16)))

    assert got_in.count(True) == 1


def test_a_link_is_of_no_use_after_a_quarter_of_an_hour(door: Door) -> None:
    link = door.doorman.link()
    door.clock.goes_on(LINK_LASTS)

    assert not door.doorman.takes(link)


def test_a_forged_secret_is_nobody(door: Door) -> None:
    for forged in ("", "x" * 43, "' OR true --", "\x00", "é", "0" * 64):
        assert door.doorman.who(forged) is None
        assert not door.doorman.takes(forged)
