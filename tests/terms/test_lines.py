"""Lines that cannot be answered: each gets its code and a Dutch sentence, and never a crash."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rulebook import Rulebook
from domain.terms.replying import reply

calendar_of = Rulebook.read().calendar

GOOD = {"id": "x", "start": "2026-02-02", "length": 8, "unit": "weeks", "regime": "statutory"}
INVITED = {"basis": "awb-4:15-1-a", "invited": "2026-02-12"}
CONSENT = {"basis": "awb-4:15-2-a", "from": "2026-02-12", "to": "2026-02-20"}
NAMED = {"basis": "awb-4:14-3", "announced": "2026-03-01", "until": "2026-05-01"}


def wrong(line: str) -> tuple[str, Any]:
    answer, done = reply(line, calendar_of)
    assert not done, answer
    assert set(answer) == {"id", "error"}
    assert set(answer["error"]) == {"code", "message"}
    assert answer["error"]["message"].endswith(".")
    json.dumps(answer, ensure_ascii=False).encode()
    return answer["error"]["code"], answer["id"]


@pytest.mark.parametrize(
    ("line", "code", "named"),
    [
        ("", "invalid-json", None),
        ("   ", "invalid-json", None),
        ("{", "invalid-json", None),
        ('{"id": 1} {"id": 2}', "invalid-json", None),
        ("nan", "invalid-json", None),
        ('{"id": 1, "length": NaN}', "invalid-json", None),
        ('{"id": 1, "length": -Infinity}', "invalid-json", None),
        ('{"id": 1, "length": ' + "9" * 5000 + "}", "invalid-json", None),
        ("[" * 100_000, "nested-too-deep", None),
        ('{"id":' * 100_000, "nested-too-deep", None),
        ("[]", "not-an-object", None),
        ("null", "not-an-object", None),
        ("7", "not-an-object", None),
        ('{"id": 4, "id": 5}', "duplicate-key", None),
        ('{"id": 4, "start": "2026-01-01", "start": "2026-01-02"}', "duplicate-key", 4),
        ('{"id": 4, "extension": {"weeks": 1, "weeks": 2}}', "duplicate-key", 4),
        ('{"id": "\\ud800"}', "invalid-id", None),
        ('{"id": 1.5}', "invalid-id", None),
        ('{"id": true}', "invalid-id", None),
        ('{"id": {"a": 1}}', "invalid-id", None),
        ('{"id": 1, "\\ud83d": 2}', "unknown-key", 1),
    ],
)
def test_a_line_that_is_no_request(line: str, code: str, named: object) -> None:
    assert wrong(line) == (code, named)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lenght": 8}, "unknown-key"),
        ({"suspensions": [CONSENT | {"until": "2026-03-01"}]}, "unknown-key"),
        ({"extension": NAMED | {"reason": "druk"}}, "unknown-key"),
        ({"start": None}, "missing-key"),
        ({"length": None}, "missing-key"),
        ({"unit": None}, "missing-key"),
        ({"regime": None}, "missing-key"),
        ({"start": "2026-02-30"}, "invalid-date"),
        ({"start": "20260202"}, "invalid-date"),
        ({"start": "2026-W05-1"}, "invalid-date"),
        ({"start": "2026-2-2"}, "invalid-date"),
        ({"start": " 2026-02-02"}, "invalid-date"),
        ({"start": "2026-02-02\n"}, "invalid-date"),
        ({"start": "٢٠٢٦-02-02"}, "invalid-date"),
        ({"start": ""}, "invalid-date"),
        ({"start": 20260202}, "invalid-date"),
        ({"start": True}, "invalid-date"),
        ({"start": ["2026-02-02"]}, "invalid-date"),
        ({"start": "2026-02-02T24:00:00Z"}, "invalid-date"),
        ({"start": "2026-02-02T10:00:60Z"}, "invalid-date"),
        ({"start": "2026-02-02T10:00:00+25:00"}, "invalid-date"),
        ({"start": "2026-02-02T10:00:00"}, "instant-without-offset"),
        ({"start": "2026-02-02 10:00"}, "instant-without-offset"),
        ({"start": "2026-02-02T10:00:00.5"}, "instant-without-offset"),
        ({"notice_of_default": "2026-06-02T10:00:00"}, "instant-without-offset"),
        ({"start": "0001-01-01T00:00:00+01:00"}, "invalid-date"),
        ({"start": "1899-12-31"}, "date-out-of-range"),
        ({"start": "2201-01-01"}, "date-out-of-range"),
        ({"start": "9999-12-31"}, "date-out-of-range"),
        ({"start": "2200-12-01"}, "date-out-of-range"),
        ({"start": "1900-01-15", "backward": True}, "date-out-of-range"),
        ({"length": 0}, "invalid-length"),
        ({"length": -1}, "invalid-length"),
        ({"length": "8"}, "invalid-length"),
        ({"length": 8.0}, "invalid-length"),
        ({"length": 1e400}, "invalid-json"),
        ({"length": True}, "invalid-length"),
        ({"length": [8]}, "invalid-length"),
        ({"length": 175, "unit": "years"}, "date-out-of-range"),
        ({"length": 10**9, "unit": "days"}, "date-out-of-range"),
        ({"length": 10**9, "unit": "weeks"}, "date-out-of-range"),
        ({"length": 10**9, "unit": "months"}, "date-out-of-range"),
        ({"length": 10**9, "unit": "years"}, "date-out-of-range"),
        ({"length": 10**400, "unit": "years", "backward": True}, "date-out-of-range"),
        ({"unit": "hours"}, "unknown-unit"),
        ({"unit": "Weeks"}, "unknown-unit"),
        ({"unit": 1}, "unknown-unit"),
        ({"regime": "law"}, "unknown-regime"),
        ({"regime": []}, "unknown-regime"),
        ({"atw": 1}, "invalid-flag"),
        ({"atw": "true"}, "invalid-flag"),
        ({"backward": 0}, "invalid-flag"),
        ({"awb_application": "ja"}, "invalid-flag"),
        ({"start_day_counts": []}, "invalid-flag"),
        ({"calendar": "nl-1999"}, "unknown-calendar"),
        ({"calendar": 2026}, "unknown-calendar"),
        ({"suspensions": {}}, "invalid-suspensions"),
        ({"suspensions": "none"}, "invalid-suspensions"),
        ({"suspensions": [1]}, "not-an-object"),
        ({"suspensions": [{}]}, "missing-key"),
        ({"suspensions": [{"basis": "awb-4:15"}]}, "unknown-basis"),
        ({"suspensions": [CONSENT | {"basis": "awb-4:14-3"}]}, "unknown-basis"),
        ({"suspensions": [CONSENT | {"basis": None}]}, "missing-key"),
        ({"suspensions": [CONSENT | {"to": "2026-02-11"}]}, "from-after-to"),
        ({"suspensions": [CONSENT | {"to": None}]}, "missing-key"),
        ({"suspensions": [CONSENT | {"from": None}]}, "missing-key"),
        ({"suspensions": [CONSENT | {"invited": "2026-02-11"}]}, "unknown-key"),
        ({"suspensions": [CONSENT | {"basis": "awb-4:15-1-a"}]}, "no-invitation"),
        ({"suspensions": [INVITED | {"invited": None}]}, "no-invitation"),
        ({"suspensions": [INVITED | {"from": "2026-02-13"}]}, "unknown-key"),
        ({"suspensions": [INVITED | {"completed": "morgen"}]}, "invalid-date"),
        ({"extension": []}, "not-an-object"),
        ({"extension": "awb-4:14-3"}, "not-an-object"),
        ({"extension": NAMED | {"basis": "awb-4:15-2-a"}}, "unknown-basis"),
        ({"extension": NAMED | {"weeks": 4}}, "until-or-weeks"),
        ({"extension": NAMED | {"until": None}}, "until-or-weeks"),
        ({"extension": NAMED | {"until": None, "weeks": 0}}, "invalid-weeks"),
        ({"extension": NAMED | {"until": None, "weeks": "4"}}, "invalid-weeks"),
        ({"extension": NAMED | {"until": None, "weeks": 10**9}}, "date-out-of-range"),
        ({"extension": NAMED | {"basis": "awb-9:11-3", "until": None, "weeks": 15_000}}, "date-out-of-range"),
        ({"extension": NAMED | {"announced": None}}, "missing-key"),
        ({"notice_of_default": {"received": "2026-06-01"}}, "invalid-date"),
        ({"decided_on": 1}, "invalid-date"),
    ],
)
def test_a_request_that_cannot_be_answered(changes: dict[str, Any], code: str) -> None:
    assert wrong(json.dumps(GOOD | changes))[0] == code


def test_an_error_repeats_no_more_of_a_key_than_can_be_shown() -> None:
    answer, _ = reply(json.dumps(GOOD | {"\x1b[31m" + "a" * 5000: 1}), calendar_of)

    assert "\x1b" not in answer["error"]["message"]
    assert len(answer["error"]["message"]) < 120


@pytest.mark.parametrize("changes", [{"suspensions": None}, {"extension": None}, {"atw": None}, {"id": None}])
def test_null_is_as_good_as_absent(changes: dict[str, Any]) -> None:
    answer, done = reply(json.dumps(GOOD | changes), calendar_of)

    assert done
    assert answer["due"] == "2026-03-30"


def test_a_length_longer_than_a_case_may_have_is_answered() -> None:
    answer, _ = reply(json.dumps(GOOD | {"length": 1826, "unit": "days"}), calendar_of)

    assert answer["due"] == "2031-02-02"


def test_a_term_that_stands_still_for_two_centuries_is_answered_as_far_as_the_calculator_goes() -> None:
    def still(until: str) -> str:
        return json.dumps(GOOD | {"suspensions": [CONSENT | {"to": until}] * 2})

    assert reply(still("2199-12-31"), calendar_of)[0]["due"] == "2200-02-17"
    assert wrong(still("2200-12-31"))[0] == "date-out-of-range"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FLAGS = ("awb_application", "atw", "start_day_counts", "backward")
OTHERS = ("suspensions", "extension", "calendar", "notice_of_default", "decided_on", "anders")
keys = st.sampled_from([*GOOD, *FLAGS, *OTHERS])
PARTS = ("basis", "from", "to", "invited", "term_until", "completed", "announced", "until", "weeks")
pieces = st.dictionaries(
    st.sampled_from(PARTS),
    values | st.sampled_from(["awb-4:15-1-a", "awb-4:15-2-a", "awb-4:14-3", "awb-9:11-2"]),
)


@given(changes=st.dictionaries(keys, values | pieces | st.lists(pieces, max_size=2), max_size=4))
def test_whatever_is_asked_gets_an_answer_of_its_own(changes: dict[str, Any]) -> None:
    answer, done = reply(json.dumps(GOOD | changes), calendar_of)

    assert done == ("error" not in answer)
    json.dumps(answer, ensure_ascii=False).encode()


@given(line=st.text())
def test_whatever_stands_in_a_line_gets_an_answer_of_its_own(line: str) -> None:
    assert wrong(line)[0] in {"invalid-json", "not-an-object", "missing-key"}
