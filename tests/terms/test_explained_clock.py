"""What a case tells of a clock: notices of default, how it ended, and what each led to."""

from datetime import date

import pytest

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Ending, Manner, NoticeReceived, Regime, Term
from domain.terms.length import Length, Unit
from domain.terms.narration import told
from domain.terms.step import Name
from domain.terms.telling import explained, explanation_as_json
from tests.terms.measured import by

EIGHT_WEEKS = Term(
    regime=Regime.STATUTORY,
    basis="Awb art. 4:13 lid 2",
    start=date(2026, 3, 2),
    length=Length(number=8, unit=Unit.WEEKS),
    atw=True,
    awb_application=True,
)
"""To Tuesday 28 April 2026, the day after King's Day."""


def decision(*notices: str, ended: tuple[Manner, str] | None = None) -> Clock:
    return Clock(
        id=ClockId(name="decision"),
        term=EIGHT_WEEKS,
        by=1,
        notices=tuple(NoticeReceived(received=date.fromisoformat(each), by=4) for each in notices),
        ending=None if ended is None else Ending(on=date.fromisoformat(ended[1]), manner=ended[0], by=9),
    )


SAID = {
    "full-term": "twee weken om alsnog te beslissen",
    "ended-by-decision": "twee weken om alsnog te beslissen",
    "ended-without-decision": "twee weken om alsnog te beslissen",
    "decided-in-time": "er is beslist voordat een dag met dwangsom voorbij was",
    "over-in-time": "de termijn eindigde zonder besluit voordat een dag met dwangsom voorbij was",
    "already-decided": "er was al beslist",
}


@pytest.mark.parametrize(
    ("ended", "code", "last", "cents"),
    [
        ((Manner.MET, "2026-05-14"), "decided-in-time", None, 0),
        ((Manner.MET, "2026-05-15"), "ended-by-decision", "2026-05-14", 2300),
        ((Manner.REPORTED, "2026-05-15"), "ended-by-decision", "2026-05-14", 2300),
        ((Manner.MET, "2026-06-24"), "ended-by-decision", "2026-06-23", 139700),
        ((Manner.MET, "2026-06-25"), "full-term", "2026-06-24", 144200),
        ((Manner.MET, "2026-04-28"), "already-decided", None, 0),
        ((Manner.WITHDRAWN, "2026-05-14"), "over-in-time", None, 0),
        ((Manner.WITHDRAWN, "2026-05-15"), "ended-without-decision", "2026-05-14", 2300),
        ((Manner.TRANSFERRED, "2026-06-24"), "ended-without-decision", "2026-06-23", 139700),
        ((Manner.LAPSED, "2026-06-25"), "full-term", "2026-06-24", 144200),
        ((Manner.CLOSED, "2026-05-20"), "ended-without-decision", "2026-05-19", 13800),
    ],
)
def test_a_penalty_runs_until_the_clock_ended_in_whichever_manner(
    ended: tuple[Manner, str], code: str, last: str | None, cents: int, calendar: Calendar
) -> None:
    given = explained(decision("2026-04-29", ended=ended), by(calendar))

    penalty = explanation_as_json(given)["penalty"]
    assert (penalty["code"], penalty["last_day"], penalty["amount_cents"]) == (code, last, cents)
    assert penalty["applies"] is (cents > 0)
    assert penalty["free_until"] == (None if code == "already-decided" else "2026-05-13")
    notice = next(step for step in given.derivation.steps if step.name is Name.NOTICE)
    assert f"29 april 2026: {SAID[code]}" in told(notice)


@pytest.mark.parametrize(
    ("notices", "code", "first_day", "received"),
    [
        (["2026-04-29"], "full-term", "2026-05-14", "2026-04-29"),
        (["2026-04-20", "2026-04-29", "2026-05-05"], "full-term", "2026-05-14", "2026-04-29"),
        (["2026-04-29", "2026-05-07"], "full-term", "2026-05-14", "2026-04-29"),
        (["2026-04-01", "2026-04-20"], "premature", None, "2026-04-20"),
    ],
    ids=["one", "the first that is not premature", "a second one", "all of them premature: the last"],
)
def test_of_several_notices_one_counts(
    notices: list[str], code: str, first_day: str | None, received: str, calendar: Calendar
) -> None:
    given = explanation_as_json(explained(decision(*notices), by(calendar)))

    assert (given["penalty"]["code"], given["penalty"]["first_day"]) == (code, first_day)
    assert [step["day"] for step in given["steps"] if step["step"] == "notice-of-default"] == [received]
    assert [each["code"] for each in given["rejected"]] == ([] if first_day else ["premature"])


def test_without_a_notice_nothing_is_said_of_a_penalty(calendar: Calendar) -> None:
    assert "penalty" not in explanation_as_json(explained(decision(), by(calendar)))
