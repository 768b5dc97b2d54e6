"""The rooms know whom they may know, the package holds what the folders hold, and no machine shows."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text())
ROOMS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MACHINE_PATH = re.compile(
    "|".join([r"(?<![\w.])/wor" + "k/", r"\.\./share" + "d", r"(?<![\w.])/(?:Use" + "rs|ho" + "me)/"])
)


def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (HOUSE / ".git").exists():
        pytest.skip("only a clone knows which files are ours")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=HOUSE, capture_output=True, check=True, text=True)
    return [HOUSE / name for name in listed.stdout.split("\0") if name and (HOUSE / name).is_file()]


def test_left_may_import_right_and_nobody_else() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([tool, "--no-cache"], cwd=HOUSE, capture_output=True, check=False, text=True)

    assert told.returncode == 0, told.stdout
    assert "0 broken" in told.stdout


def test_what_is_packaged_is_what_there_is() -> None:
    folders = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert set(ROOMS) == folders
    assert set(PROJECT["tool"]["mypy"]["packages"]) == folders
    assert set(PROJECT["tool"]["importlinter"]["root_packages"]) == folders


def test_no_folder_in_a_room_is_left_out_of_the_package() -> None:
    for room in ROOMS:
        folders = {path.parent for path in (HOUSE / room).rglob("*.py")}
        assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_no_installed_distribution_overwrites_a_room() -> None:
    for each in distributions():
        tops = {file.parts[0].removesuffix(".py") for file in each.files or ()}
        ours = each.metadata["Name"] == "weerklank"
        assert ours or not tops & set(ROOMS), each.metadata["Name"]


def test_tests_are_no_packages() -> None:
    assert list((HOUSE / "tests").rglob("__init__.py")) == []


def test_no_file_tells_whose_machine_it_was_written_on() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode(errors="replace")
        found += [f"{path.relative_to(HOUSE)}: {hit.group()}" for hit in MACHINE_PATH.finditer(text)]

    assert found == []


def test_every_room_says_what_it_is_for() -> None:
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            assert re.match(r'"""\S', path.read_text()), path


def test_every_transition_has_its_test_file() -> None:
    transitions = {path.stem for path in (HOUSE / "domain/transitions").rglob("*.py")} - {"__init__"}
    tests = {path.stem.removeprefix("test_") for path in (HOUSE / "tests/decisions").glob("test_*.py")}

    assert transitions <= tests


def test_every_exception_to_the_linter_has_a_reason() -> None:
    bare = re.compile(r"#\s*noqa(?!: [A-Z0-9, ]+ - \S)|#\s*type: ignore(?!\[[a-z, -]+\]\s+# \S)")
    ours = [path for path in tracked() if path.suffix == ".py" and path != Path(__file__)]

    assert [f"{path.relative_to(HOUSE)}" for path in ours if bare.search(path.read_text())] == []


def test_a_clock_is_judged_by_its_own_rules() -> None:
    """Who asks something of a clock takes `measure_of(clock)`: one that ended may have rules of its own."""
    by_the_case = re.compile(r"rules(?:\([^)]*\))?\.measure\b")
    starting = {
        "domain/transitions/disputes/receive_objection.py",
        "domain/transitions/disputes/open_file.py",
    }
    found = {
        f"{path.relative_to(HOUSE)}"
        for room in ("domain", "projections", "workflows", "gateways", "workers")
        for path in (HOUSE / room).rglob("*.py")
        if by_the_case.search(path.read_text())
    }

    assert found - {"projections/yardstick.py"} == starting
