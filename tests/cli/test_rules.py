"""`weerklank rules`: what is shown beforehand is what happens, once, and only to what still runs."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.other_rules import regulation_file

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")

VERSION = "lindewaard-2025-01-01"
"""In force while a letter of December 2024 was waiting for its answer, which took six weeks from then on."""

RECEIVED = {"occurred": "2024-12-02T10:00:00+01:00"}
LEAD = ("--as", "teamleider-1", "--role", "team-lead")


@pytest.fixture
def rules(run: Run, up: Any) -> Run:
    """Ask something about rules of the engine that runs."""
    return lambda *words: run("rules", *words, "--data-dir", str(up.data_dir))


@pytest.fixture
def waiting(submit: Run) -> dict[str, Any]:
    """A case that began under the regulation of 2010 and waits for its answer."""
    receipt: dict[str, Any] = submit("receive-initiative", **RECEIVED).json()
    submit("confirm-receipt", "--case", receipt["case"], occurred="2024-12-03T10:00:00+01:00")
    return receipt


def clocks(run: Run, up: Any, case: str) -> dict[str, dict[str, Any]]:
    file = run("case", "show", case, "--json", "--data-dir", str(up.data_dir)).json()
    return {clock["name"]: clock for clock in file["clocks"]}


def of(found: dict[str, Any], case: str) -> dict[str, Any]:
    (one,) = (each for each in found["cases"] if each["case"] == case)
    return dict(one)


def test_what_is_foreseen_is_what_happens_and_only_once(
    run: Run, up: Any, rules: Run, waiting: dict[str, Any]
) -> None:
    case = waiting["case"]
    before = clocks(run, up, case)
    foreseen = of(rules("preview", VERSION, "--json").json(), case)
    assert (foreseen["prospect"], foreseen["ended"]) == ("moves", 1)
    (clock,) = foreseen["clocks"]
    assert (clock["former_due"], clock["due"]) == ("2025-01-27", "2025-01-13")
    assert clocks(run, up, case) == before

    done = rules("apply", VERSION, *LEAD, "--json").json()
    applied = of(done, case)
    assert applied["outcome"] == "applied"
    assert applied["number"] == waiting["number"]
    assert [(each["name"], each["former_due"], each["due"]) for each in applied["moved"]] == [
        ("substantive-response", "2025-01-27", "2025-01-13")
    ]
    after = clocks(run, up, case)
    assert after["substantive-response"]["due"] == clock["due"]
    assert after["acknowledgement"] == before["acknowledgement"]

    again = rules("apply", VERSION, *LEAD, "--json").json()
    assert case not in {each["case"] for each in again["cases"]}
    assert again["totals"]["applied"] == 0
    assert of(rules("preview", VERSION, "--json").json(), case)["prospect"] == "already"


def test_people_read_it_in_dutch(rules: Run, run: Run, up: Any, waiting: dict[str, Any]) -> None:
    preview = rules("preview", VERSION)
    assert preview.code == 0
    assert f"{waiting['number']}" in preview.out
    assert "27-01-2025" in preview.out
    assert "nieuwe termijn: Participatieverordening Lindewaard 2025" in preview.out
    assert preview.out.rstrip().endswith("Er is niets vastgelegd.")
    said = rules("apply", VERSION, *LEAD, "--reason", "Raadsbesluit 2024/88")
    assert said.code == 0
    assert f"{waiting['number']}: inhoudelijke reactie van 27-01-2025 naar 13-01-2025" in said.out
    story = run("case", "show", waiting["case"], "--data-dir", str(up.data_dir)).out
    assert "eerst was dat lindewaard-2010-01-01" in story
    assert "De laatste dag was maandag 27 januari 2025 en is nu maandag 13 januari 2025." in story


def test_the_versions_are_listed_with_the_cases_that_run_under_them(
    rules: Run, waiting: dict[str, Any]
) -> None:
    assert waiting["number"]
    listed = {each["version"]: each for each in rules("list", "--json").json()}
    assert listed["lindewaard-2010-01-01"]["open_cases"] >= 1
    assert listed["nl-2026-11-24"]["sort"] == "calendar"
    assert all(len(each["sha256"]) == 64 for each in listed.values())
    assert re.search(r"^lindewaard-2010-01-01 +regeling ", rules("list").out, re.MULTILINE)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("unknown-rules", ("apply", "nl-1999", *LEAD)),
        ("unknown-rules", ("preview", "nl-1999")),
        ("wrong-role", ("apply", VERSION, "--as", "behandelaar-1", "--role", "handler")),
        ("unknown-role", ("apply", VERSION, "--as", "behandelaar-1", "--role", "wethouder")),
        ("missing-option", ("apply", VERSION)),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is(
    rules: Run, code: str, words: tuple[str, ...]
) -> None:
    assert rules(*words).refused() == code


def test_rules_that_the_engine_does_not_run_by_are_shown_and_not_applied(
    rules: Run, up: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waiting: dict[str, Any]
) -> None:
    version = "lindewaard-2025-01-06"
    content = regulation_file(version, in_force_from=date(2025, 1, 6), substantive_response=9)
    (tmp_path / "later.toml").write_bytes(content)
    monkeypatch.setenv("WEERKLANK_REGULATIONS", str(tmp_path))
    (clock,) = of(rules("preview", version, "--json").json(), waiting["case"])["clocks"]
    assert clock["due"] == "2025-02-03"
    assert rules("apply", version, *LEAD).fault() == "rules-not-started"

    dsn = json.loads((up.data_dir / "run" / "stack.json").read_text())["postgres_dsn"]
    with psycopg.connect(dsn, autocommit=True) as edited:
        edited.execute("INSERT INTO rule_versions VALUES (%s, %s)", (version, "0" * 64))
    assert rules("apply", version, *LEAD).fault() == "rules-changed"
    assert rules("preview", version).fault() == "rules-changed"


def test_ctrl_c_stops_between_cases_and_the_same_command_does_the_rest(
    rules: Run, submit: Run, up: Any
) -> None:
    cases = {submit("receive-initiative", **RECEIVED).json()["case"] for _ in range(10)}
    applying = subprocess.Popen(
        [WEERKLANK, "rules", "apply", VERSION, *LEAD, "--data-dir", str(up.data_dir)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert applying.stdout is not None
    assert b"LW-" in applying.stdout.readline()
    applying.send_signal(signal.SIGINT)
    _, said = applying.communicate(timeout=60)
    assert (applying.returncode, said.decode().split(":", 1)[0]) == (1, "interrupted")
    assert b"doet dan alleen wat nog rest" in said

    rest = rules("apply", VERSION, *LEAD, "--json").json()
    assert 0 < len(rest["cases"]) < len(cases)
    assert {each["outcome"] for each in rest["cases"]} <= {"applied", "already"}
    foreseen = rules("preview", VERSION, "--json").json()
    assert {of(foreseen, case)["prospect"] for case in cases} == {"already"}
