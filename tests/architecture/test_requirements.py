"""What residents asked is carried by steps, lists and tests that exist, or it says that it comes later."""

import re
from pathlib import Path

import click
import pytest

from cli.main import group
from domain.catalogue import transition_named
from projections.models import MODELS

HOUSE = Path(__file__).parents[2]
ROW = re.compile(r"^\| (L\d+) \| ([^|]+) \| ([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ROWS = ROW.findall((HOUSE / "docs" / "requirements.md").read_text())


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _command(words: list[str]) -> click.Command | None:
    found: click.Command | None = group
    for word in words:
        if not isinstance(found, click.Group):
            return None
        found = found.get_command(click.Context(found), word)
    return found


def test_every_wish_has_a_line_of_its_own_in_order() -> None:
    assert [name for name, *_ in ROWS] == [f"L{number}" for number in range(1, 26)]


@pytest.mark.parametrize(("name", "asked", "steps", "lists", "tests"), ROWS, ids=[row[0] for row in ROWS])
def test_what_carries_it_exists(name: str, asked: str, steps: str, lists: str, tests: str) -> None:
    named = _names(steps)
    commands = {"case show"}

    assert asked
    assert [step for step in named if transition_named(step) is None and step not in commands] == []
    models = {model.name for model in MODELS}
    assert [each for each in _names(lists) if each not in models and _command(each.split()) is None] == []
    assert [path for path in _names(tests) if not (HOUSE / path).is_file()] == []
    assert "later" in steps.lower() or (_names(tests) and (named or _names(lists))), name
