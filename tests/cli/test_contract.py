"""The terminal keeps its word: one JSON value, one Dutch line, three exit codes."""

import csv
import io
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FREE_PORTS
from workers.clock import now

Run = Callable[..., Any]
ENTRY = {"name", "label", "kinds", "stages", "roles", "basis", "schema", "example"}
CLOCK = {"name", "regime", "start", "due", "provisional", "state", "ended_on"}
LINE = {"version", "topic", "occurred", "recorded", "committed_at", "by", "role", "text"}
YESTERDAY = (now() - timedelta(days=1)).isoformat()
WHEN = {"occurred": (now() - timedelta(hours=1)).isoformat()}


@pytest.fixture(scope="module")
def case(submit: Run, run: Run, up: Any) -> Iterator[str]:
    """Yield a case that many tests try to move and none may: its file is the same in the end."""
    found: str = submit("receive-initiative", occurred=YESTERDAY).json()["case"]
    before = shown(run, up, found)
    yield found
    assert shown(run, up, found) == before


def shown(run: Run, up: Any, case: str) -> dict[str, Any]:
    found: dict[str, Any] = run("case", "show", case, "--json", "--data-dir", str(up.data_dir)).json()
    return found


def test_the_catalogue_tells_everything_a_program_needs(catalogue: dict[str, Any]) -> None:
    assert all(set(entry) == ENTRY for entry in catalogue.values())
    schema = catalogue["receive-initiative"]["schema"]
    title = schema["properties"]["title"]["$ref"].rsplit("/", 1)[-1]
    assert schema["$defs"][title]["type"] == "string"


def test_a_receipt_a_file_a_list_and_a_register(submit: Run, run: Run, up: Any) -> None:
    receipt = submit("receive-initiative", "--submission-id", "brief-7").json()
    assert set(receipt) == {"case", "number", "version", "facts"}
    assert submit("receive-initiative", "--submission-id", "brief-7").json() == receipt
    file = shown(run, up, receipt["case"])
    assert shown(run, up, receipt["number"]) == file
    assert {"id", "number", "kind", "stage", "version"} <= set(file)
    assert all(set(clock) >= CLOCK for clock in file["clocks"])
    assert all(set(line) >= LINE for line in file["story"])
    assert file["story"][0]["by"] == "behandelaar-1"
    place = ("--data-dir", str(up.data_dir))
    assert receipt["number"] in {row["number"] for row in run("worklist", "--json", *place).json()}
    register = run("terms", "register", "--json", *place).json()
    rows = list(csv.DictReader(io.StringIO(run("terms", "register", "--csv", *place).out)))
    assert len(rows) == len(register) > 0
    status = run("status", "--json", *place).json()
    assert status["projections"]["faults"] == []


BAD = {
    "unknown-transition": ("toveren", (), {}),
    "missing-field": ("assign-kind", (), {"reason": ...}),
    "unknown-field": ("assign-kind", (), {"meer": 1}),
    "wrong-stage": ("deliver-support", (), {}),
    "wrong-role": ("assign-kind", ("--role", "auditor"), {}),
    "unknown-role": ("assign-kind", ("--role", "system"), {}),
    "date-out-of-range": ("assign-kind", (), {"occurred": "1899-12-31T10:00:00+01:00"}),
    "time-without-offset": ("assign-kind", (), {"occurred": "2026-11-21T10:00:00"}),
    "submission-too-large": ("assign-kind", (), {"reason": "x" * 10_000_000}),
    "case-moved": ("assign-kind", ("--expected-version", "99"), {}),
    "invalid-account": ("assign-kind", ("--as", " "), {}),
}


@pytest.mark.parametrize("code", BAD)
def test_bad_input_gets_one_line(submit: Run, case: str, code: str) -> None:
    name, options, fields = BAD[code]
    assert submit(name, "--case", case, *options, **(WHEN | fields)).refused() == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"\xff{}", "invalid-encoding"),
        (b"{", "invalid-json"),
        (b"[1]", "invalid-json"),
        (b" ", "invalid-json"),
    ],
)
def test_what_is_no_json_is_told_so(submit: Run, case: str, given: bytes, code: str) -> None:
    assert submit("admit", "--case", case, given=given).refused() == code


