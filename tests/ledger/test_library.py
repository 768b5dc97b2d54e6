"""The eventsourcing library reads our table as its own."""

import threading

import pytest
from eventsourcing.persistence import JSONTranscoder, ProgrammingError, StoredEvent

from domain.fact import Fact
from ledger.log import EventLog
from ledger.mapper import FactMapper, RecordedFact
from ledger.recorder import LedgerRecorder
from tests.ledger.examples import CONFIRMED, EVENTS, RECEIVED, stamp


def test_its_reads_and_ours_agree(log: EventLog) -> None:
    log.append("a", 0, EVENTS, stamp("c1"), number_prefix="LW")
    log.append("b", 0, [RECEIVED], stamp("c2"), number_prefix="LW")
    recorder, mapper = LedgerRecorder(log.connections.datastore), FactMapper(JSONTranscoder())
    ours = log.positions_after(0, 1000).facts
    theirs = recorder.select_notifications(None, 1000)
    assert [each.id for each in theirs] == [each.position for each in ours]
    assert [mapper.to_domain_event(each).fact for each in theirs] == [each.fact for each in ours]
    events = recorder.select_events("a", gt=3, lte=9)
    assert [mapper.to_domain_event(each).fact for each in events] == [
        each.fact for each in log.read("a")[3:9]
    ]
    assert recorder.max_notification_id() == log.last_position()


def test_the_mapper_writes_what_the_ledger_stores(log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix="LW")
    (held,) = LedgerRecorder(log.connections.datastore).select_events("a")
    fact = Fact(case="a", version=1, event=RECEIVED, stamp=stamp("c1"))
    assert FactMapper(JSONTranscoder()).to_stored_event(RecordedFact(fact)) == held  # type: ignore[arg-type] # its protocol asks for a constructor


def test_its_subscription_hears_our_append(log: EventLog) -> None:
    recorder = LedgerRecorder(log.connections.datastore)
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    with recorder.subscribe(gt=0) as subscription:
        assert next(subscription).originator_version == 1
        writer = threading.Timer(
            0.2, lambda: log.append("a", 1, [CONFIRMED], stamp("c2"), number_prefix=None)
        )
        writer.start()
        assert next(subscription).originator_version == 2
        writer.join()


def test_its_own_insert_is_refused(log: EventLog) -> None:
    recorder = LedgerRecorder(log.connections.datastore)
    recorder.create_table()
    with pytest.raises(ProgrammingError, match=r"EventLog\.append"):
        recorder.insert_events([StoredEvent("a", 1, "t", b"{}")])
