"""XES is read like CSV: the same log, the same reports. What is unsafe or broken gives none."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.importing.conftest import CASES, EVENTS, Log

Refused = Callable[..., str]

IN_TRACES: dict[str, Any] = {
    "events": {"case": "concept:name", "activity": "stap", "time": "tijd", "actor": "wie"},
    "cases": {"case": "concept:name", "actor": "behandelaar"},
}


def xes(events: str = EVENTS, cases: str = CASES, heading: str = "") -> str:
    """Write the small log as XES: a trace a case, the attributes of the case in it."""
    keys, *rows = [line.split(",") for line in cases.splitlines()]
    named, *happened = [line.split(",") for line in events.splitlines()]
    traces = []
    for row in rows:
        own = [each for each in happened if each[0] == row[0]]
        inner = "".join(
            "<event>"
            + "".join(_string(key, value) for key, value in zip(named[1:], each[1:], strict=True))
            + "</event>"
            for each in own
        )
        told = "".join(_string(key, value) for key, value in zip(keys[1:], row[1:], strict=True) if value)
        traces.append(f"<trace>{_string('concept:name', row[0])}{told}{inner}</trace>")
    body = "\n".join(traces)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{heading}\n<log xmlns="http://www.xes-standard.org/">'
        f'<global scope="event">{_string("stap", "UNKNOWN")}</global>{_string("naam", "log")}{body}</log>'
    )


def _string(key: str, value: str) -> str:
    return f'<string key="{key}" value="{value}"><string key="nested" value="niet lezen"/></string>'


def test_the_same_log_as_xes_gives_the_same_reports(log: Log) -> None:
    as_csv, _ = log.read()
    as_xes, findings = log.read_whole(xes(), **IN_TRACES)

    assert as_xes == as_csv
    assert findings.rejected_rows == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_content(log: Log, encoding: str) -> None:
    document = xes().replace(' encoding="UTF-8"', "").encode(encoding)

    assert len(log.read_whole(document, **IN_TRACES)[0]) == 3


def test_the_name_of_a_trace_may_come_after_its_events(log: Log) -> None:
    turned = xes().replace("<trace>" + _string("concept:name", "Z-1"), "<trace>", 1)
    turned = turned.replace("</event></trace>", "</event>" + _string("concept:name", "Z-1") + "</trace>", 1)

    assert log.read_whole(turned, **IN_TRACES)[0] == log.read_whole(xes(), **IN_TRACES)[0]


def test_a_trace_without_a_name_is_told_and_stops_nothing(log: Log) -> None:
    nameless = xes().replace(_string("concept:name", "Z-3"), "", 1)
    reports, findings = log.read_whole(nameless, **IN_TRACES)

    assert len(reports) == 2
    assert {row.code for row in findings.rejected} == {"case-missing"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (xes()[:-40], "log-damaged"),
        (xes().replace("</event>", "", 1), "log-damaged"),
        (xes(heading='<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), "log-unsafe"),
        (xes(heading='<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "log-unsafe"),
        (xes().replace('key="tijd"', 'key="moment"'), "column-missing"),
        ("<log/>", "column-missing"),
    ],
)
def test_a_document_that_is_broken_unsafe_or_another_is_refused(
    log: Log, refused: Refused, document: str, code: str
) -> None:
    assert refused(lambda: log.read_whole(document, **IN_TRACES)) == code
