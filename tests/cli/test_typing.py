"""What is typed wrong is told before any engine is asked: but for the last test none runs here."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GOOD = {"--as": "behandelaar-1", "--role": "handler", "--json": "-"}
LONG = "x" * 10_000
NO_UTF_8 = "\udcff"

TYPED = {
    "invalid-account": ("--as", ["", " ", "an\nna", LONG, "\x1b[2J", "an\u202e"]),
    "invalid-mandate": ("--mandate", ["", " ", "Jan de Vries vindt het goed", "M\n1", LONG, "-"]),
    "invalid-option": ("--expected-version", ["-1", "9" * 30, "x", "", "1.5"]),
    "invalid-submission-id": ("--submission-id", ["", " ", LONG, "brief\n7"]),
    "unknown-role": ("--role", ["system", "", "HANDLER"]),
    "file-not-readable": ("--json", ["/bestaat/niet", "/etc"]),
}
SLIPS = {
    "betover": "usage",
    "case betover": "usage",
    "status extra": "usage",
    "case submit": "missing-option",
    "case submit admit --json -": "missing-option",
    "case show": "missing-option",
    "worklist --toverwoord": "unknown-option",
    "catalogue --data-dir x": "unknown-option",
    "status --data-dir": "invalid-option",
    "status --json=1": "invalid-option",
    "up --temporal-port 99999": "invalid-option",
    "up --temporal-port x": "invalid-option",
    "terms register --json --csv": "invalid-option",
    "terms totals --csv": "unknown-option",
    "worklist --limit 0": "invalid-option",
    "worklist --limit 99999999": "invalid-option",
    "worklist --after gisteren": "unknown-place",
    "worklist --after 12": "unknown-place",
    "terms register --after no-term:12": "unknown-place",
}
COMMANDS = [
    *("", "up", "demo", "status", "recover", "catalogue", "worklist"),
    *("terms", "terms register", "terms totals", "case", "case submit", "case show"),
    *("case attach", "case document", "radar", "initiatives"),
]
ENGLISH = ("Usage", "Options", "Commands", "Show", "required", "TEXT", "INTEGER", "PATH", "ARGS", "x<=")
NEEDS_AN_ENGINE = [
    *("status", "status --json", "recover --json", "worklist --json", "terms register"),
    *("terms register --csv", "terms register --after 12", "terms totals", "case show x --json"),
]


def all_of(ask: Callable[[str], Any], said: Iterable[str]) -> dict[str, Any]:
    """Ask for each of them, side by side: every command takes most of a second."""
    given = list(said)
    with ThreadPoolExecutor(4) as people:
        return dict(zip(given, people.map(ask, given), strict=True))


def typed(run: Run, place: Path, *, given: bytes = b"{}", **options: str) -> Any:
    said = GOOD | {f"--{name.replace('_', '-')}": value for name, value in options.items()}
    flat = [word for pair in said.items() for word in pair]
    return run("case", "submit", "admit", *flat, "--data-dir", str(place / "leeg"), given=given)


@pytest.mark.parametrize("code", TYPED)
def test_a_wrong_value_gets_one_line_with_its_code(run: Run, tmp_path: Path, code: str) -> None:
    option, values = TYPED[code]
    found = all_of(lambda value: typed(run, tmp_path, **{option.removeprefix("--"): value}).refused(), values)
    assert found == dict.fromkeys(values, code)


def test_a_mandate_that_is_a_reference_is_let_through(run: Run, tmp_path: Path) -> None:
    values = ["M-2026-1", "mandaatbesluit/2024:3.1", "art10_3"]
    found = all_of(lambda value: typed(run, tmp_path, mandate=value).fault(), values)
    assert found == dict.fromkeys(values, "not-running")


def test_an_argument_that_is_no_utf_8_is_told_so(run: Run, tmp_path: Path) -> None:
    options = ["as", "submission_id", "case", "mandate"]
    found = all_of(lambda option: typed(run, tmp_path, **{option: NO_UTF_8}).refused(), options)
    assert found == dict.fromkeys(options, "invalid-encoding")
    assert run("case", "show", NO_UTF_8).refused() == "invalid-encoding"


def test_without_a_standard_input_nothing_was_handed_in(tmp_path: Path) -> None:
    words = [str(Path(sys.executable).parent / "weerklank"), "case", "submit", "admit", "--json", "-"]
    who = ["--as", "an", "--role", "handler", "--data-dir", str(tmp_path / "leeg")]
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *words, *who], capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith("not-running: ")


def test_a_slip_of_the_keyboard_gets_one_dutch_line(run: Run) -> None:
    assert all_of(lambda words: run(*words.split()).refused(), SLIPS) == SLIPS


def test_help_is_dutch_and_needs_no_engine(run: Run) -> None:
    for words, said in all_of(lambda words: run(*words.split(), "--help"), COMMANDS).items():
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith(f"Gebruik: weerklank {words}".rstrip())
        assert "Opties:" in said.out
        assert not [word for word in ENGLISH if word in said.out]
    bare = run("case")
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == run("case", "--help").out


def test_without_an_engine_each_command_says_so(run: Run, tmp_path: Path) -> None:
    place = ("--data-dir", str(tmp_path / "leeg"))
    found = all_of(lambda words: run(*words.split(), *place).fault(), NEEDS_AN_ENGINE)
    assert found == dict.fromkeys(NEEDS_AN_ENGINE, "not-running")


def test_an_unknown_setting_is_told_by_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "temporal.yaml").write_text("temporal:\n  naamruimte: x\n")
    for command in ("up", "demo", "status"):
        said = run(command, "--config", str(tmp_path / "temporal.yaml"))
        assert said.fault() == "settings-invalid"
        assert "temporal.naamruimte" in said.err
    assert run("status", "--config", str(tmp_path / "weg.yaml")).fault() == "settings-invalid"


def test_json_oddities_are_refused_and_a_byte_order_mark_is_not(submit: Run) -> None:
    case = submit("receive-initiative", occurred="2026-02-02T10:00:00+01:00").json()["case"]
    place = ("--case", case)
    moment = b'{"occurred": "2026-02-03T10:00:00+01:00", "handler": '
    deep = moment + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert submit("assign-handler", *place, given=deep).refused() == "invalid-json"
    for number in (b"NaN}", b"-Infinity}", b"1e999}"):
        assert submit("assign-handler", *place, given=moment + number).refused() == "text-expected"
    assert submit("assign-handler", *place, given=moment + rb'"\u0000"}').refused() == "invalid-character"
    assert submit("assign-handler", *place, given=moment + rb'"\ud800"}').refused() == "invalid-json"
    twice = moment + b'"an", "handler": "jan"}'
    assert submit("assign-handler", *place, given=twice).refused() == "duplicate-field"
    marked = b"\xef\xbb\xbf" + moment + json.dumps("an").encode() + b"}"
    assert submit("assign-handler", *place, given=marked).json()["case"] == case
