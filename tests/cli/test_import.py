"""`weerklank import` as an administrator uses it: try, take in, repeat, break off, look at the answers."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import WEERKLANK

Run = Callable[..., Any]

MAPPING = """
source: {source}
municipality: lindewaard
kind: support
term: {{length: {{number: 8, unit: weeks}}, regime: statutory, basis: Awb art. 4:13 lid 2}}
time_zone: Europe/Amsterdam
events: {{case: zaak, activity: stap, time: tijd}}
received: {{events: [Ingekomen]}}
responded: {{events: [Antwoord]}}
closed: {{events: [Dicht]}}
"""
ROWS = """zaak,stap,tijd
Z-1,Ingekomen,2024-03-04T09:15:00+01:00
Z-1,Antwoord,2024-04-02T16:30:00+02:00
Z-1,Dicht,2024-04-02T16:30:00+02:00
Z-2,Ingekomen,2024-03-05
Z-2,Antwoord,gisteren
Z-3,Ingekomen,2024-03-05
Z-3,Antwoord,2024-05-01T10:00:00+02:00
"""


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """Write a log and its mapping, and return them as arguments."""

    def write(source: str, rows: str = ROWS) -> tuple[str, ...]:
        log, mapping = tmp_path / f"{source}.csv", tmp_path / f"{source}.yaml"
        log.write_text(rows)
        mapping.write_text(MAPPING.format(source=source))
        return str(log), "--mapping", str(mapping)

    return write


def test_a_log_is_tried_taken_in_and_repeated(up: Any, run: Run, files: Run) -> None:
    given = files("drie-zaken")
    place = ("--data-dir", str(up.data_dir))
    tried = run("import", *given, "--dry-run", "--json").json()
    first = run("import", *given, "--json", *place).json()
    position = run("status", "--json", *place).json()["ledger"]["position"]
    again = run("import", *given, "--json", *place).json()

    counts = {"cases": 3, "open": 2, "in_time": 1, "late": 1, "rejected_rows": 1}
    assert counts.items() <= tried.items()
    assert counts.items() <= first.items()
    assert (tried["facts"], first["facts"], again["facts"]) == (11, 11, 0)
    assert [row["line"] for row in first["rejected"]] == [6]
    assert run("status", "--json", *place).json()["ledger"]["position"] == position


def test_an_open_case_is_watched_and_its_past_expiry_recorded_once_without_reminders(
    up: Any, run: Run, files: Run
) -> None:
    place = ("--data-dir", str(up.data_dir))
    run("import", *files("open-zaak", "zaak,stap,tijd\nZ-77,Ingekomen,2024-03-05\n"), "--json", *place).json()
    (row,) = [row for row in run("worklist", "--json", *place).json() if row["title"] == "Z-77 (open-zaak)"]
    story: list[str] = []
    deadline = time.monotonic() + 30
    while "term.expired.v1" not in story and time.monotonic() < deadline:
        found = run("case", "show", row["number"], "--json", *place).json()
        story = [line["topic"] for line in found["story"]]

    assert story == ["case.receipt-reported.v1", "term.started.v1", "term.expired.v1"]
    assert row["standing"] == "overdue"


def test_people_read_what_was_found_and_what_it_came_to(run: Run, files: Run) -> None:
    said = run("import", *files("proef"), "--dry-run")

    assert said.code == 0
    assert "logboek, regel 6: het tijdstip kan niet worden gelezen" in said.out
    assert "Proef: er is niets vastgelegd." in said.out


def test_a_log_that_is_not_meant_is_refused_in_one_line(run: Run, files: Run, tmp_path: Path) -> None:
    log, *mapping = files("anders")
    Path(log).write_text("case,what,when\n")

    assert run("import", log, *mapping, "--dry-run").refused() == "column-missing"
    assert run("import", str(tmp_path / "nergens.csv"), *mapping, "--dry-run").refused() == "log-not-readable"
    assert run("import", log).refused() == "missing-option"


def test_a_municipality_that_is_not_here_is_refused(run: Run, files: Run) -> None:
    _, _, mapping = given = files("elders")
    Path(mapping).write_text(Path(mapping).read_text().replace("lindewaard", "nergenshuizen"))

    assert run("import", *given, "--dry-run").refused() == "unknown-municipality"


def test_ctrl_c_leaves_whole_cases_and_a_rerun_completes_them(up: Any, run: Run, files: Run) -> None:
    number = 4000
    rows = "".join(f"Z-{each},Ingekomen,2024-03-05\nZ-{each},Dicht,2024-03-06\n" for each in range(number))
    given = files("lang", f"zaak,stap,tijd\n{rows}")
    place = ("--data-dir", str(up.data_dir))
    begun = run("status", "--json", *place).json()["ledger"]["position"]
    command = [WEERKLANK, "import", *given, *place]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "1000 zaken" in line:
                break
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    stored = run("status", "--json", *place).json()["ledger"]["position"] - begun

    assert running.returncode == 1, said
    assert said.splitlines()[-1].startswith("interrupted: ")
    assert "Traceback" not in said
    assert 1000 * 4 <= stored < number * 4
    assert run("import", *given, "--json", *place, timeout=120).json()["facts"] == number * 4 - stored
