"""Whom a reminder goes to and at which steps: what the regulation says, and who is there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from domain import agenda
from domain.recipients import Recipient, recipients
from domain.regulation import Regulation
from domain.roles import Role
from domain.staffing import EVERYBODY_THERE, Staffing
from domain.terms.counting import AMSTERDAM, legal_day

Given = Callable[..., Any]

SHIPPED = Path(__file__).parents[2] / "domain" / "regulations"
ELZENHOVEN = (Path(__file__).parents[1] / "regulations" / "elzenhoven-2025.toml").read_bytes()
BY_DEFAULT = Regulation.parse(ELZENHOVEN)
AWAKE = datetime(2026, 2, 2, 10, 15, tzinfo=AMSTERDAM)
RECEIVED = ("receive-initiative", {"of": "elzenhoven"})
OWNED = (RECEIVED, "assign-handler")
TEAM_LEAD = Recipient("role", role=Role.TEAM_LEAD)


def looked(scenario: Any, day: str, hour: int = 9, staffing: Staffing = EVERYBODY_THERE) -> Any:
    now = datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=AMSTERDAM)
    return scenario.when(
        "observe-terms",
        occurred=now.isoformat(),
        reminders_after=AWAKE.isoformat(),
        now=now,
        staffing=staffing,
    )


def line(step: int, who: str, due: str = "2026-03-16", clock: str = "substantive-response") -> str:
    return f"{clock} reminded, due {due}: {step} days, {who}"


def test_four_steps_to_the_owner_and_from_two_days_on_to_the_team_lead_as_well(given: Given) -> None:
    case = given(*OWNED)
    case = looked(case, "2026-03-02").then(line(14, "owner"))
    looked(case, "2026-03-02", hour=11).then("nothing")
    case = looked(case, "2026-03-09").then(line(7, "owner"))
    case = looked(case, "2026-03-14").then(line(2, "owner"), line(2, "team-lead"))
    case = looked(case, "2026-03-16").then(line(0, "owner"), line(0, "team-lead"))
    looked(case, "2026-03-16", hour=23).then("nothing")
    looked(case, "2026-03-17").then("substantive-response expired, due 2026-03-16")


def test_whoever_is_told_stands_in_the_fact_by_reference(given: Given) -> None:
    case = given(*OWNED)
    owner, lead = looked(case, "2026-03-14").decision

    assert (owner.to, owner.recipient, owner.role) == ("owner", case.case.handler, None)
    assert (lead.to, lead.recipient, lead.role) == ("role", None, Role.TEAM_LEAD)
    assert owner.occurred == lead.occurred == datetime(2026, 3, 14, 9, tzinfo=AMSTERDAM)


def test_a_case_that_nobody_handles_is_the_team_leads_at_every_step(given: Given) -> None:
    case = given(RECEIVED)
    for day, step in (("2026-03-02", 14), ("2026-03-09", 7), ("2026-03-14", 2), ("2026-03-16", 0)):
        case = looked(case, day).then(line(step, "team-lead"))


def test_who_stands_in_is_told_in_the_place_of_who_is_away(given: Given) -> None:
    case = given(*OWNED)
    away = Staffing({case.case.handler: "stand-in"})

    (told,) = looked(case, "2026-03-02", staffing=away).decision

    assert (told.to, told.recipient) == ("substitute", "stand-in")


def test_an_owner_whose_account_was_erased_leaves_the_case_to_the_team_lead(given: Given) -> None:
    case = given(*OWNED)

    looked(case, "2026-03-02", staffing=Staffing(gone=frozenset({case.case.handler}))).then(
        line(14, "team-lead")
    )


@pytest.mark.parametrize(
    ("staffing", "told"),
    [
        (Staffing({"a": "b"}), Recipient("substitute", "b")),
        (Staffing({"a": "b", "b": "c"}), Recipient("substitute", "c")),
        (Staffing({"a": "b", "b": "a"}), TEAM_LEAD),
        (Staffing({"a": "a"}), TEAM_LEAD),
        (Staffing({"a": "b", "b": "c", "c": "b"}), TEAM_LEAD),
        (Staffing({"a": "b"}, gone=frozenset({"b"})), TEAM_LEAD),
        (Staffing({"a": "b"}, gone=frozenset({"a"})), TEAM_LEAD),
        (Staffing({"x": "y"}), Recipient("owner", "a")),
    ],
    ids=[
        "who stands in",
        "who stands in for who stands in",
        "each for the other",
        "each for itself",
        "round and round",
        "who stands in was erased",
        "the owner was erased",
        "somebody else is away",
    ],
)
def test_a_chain_of_people_who_are_away_is_followed_to_its_end(staffing: Staffing, told: Recipient) -> None:
    assert recipients("a", 14, BY_DEFAULT, staffing) == (told,)


WATCHING = ("watch-case", {"staff": "griffie-1", "person": None, "contact": None, "evidence": None})


def test_a_colleague_who_follows_the_case_is_told_as_well_and_who_is_from_outside_is_not(
    given: Given,
) -> None:
    case = given(*OWNED, WATCHING, "watch-case")
    outcome = looked(case, "2026-03-14")

    outcome.then(line(2, "owner"), line(2, "team-lead"), line(2, "watcher"))
    assert outcome.decision[-1].recipient == case.case.watchers[0].ref
    stopped = case.and_then(("unwatch-case", {"watcher": case.case.watchers[0].number}))
    looked(stopped, "2026-03-14").then(line(2, "owner"), line(2, "team-lead"))


def test_who_handles_the_case_and_follows_it_is_told_once(given: Given) -> None:
    watching = ("watch-case", WATCHING[1] | {"staff": "behandelaar-1"})

    looked(given(*OWNED, watching), "2026-03-02").then(line(14, "owner"))


def test_a_follower_whose_account_was_erased_is_told_nothing(given: Given) -> None:
    case = given(*OWNED, WATCHING)
    gone = Staffing(gone=frozenset({case.case.watchers[0].ref}))

    looked(case, "2026-03-02", staffing=gone).then(line(14, "owner"))


@pytest.mark.parametrize("step", [0, 1, 2, 3, 14])
def test_escalation_tells_nobody_twice(step: int) -> None:
    for owner, staffing in ((None, EVERYBODY_THERE), ("a", Staffing({"a": "a"})), ("a", EVERYBODY_THERE)):
        told = recipients(owner, step, BY_DEFAULT, staffing)

        assert len(set(told)) == len(told)
        assert (TEAM_LEAD in told) is (step <= 2 or owner is None or bool(staffing.substitutes))


def test_what_was_slept_through_comes_once_and_says_when_it_came(given: Given) -> None:
    outcome = looked(given(*OWNED), "2026-03-11", hour=15)

    case = outcome.then(line(7, "owner"))
    assert outcome.decision[0].occurred == datetime(2026, 3, 11, 15, tzinfo=AMSTERDAM)
    assert agenda.next_moment(case.case, case.rules, AWAKE, outcome.at.now) == datetime(
        2026, 3, 14, 9, tzinfo=AMSTERDAM
    )


def test_a_due_day_that_moved_nearer_is_reminded_of_at_once_and_by_one_step(given: Given) -> None:
    """Received on 20 January after all: due 3 March, so three of the four have come."""
    reminded = looked(given(*OWNED), "2026-03-02").after
    day = "2026-03-02T10:00:00+01:00"
    proposed = reminded.and_then(
        ("correct-fact", {"occurred": day, "corrected": "2026-01-20T09:00:00+01:00"})
    )
    case = proposed.when("confirm-correction", occurred=day, proposal=proposed.case.version).after

    case = looked(case, "2026-03-02", hour=11).then(
        line(2, "owner", "2026-03-03"), line(2, "team-lead", "2026-03-03")
    )
    looked(case, "2026-03-03").then(line(0, "owner", "2026-03-03"), line(0, "team-lead", "2026-03-03"))


def test_a_clock_that_stands_still_reminds_nobody_and_then_of_the_nearest(given: Given) -> None:
    """A decision due 13 April, that stands still from 25 March to 7 April: two steps fall on those days."""
    case = given(("receive-initiative", {"of": "elzenhoven", "application": True}), "assign-kind")
    case = case.and_then(
        ("request-completion", {"occurred": "2026-03-24T10:00:00+01:00", "until": "2026-04-07"})
    )
    assert case.due("decision") == "2026-04-13"
    days = [*(f"2026-03-{day}" for day in range(25, 32)), *(f"2026-04-0{day}" for day in range(1, 8))]
    for each in days:
        case = looked(case, each, hour=23).after
        assert case.standing("decision", each) == "suspended"
    case = looked(case, "2026-04-08", hour=0).after
    assert case.clock("decision").reminded is None
    looked(case, "2026-04-08").then(line(7, "team-lead", "2026-04-13", "decision"))


@pytest.mark.parametrize("name", sorted(path.name for path in SHIPPED.glob("*.toml")))
def test_a_regulation_from_before_there_were_steps_keeps_its_one(name: str) -> None:
    content = (SHIPPED / name).read_bytes()
    regulation = Regulation.parse(content)

    if b"reminder_days_before = 7" in content:
        assert regulation.reminder_steps == (7,)
    assert (regulation.reminder_role, regulation.escalation_from) == (Role.TEAM_LEAD, 2)


def test_a_regulation_that_names_no_reminders_has_four() -> None:
    assert BY_DEFAULT.reminder_steps == (14, 7, 2, 0)
    assert (BY_DEFAULT.reminder_role, BY_DEFAULT.escalation_from) == (Role.TEAM_LEAD, 2)


def test_a_regulation_names_its_own_steps_role_and_escalation() -> None:
    own = b'reminder_steps = [21, 3]\nreminder_role = "legal"\nescalation_from = 3\n'
    regulation = Regulation.parse(own + ELZENHOVEN)

    assert recipients("a", 3, regulation, EVERYBODY_THERE) == (
        Recipient("owner", "a"),
        Recipient("role", role=Role.LEGAL),
    )
    assert regulation.reminder_steps == (21, 3)


@pytest.mark.parametrize(
    "line",
    [
        "reminder_steps = [7, 14]",
        "reminder_steps = [7, 7]",
        "reminder_steps = [7, -1]",
        "reminder_steps = [7.5]",
        "reminder_steps = [true]",
        "reminder_steps = [4000]",
        "reminder_steps = [7]\nreminder_days_before = 7",
        'reminder_role = "system"',
        'reminder_role = "initiator"',
        'reminder_role = "buurman"',
        "escalation_from = -1",
    ],
)
def test_reminders_that_cannot_be_meant_are_refused(line: str) -> None:
    with pytest.raises(ValidationError):
        Regulation.parse(line.encode() + b"\n" + ELZENHOVEN)


def test_steps_are_days_and_days_are_those_of_amsterdam(given: Given) -> None:
    """Summer time begins on 29 March: the morning of the step before it is an hour later in UTC."""
    case = given(("receive-initiative", {"of": "elzenhoven", "occurred": "2026-02-17T10:00:00+01:00"}))
    found = []
    now = datetime(2026, 2, 17, 12, tzinfo=AMSTERDAM)
    while (moment := agenda.next_moment(case.case, case.rules, now, now)) is not None and len(found) < 4:
        found.append(moment)
        now = moment
        case = looked(case, f"{legal_day(moment)}").after

    assert [f"{moment.astimezone(AMSTERDAM):%d-%m %H:%M}" for moment in found] == [
        "17-03 09:00",
        "24-03 09:00",
        "29-03 09:00",
        "31-03 09:00",
    ]
    assert found[2] - found[1] == timedelta(days=5) - timedelta(hours=1)