def test_a_case_that_is_not_there_is_told_so(submit: Run, run: Run, up: Any) -> None:
    assert submit("admit", "--case", "0" * 32).refused() == "unknown-case"
    assert submit("admit", "--case", "LW-1").refused() == "unknown-case"
    assert submit("admit").refused() == "case-missing"
    assert run("case", "show", "weg", "--data-dir", str(up.data_dir)).refused() == "unknown-case"


def test_a_case_is_called_by_its_number_as_well(submit: Run) -> None:
    receipt = submit("receive-initiative", occurred=YESTERDAY).json()
    typed = ("--submission-id", f"nummer-{receipt['case']}")
    first = submit("confirm-receipt", "--case", receipt["number"], *typed, **WHEN).json()
    assert first["case"] == receipt["case"]
    assert submit("confirm-receipt", "--case", receipt["case"], *typed, **WHEN).json() == first
    assert submit("confirm-receipt", "--case", receipt["number"].lower(), *typed, **WHEN).json() == first


def test_any_offset_is_told_on_the_legal_day_of_amsterdam(submit: Run, run: Run, up: Any) -> None:
    # Half past one in the night of the third in Amsterdam, the evening of the second in New York.
    receipt = submit("receive-initiative", occurred="2026-02-02T19:30:00-05:00").json()
    clocks = shown(run, up, receipt["case"])["clocks"]
    other = submit("receive-initiative", occurred="2026-02-03T01:30:00+01:00").json()
    assert shown(run, up, other["case"])["clocks"] == clocks
    before = submit("receive-initiative", occurred="2026-02-02T17:30:00-05:00").json()
    assert shown(run, up, before["case"])["clocks"] != clocks


def test_two_people_at_once_a_reused_id_and_a_closed_case(submit: Run) -> None:
    receipt = submit("receive-initiative", occurred=YESTERDAY).json()
    place = ("--case", receipt["case"])
    seen = ("--expected-version", str(receipt["version"]))
    with ThreadPoolExecutor(2) as people:
        kinds = ("support", "challenge")
        both = list(people.map(lambda kind: submit("assign-kind", *place, *seen, kind=kind, **WHEN), kinds))
    assert sorted(each.code for each in both) == [0, 2]
    assert [each.refused() for each in both if each.code] == ["case-moved"]
    again = (*place, "--submission-id", f"weg-{receipt['case']}")
    submit("withdraw", *again, **WHEN).json()
    other = submit("withdraw", *again, statement="Iets anders.", **WHEN)
    assert other.refused() == "submission-id-reused"
    assert submit("admit", *place, **WHEN).refused() == "case-closed"


def test_what_is_in_the_way_of_a_start_is_told(run: Run, up: Any, tmp_path: Path) -> None:
    assert run("up", "--data-dir", str(up.data_dir), *FREE_PORTS).fault() == "data-dir-in-use"
    (tmp_path / "bestand").write_text("")
    blocked = str(tmp_path / "bestand" / "data")
    assert run("up", "--data-dir", blocked, *FREE_PORTS).fault() == "data-dir-not-writable"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert (
            run("up", "--data-dir", str(tmp_path / "data"), "--temporal-port", port).fault() == "port-taken"
        )
    (tmp_path / "temporal.yaml").write_text("toverwoord: 1\n")
    said = run("status", "--config", str(tmp_path / "temporal.yaml"))
    assert said.fault() == "settings-invalid"
    assert "toverwoord" in said.err


def test_json_in_a_file_and_a_file_that_is_not_there(run: Run, up: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_text('{"occurred": "2026-11-20T10:00:00+01:00", "handler": "x"}')
    who = ("--as", "an", "--role", "intake", "--case", "0" * 32, "--data-dir", str(up.data_dir))
    hand_in = ("case", "submit", "assign-handler", "--json")
    assert run(*hand_in, str(file), *who).refused() == "unknown-case"
    assert run(*hand_in, str(tmp_path / "weg"), *who).refused() == "file-not-readable"
