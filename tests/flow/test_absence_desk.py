"""Absences come in at a desk of their own: in the ledger once, with nobody's name in it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.absence import Absence, absences, substitutes
from domain.decision import Refused
from domain.roles import Role
from domain.terms.counting import legal_day
from ledger.accounts import Accounts
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.rows import ABSENCES, read_row
from ledger.schema import create_schema
from ledger.vault import Vault
from workers.clock import now
from workflows.absence_desk import AbsenceDesk, AbsenceSlip, ReturnSlip

TODAY = legal_day(now())
WEEK = AbsenceSlip(
    by="teamleider-1",
    role=Role.TEAM_LEAD,
    account="j.jansen",
    substitute="p.pieters",
    begin=TODAY,
    until=TODAY + timedelta(days=7),
)


@dataclass
class Here:
    """The desk, and what lies behind it."""

    desk: AbsenceDesk
    log: EventLog
    vault: Vault


@pytest.fixture
def here(database: str, tmp_path: Path) -> Iterator[Here]:
    create_schema(database)
    with EventLog(database) as log, Vault(database, Keys(tmp_path / "keys")) as vault:
        yield Here(AbsenceDesk(log, vault, now), log, vault)


def recorded(here: Here, slip: AbsenceSlip = WEEK) -> Absence:
    came_to = here.desk.record(slip)
    assert isinstance(came_to, Absence), came_to
    return came_to


def test_an_absence_is_kept_by_reference_and_the_same_twice_is_one(here: Here) -> None:
    first = recorded(here)
    again = recorded(here, replace(WEEK, account=" j.jansen "))

    assert again == first
    assert first.number == 1
    opened = here.vault.open([first.account, first.substitute])
    assert (opened[first.account], opened[first.substitute]) == ("j.jansen", "p.pieters")
    (row,) = here.log.rows_after(0, 10)
    assert (row.case, row.is_beside) == (ABSENCES, True)
    assert not any(name in row.state.decode() for name in ("jansen", "pieters", "teamleider-1"))
    assert read_row(row) == here.log.absences()[0]


def test_who_stands_in_may_change_there_and_back(here: Here) -> None:
    other = recorded(here, replace(WEEK, substitute="k.klaassen"))
    first, again = recorded(here), recorded(here)

    assert (first.number, again.number) == (2, 2)
    back = recorded(here, replace(WEEK, substitute="k.klaassen"))
    assert substitutes(absences(here.log.absences()), TODAY) == {back.account: other.substitute}


def test_an_absence_leaves_the_cases_as_they_were(here: Here) -> None:
    recorded(here)

    assert list(here.log.cases()) == []


def test_somebody_comes_back_and_that_is_kept_too(here: Here) -> None:
    recorded(here)
    back = ReturnSlip("j.jansen", Role.HANDLER, 1, TODAY + timedelta(days=2))

    came_to = here.desk.end(back)

    assert isinstance(came_to, Absence)
    assert (came_to.number, came_to.until) == (1, TODAY + timedelta(days=1))
    assert absences(here.log.absences()) == (came_to,)
    assert len(here.log.absences()) == 2


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (replace(WEEK, substitute="j.jansen "), "substitute-is-self"),
        (replace(WEEK, until=TODAY - timedelta(days=1)), "until-before-begin"),
        (replace(WEEK, begin=date(2026, 1, 1), until=date(2026, 1, 2)), "absence-over"),
        (replace(WEEK, role=Role.OMBUDSMAN), "wrong-role"),
        (replace(WEEK, account=" "), "invalid-account"),
        (replace(WEEK, substitute="x" * 201), "invalid-account"),
    ],
    ids=["oneself", "backward", "over", "no part of the municipality", "nobody", "too long a name"],
)
def test_what_is_refused_is_noted_and_leaves_no_name_but_of_who_tried(
    here: Here, slip: AbsenceSlip, code: str
) -> None:
    refused = here.desk.record(slip)

    assert isinstance(refused, Refused)
    assert refused.code == code
    assert here.log.absences() == ()
    (attempt,) = here.log.attempts(None)
    assert (attempt.attempt.transition, attempt.attempt.code) == ("record-absence", code)
    known = Accounts(here.log.connections).known([attempt.attempt.by])
    assert known == {attempt.attempt.by}


def test_who_cannot_be_named_records_nothing(here: Here) -> None:
    for refused in (
        here.desk.record(replace(WEEK, by="\n")),
        here.desk.end(ReturnSlip("", Role.HANDLER, 1, TODAY)),
    ):
        assert isinstance(refused, Refused)
        assert refused.code == "invalid-account"


def test_an_absence_that_is_not_there_cannot_end(here: Here) -> None:
    refused = here.desk.end(ReturnSlip("teamleider-1", Role.TEAM_LEAD, 5, TODAY))

    assert isinstance(refused, Refused)
    assert refused.code == "unknown-absence"


def test_many_at_once_are_all_there_once(here: Here) -> None:
    slips = [replace(WEEK, account=f"account-{number % 6}") for number in range(12)]
    threads = [threading.Thread(target=here.desk.record, args=(slip,)) for slip in slips]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    known = absences(here.log.absences())
    assert len(known) == 6
    assert len({each.account for each in known}) == 6
    here.log.verify(ABSENCES)


def test_an_account_that_was_erased_is_known_no_more(here: Here) -> None:
    kept = recorded(here)
    accounts = Accounts(here.log.connections)
    assert accounts.known([kept.account, kept.substitute, "nothing"]) == {kept.account, kept.substitute}

    here.vault.destroy("staff:j.jansen", now())

    assert accounts.known([kept.account, kept.substitute]) == {kept.substitute}
