"""What comes out: whole or not at all, for programs and for people, and never a stack trace."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cli.register_csv import print_csv
from projections.answers.clocks import RegisterRow

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")


def shell(line: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of shell in which "$@" is weerklank with its arguments."""
    return subprocess.run(
        ["/bin/bash", "-c", line, "sh", WEERKLANK, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("reader", ["head -c 1", "true"])
def test_a_reader_that_stops_reading_gets_no_stack_trace(reader: str) -> None:
    done = shell(f'"$@" | {reader}', "catalogue", "--json")
    assert done.stderr == ""


def test_a_full_disk_is_a_fault_in_one_line() -> None:
    done = shell('"$@" > /dev/full', "catalogue", "--json")
    assert done.returncode == 1
    assert done.stderr == "file-fault: Lezen of schrijven lukte niet: de schijf is vol.\n"


def test_json_is_utf_8_whatever_the_terminal_is_set_to(up: Any, submit: Run) -> None:
    title = "Café «De Linde» \u2192 plein"
    number = submit("receive-initiative", title=title).json()["number"]
    place = ("--data-dir", str(up.data_dir))
    done = subprocess.run(
        [WEERKLANK, "case", "show", number, "--json", *place],
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(done.stdout.decode())["title"] == title
    plain = shell('PYTHONIOENCODING=ascii "$@"', "case", "show", number, *place)
    assert (plain.returncode, plain.stderr) == (0, "")


def test_a_title_does_not_steer_the_terminal(up: Any, run: Run, submit: Run) -> None:
    said = submit("receive-initiative", title="Plein \x1b[2J\u202e weg")
    place = ("--data-dir", str(up.data_dir))
    if said.code == 0:
        for command in (("worklist",), ("case", "show", said.json()["number"])):
            out = run(*command, *place).out
            assert not [each for each in out if not each.isprintable() and each != "\n"]
    else:
        said.refused()


def test_a_cell_that_a_spreadsheet_would_run_is_text(capfd: pytest.CaptureFixture[str]) -> None:
    names = tuple(RegisterRow.model_fields)
    print_csv([dict.fromkeys(names, value) for value in ("=1+1", "+1", "-1", "@A1", " =1", "a=1", None)])
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert [row["basis"] for row in rows] == ["'=1+1", "'+1", "'-1", "'@A1", "' =1", "a=1", ""]


def test_an_empty_register_still_has_its_heading(capfd: pytest.CaptureFixture[str]) -> None:
    print_csv([])
    assert capfd.readouterr().out == ",".join(RegisterRow.model_fields) + "\r\n"


def test_status_tells_where_a_read_model_stands_still(up: Any, run: Run) -> None:
    dsn = json.loads((up.data_dir / "run" / "stack.json").read_text())["postgres_dsn"]
    place = ("--data-dir", str(up.data_dir))
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO projection_faults VALUES"
            " ('a-model', 7, 'a-case', 1, 'case.unknown.v1', 'ValueError', 'x.py:1', now())"
        )
        try:
            (fault,) = run("status", "--json", *place).json()["projections"]["faults"]
            assert (fault["model"], fault["position"], fault["error"]) == ("a-model", 7, "ValueError")
            assert "a-model" in run("status", *place).out
        finally:
            connection.execute("DELETE FROM projection_faults WHERE model = 'a-model'")


def test_people_get_tables(up: Any, run: Run, submit: Run) -> None:
    submit("receive-initiative").json()
    place = ("--data-dir", str(up.data_dir))
    for command, heading in (
        (("worklist",), "zaak"),
        (("terms", "register"), "zaak"),
        (("terms", "totals"), "gemeente"),
        (("catalogue",), "stap"),
        (("status",), "onderdeel"),
    ):
        said = run(*command, *(() if command == ("catalogue",) else place))
        assert said.code == 0
        assert all(line.startswith("Er is meer. ") for line in said.err.splitlines())
        assert said.out.startswith(heading)
    assert run("recover", *place).out.endswith("zijn gesloten.\n")
