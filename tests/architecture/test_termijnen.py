"""`docs/termijnen.md`: its examples are what the calculator says today, and it names all there is to name.

Under each question (a block of JSON) stands its answer. To write the answers anew:

    .venv/bin/python tests/architecture/test_termijnen.py
"""

import json
import re
from pathlib import Path

import pytest

from cli.compute import as_text
from domain.rulebook import Rulebook
from domain.terms.asking import EARLIEST, LATEST
from domain.terms.basis import ExtensionBasis, SuspensionBasis
from domain.terms.clock import Regime
from domain.terms.readings import SETTINGS, Readings
from domain.terms.replying import reply

PAGE = Path(__file__).parents[2] / "docs" / "termijnen.md"
ROOM = PAGE.parents[1] / "domain" / "terms"
EXAMPLE = re.compile(r"```json\n(?P<question>.+?)\n```\n\n```text\n(?P<answer>.*?)```\n", re.DOTALL)

CODES = (r'(?:_no|bad)\(\s*"([a-z-]+)"', r'code = "([a-z-]+)"', r'Rejected\(\s*\w+,\s*"([a-z-]+)"')
"""How the sources name the code of what is rejected or cannot be answered."""


def answered(example: re.Match[str]) -> str:
    answer, _ = reply(" ".join(example["question"].split("\n")), Rulebook.read().calendar)
    return f"```json\n{example['question']}\n```\n\n```text\n{as_text(answer, 1).rstrip()}\n```\n"


def written_anew(page: str) -> str:
    return EXAMPLE.sub(answered, page)


def test_every_example_is_what_the_calculator_says() -> None:
    page = PAGE.read_text()

    assert len(EXAMPLE.findall(page)) >= 8
    assert page == written_anew(page)


def test_every_example_is_answered() -> None:
    for example in EXAMPLE.finditer(PAGE.read_text()):
        answer, done = reply(" ".join(example["question"].split("\n")), Rulebook.read().calendar)
        assert done, answer


@pytest.mark.parametrize(
    "names",
    [
        [*SETTINGS.values()],
        [str(value) for each in Readings() for value in type(each)],
        [basis.value for each in (SuspensionBasis, ExtensionBasis) for basis in each],
        [regime.value for regime in Regime],
        [str(EARLIEST), str(LATEST)],
    ],
    ids=["settings", "readings", "bases", "regimes", "years"],
)
def test_the_page_names_them_all(names: list[str]) -> None:
    page = PAGE.read_text()

    assert [name for name in names if not re.search(rf"[` ]{re.escape(name)}[`. ]", page)] == []


def test_the_page_explains_every_code() -> None:
    sources = "".join(
        path.read_text() for path in ROOM.glob("*.py") if path.stem not in {"effects", "history", "labels"}
    )
    found = {
        code
        for pattern in (
            r'(?:_no|bad)\(\s*"([a-z-]+)"',
            r'code = "([a-z-]+)"',
            r'Rejected\(\s*\w+,\s*"([a-z-]+)"',
        )
        for code in re.findall(pattern, sources)
    }
    page = PAGE.read_text()

    assert len(found) > 25
    assert sorted(code for code in found if f"`{code}`" not in page) == []


def test_the_questions_are_json_that_fits_a_line() -> None:
    for example in EXAMPLE.finditer(PAGE.read_text()):
        assert json.loads(example["question"])


if __name__ == "__main__":
    PAGE.write_text(written_anew(PAGE.read_text()))
