"""A foreign log is read as it was meant, whatever it is stored as; what cannot be read stops nothing."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.report import Milestone, Report
from gateways.foreign_log.findings import NOTICES, REASONS
from gateways.foreign_log.mapping_file import read_mapping
from gateways.foreign_log.reading import read_log
from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.shelf import Moment, Shelf
from tests.importing.conftest import CASES, EVENTS, EVENTS_ONLY, NOW, Log

Refused = Callable[..., str]


def by_case(reports: list[Report]) -> dict[str, Report]:
    return {report.source_case: report for report in reports}


def test_two_files_become_one_report_a_case_in_the_order_of_receipt(log: Log) -> None:
    reports, findings = log.read()

    assert [report.source_case for report in reports] == ["Z-1", "Z-2", "Z-3"]
    first = reports[0]
    assert first.received.occurred == datetime(2024, 3, 4, 8, 15, tzinfo=UTC)
    assert first.responded is not None
    assert first.responded.occurred == datetime(2024, 4, 2, 14, 30, tzinfo=UTC)
    assert (first.received.told_in, first.responded.told_in) == ("cases", "events")
    assert first.responded.account is not None
    assert findings.rejected_rows == 0


def test_the_tally_counts_open_cases_and_answered_ones_only(log: Log) -> None:
    tally = log.tally()

    assert (tally.cases, tally.open, tally.in_time, tally.late) == (3, 1, 1, 1)


def test_where_two_files_disagree_the_one_that_wins_is_believed_and_the_other_kept(log: Log) -> None:
    reports, findings = log.read()
    third = by_case(reports)["Z-3"].received

    assert third.told_in == "cases"
    assert third.occurred == datetime(2024, 3, 7, 23, tzinfo=UTC)
    assert third.otherwise == datetime(2024, 3, 7, 22, 30, tzinfo=UTC)
    assert findings.notices["files-disagree"] == 1

    reports, _ = log.read(received={"events": ["Ingekomen"], "cases": "begin", "wins": "events"})
    assert by_case(reports)["Z-3"].received.occurred == datetime(2024, 3, 7, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-8-sig", "latin-1"), ("utf-16", None), ("cp1252", "cp1252")],
)
def test_any_encoding_that_is_named_or_marked(log: Log, encoding: str, named: str | None) -> None:
    events, cases = EVENTS.replace("Ingekomen", "Ingekomén").encode(encoding), CASES.encode(encoding)
    received = {"events": ["Ingekomén"], "cases": "begin", "wins": "cases"}
    reports, findings = log.read(events, cases, encoding=named, received=received)

    assert len(reports) == 3
    assert findings.rejected_rows == 0
    assert findings.notices["activity-never-met"] == 0


def test_gzip_is_known_by_its_bytes(log: Log) -> None:
    reports, _ = log.read(gzip.compress(EVENTS.encode()), gzip.compress(CASES.encode()))

    assert len(reports) == 3


def test_times_out_of_order_and_rows_apart_change_nothing(log: Log) -> None:
    heading, *rows = EVENTS.splitlines(keepends=True)
    turned, _ = log.read(heading + "".join(reversed(rows)))

    assert turned == log.read()[0]


def test_two_rows_for_one_event_are_one(log: Log) -> None:
    reports, findings = log.read(EVENTS + EVENTS.splitlines()[5] + "\n")

    assert findings.notices["doubled-rows"] == 1
    assert reports == log.read()[0]


def test_of_several_answers_the_first_counts_and_of_several_closings_the_last(log: Log) -> None:
    more = (
        EVENTS + "Z-1,Antwoord,2024-06-01T10:00:00+02:00,x\nZ-1,Dicht,2024-06-02,x\nZ-1,Dicht,2024-07-02,x\n"
    )
    first = by_case(log.read(more, closed={"events": ["Dicht"]})[0])["Z-1"]

    assert first.responded is not None
    assert first.responded.occurred.month == 4
    assert first.closed is not None
    assert first.closed.occurred == datetime(2024, 7, 1, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Z-9,Ingekomen,2024-03-04", "row-width"),
        (",Ingekomen,2024-03-04,x", "case-missing"),
        ("Z\u0007,Ingekomen,2024-03-04,x", "case-invalid"),
        ("Z-9,,2024-03-04,x", "activity-missing"),
        ("Z-9,Ingekomen,,x", "time-missing"),
        ("Z-9,Ingekomen,gisteren,x", "time-invalid"),
        ("Z-9,Ingekomen,1024-03-04,x", "time-invalid"),
        ("Z-9,Ingekomen,2024-02-30,x", "time-invalid"),
        ("Z-9,Ingekomen,2031-03-04,x", "time-in-future"),
        (f"Z-9,Ingekomen,2024-03-04,{'x' * 300}", "actor-invalid"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line_and_stops_nothing(
    log: Log, row: str, code: str
) -> None:
    reports, findings = log.read(f"{EVENTS}{row}\nZ-4,Ingekomen,2024-03-09,x\n")

    (rejected,) = findings.rejected
    assert (rejected.line, rejected.code, rejected.reason) == (9, code, REASONS[code])
    assert findings.rejected_rows == 1
    assert "Z-4" in by_case(reports)


def test_bytes_that_are_no_text_are_told_and_stop_nothing(log: Log) -> None:
    reports, findings = log.read(EVENTS.encode() + b"Z-9,Ingekomen,2024-03-04,\xe9\n")

    assert [row.code for row in findings.rejected] == ["invalid-encoding"]
    assert len(reports) == 3


def test_a_quote_that_never_closes_swallows_no_more_than_its_own_row(log: Log) -> None:
    long = EVENTS + 'Z-9,"Ingekomen,2024-03-04,x\n' + "x" * 1_100_000 + '\n"\nZ-4,Ingekomen,2024-03-09,x\n'
    reports, findings = log.read(long)

    assert findings.rejected_rows >= 1
    assert len(reports) >= 3


def test_a_case_without_receipt_is_told_and_not_taken_in(log: Log) -> None:
    reports, findings = log.read(EVENTS + "Z-8,Antwoord,2024-03-09,x\n")

    assert [(each.source_case, each.line) for each in findings.without_receipt] == [("Z-8", 9)]
    assert "Z-8" not in by_case(reports)


def test_what_looks_strange_is_told_and_kept(log: Log) -> None:
    cases = CASES.replace("2024-04-03T09:00:00+02:00", "2024-03-01").replace("2024-05-02T12", "2024-04-30T12")
    reports, findings = log.read(EVENTS + "Z-2,Besproken,2024-05-09,x\n", cases)

    assert findings.notices["ends-before-receipt"] == 1
    assert findings.notices["answered-after-closing"] == 2
    assert findings.notices["events-after-closing"] == 2
    assert len(reports) == 3
    assert set(findings.notices) <= set(NOTICES)


def test_a_misspelt_activity_is_noticed(log: Log) -> None:
    _, findings = log.read(acknowledged={"events": ["Bevestigt"]})

    assert findings.notices["activity-never-met"] == 1


def test_dutch_dates_are_read_by_a_form_in_the_mapping(log: Log) -> None:
    events = EVENTS.replace("2024-03-05,", "05-03-2024 08:00,")
    moment = by_case(log.read(events, None, time_formats=["%d-%m-%Y %H:%M"])[0])["Z-2"].received.occurred

    assert moment == datetime(2024, 3, 5, 7, tzinfo=UTC)


def test_a_time_without_offset_is_in_the_zone_of_the_mapping_also_in_summer(log: Log) -> None:
    events = "zaak,stap,tijd,wie\nA,Ingekomen,2024-07-01 00:30:00,\nB,Ingekomen,2024-10-27 02:30:00,\n"
    reports = by_case(log.read(events, None)[0])

    assert reports["A"].received.occurred == datetime(2024, 6, 30, 22, 30, tzinfo=UTC)
    assert reports["B"].received.occurred == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)


def test_a_last_line_without_an_end_may_be_where_the_file_broke_off(log: Log) -> None:
    _, whole = log.read()
    _, cut = log.read(EVENTS.rstrip("\n"))

    assert whole.notices["perhaps-broken-off"] == 0
    assert cut.noticed["perhaps-broken-off"] == ["logboek"]


def test_what_looks_strange_names_its_case(log: Log) -> None:
    _, findings = log.read(EVENTS, CASES.replace("2024-04-03T09:00:00+02:00", "2024-03-01"))

    assert findings.noticed["ends-before-receipt"] == ["Z-1"]


@pytest.mark.parametrize("rows", ["", "Z-1,Antwoord,2024-03-04,a\n", "Z-1,Ingekomen,gisteren,a\n"])
def test_a_log_in_which_nothing_was_received_is_another_log(log: Log, refused: Refused, rows: str) -> None:
    assert refused(lambda: log.read("zaak,stap,tijd,wie\n" + rows, None)) == "nothing-received"


def test_a_column_that_is_there_twice_is_refused(log: Log, refused: Refused) -> None:
    doubled = EVENTS.replace("zaak,stap,tijd,wie", "zaak,stap,tijd,tijd")
    events = {"case": "zaak", "activity": "stap", "time": "tijd"}

    assert refused(lambda: log.read_whole(doubled, **{**EVENTS_ONLY, "events": events})) == "column-doubled"


@pytest.mark.parametrize("content", ["", "\n", "\ufeff"])
def test_an_empty_file_is_refused(log: Log, refused: Refused, content: str) -> None:
    assert refused(lambda: log.read(content)) == "log-empty"


def test_a_column_that_is_not_there_is_refused_by_name(log: Log, refused: Refused) -> None:
    assert refused(lambda: log.read(EVENTS.replace("tijd", "moment"))) == "column-missing"


def test_half_a_file_is_refused(log: Log, refused: Refused) -> None:
    assert refused(lambda: log.read(gzip.compress(EVENTS.encode())[:-12])) == "log-damaged"


def test_a_list_of_cases_that_is_needed_is_asked_for(log: Log) -> None:
    mapping = read_mapping(log.mapping())

    with pytest.raises(LogRefused, match="--cases"), read_log(log.file("e", EVENTS), None, mapping, NOW):
        pass


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"time_zone": "Europe/Leiden"}, "unknown-time-zone"),
        ({"time_zone": "../../etc/passwd"}, "unknown-time-zone"),
        ({"encoding": "latijn"}, "unknown-encoding"),
        ({"encoding": "rot13"}, "unknown-encoding"),
        ({"time_formats": ["%H:%M"]}, "invalid-time-format"),
        ({"kind": "vergunning"}, "mapping-invalid"),
        ({"received": {}}, "mapping-invalid"),
        ({"received": {"events": ["Ingekomen"], "cases": "begin"}}, "mapping-invalid"),
        ({"received": None}, "mapping-invalid"),
        ({"cases": None}, "mapping-invalid"),
        ({"source": "Zaken 2024"}, "mapping-invalid"),
        ({"delimiter": ";;"}, "mapping-invalid"),
        ({"onbekend": 1}, "mapping-invalid"),
        (
            {"term": {"length": {"number": 0, "unit": "weeks"}, "regime": "contract", "basis": "x"}},
            "mapping-invalid",
        ),
        (
            {"term": {"length": {"number": 8, "unit": "weeks"}, "regime": "named-date", "basis": "x"}},
            "mapping-invalid",
        ),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(log: Log, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(LogRefused) as refusal:
        read_mapping(log.mapping(**changes))

    assert refusal.value.refused.code == code
    assert refusal.value.refused.sentence.endswith(".")


@pytest.mark.parametrize(
    "content", ["", "[]", "source: [", "\x00", "a: &a [*a]", "é: 1".encode("latin-1"), "source: a\nsource: b"]
)
def test_a_mapping_that_is_none_is_refused(log: Log, content: str | bytes) -> None:
    with pytest.raises(LogRefused, match="mapping"):
        read_mapping(log.file("mapping.yaml", content))


def test_who_stops_halfway_leaves_nothing_open() -> None:
    """An import that is broken off drops its reading of the cases when the shelf is closed already."""
    with Shelf(set()) as shelf:
        for number in range(2):
            shelf.see(f"case-{number}", number, None)
            shelf.put(f"case-{number}", Milestone.RECEIVED, "cases", Moment(number, ""), 0)
        shelf.all_read()
        cases = shelf.cases()
        next(cases)

    cases.close()
