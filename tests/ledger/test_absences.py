"""What is kept of absences: the same bytes for ever, in a stream that is no case."""

from datetime import date

import pytest

from domain.absence import AbsenceEnded, AbsenceRecorded
from domain.decision import Conflict
from domain.roles import Role
from ledger.canonical import UnreadableFactError
from ledger.log import EventLog
from ledger.rows import ABSENCES, Row, bytes_beside, read_row
from tests.ledger.examples import AT

RECORDED = AbsenceRecorded(
    by="staff-1",
    role=Role.TEAM_LEAD,
    recorded=AT,
    account="staff-2",
    substitute="staff-3",
    begin=date(2026, 3, 2),
    until=date(2026, 3, 13),
)
ALONE = RECORDED.model_copy(update={"substitute": None})
ENDED = AbsenceEnded(by="staff-2", role=Role.HANDLER, recorded=AT, absence=1, back=date(2026, 3, 9))

GOLDEN = {
    b'{"account":"staff-2","begin":"2026-03-02","by":"staff-1","recorded":"2026-03-02T09:30:15.250000Z",'
    b'"role":"team-lead","substitute":"staff-3","topic":"absence.recorded.v1",'
    b'"until":"2026-03-13"}': RECORDED,
    b'{"account":"staff-2","begin":"2026-03-02","by":"staff-1","recorded":"2026-03-02T09:30:15.250000Z",'
    b'"role":"team-lead","substitute":null,"topic":"absence.recorded.v1","until":"2026-03-13"}': ALONE,
    b'{"absence":1,"back":"2026-03-09","by":"staff-2","recorded":"2026-03-02T09:30:15.250000Z",'
    b'"role":"handler","topic":"absence.ended.v1"}': ENDED,
}


def row(state: bytes) -> Row:
    return Row(ABSENCES, 1, "absence.recorded.v1", state, 1, AT, None)


@pytest.mark.parametrize(("stored", "event"), GOLDEN.items(), ids=["recorded", "nobody stands in", "ended"])
def test_golden_bytes_are_read_and_written_as_they_are(
    stored: bytes, event: AbsenceRecorded | AbsenceEnded
) -> None:
    assert bytes_beside(event) == stored
    assert read_row(row(stored)).event == event


@pytest.mark.parametrize("stored", [b"", b"{}", b'{"topic":"absence.unknown.v1"}'])
def test_bytes_that_are_no_absence_are_refused(stored: bytes) -> None:
    with pytest.raises(UnreadableFactError):
        read_row(row(stored))


def test_who_decided_on_another_version_is_told_and_a_repeat_is_one(log: EventLog) -> None:
    assert log.keep_absence(RECORDED, 0) == 1
    assert log.keep_absence(ENDED, 0) == Conflict(version=1)
    assert log.keep_absence(RECORDED, 0) == 1
    assert log.keep_absence(ENDED, 1) == 2
    assert [each.event for each in log.absences()] == [RECORDED, ENDED]
