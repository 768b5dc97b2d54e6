"""`docs/statistiek.md`: its example is what the engine says of those clocks today, and it names all verdicts.

Under the clocks (a block of CSV) stands what people are told of them. To write that anew:

    .venv/bin/python tests/architecture/test_statistiek.py
"""

import csv
import re
from datetime import date
from pathlib import Path

from cli.statistics_in_words import as_text
from domain.figures.cell import cells
from domain.figures.period import read_period
from domain.figures.verdict import DEFINITION, CountedClock, Verdict
from domain.terms.clock import Manner, Regime
from projections.cohort import Statistics

PAGE = Path(__file__).parents[2] / "docs" / "statistiek.md"
EXAMPLE = re.compile(r"```csv\n(?P<clocks>.+?)```\n(?P<between>.+?)```text\n(?P<told>.*?)```\n", re.DOTALL)
ASKED_ON = date(2026, 4, 30)
PERIOD = read_period("2026-Q1")
POSITION = 412


def clock(row: dict[str, str]) -> CountedClock:
    manner = Manner(row["hoe"]) if row["hoe"] else None
    return CountedClock(
        case=row["zaak"],
        number=row["zaak"],
        municipality="lindewaard",
        name="substantive-response",
        initiator=1,
        ordinal=1,
        regime=Regime.ORDINANCE,
        proposal=False,
        start=date.fromisoformat(row["begin"]),
        due=date.fromisoformat(row["laatste dag"]),
        original_due=date.fromisoformat(row["zonder opschorting"]),
        provisional=False,
        suspended=False,
        ended_on=date.fromisoformat(row["einde"]) if row["einde"] else None,
        manner=manner,
        at_source=manner is Manner.REPORTED,
    )


def told(example: re.Match[str]) -> str:
    cohort = [clock(row) for row in csv.DictReader(example["clocks"].splitlines())]
    assert all(PERIOD.first <= each.due <= PERIOD.last for each in cohort)
    found = Statistics(
        definition=DEFINITION,
        position=POSITION,
        asked_on=ASKED_ON,
        period=PERIOD.name,
        period_in_words=PERIOD.dutch,
        first_day=PERIOD.first,
        last_day=PERIOD.last,
        cells=cells(cohort, ASKED_ON),
    )
    return (
        f"```csv\n{example['clocks']}```\n{example['between']}```text\n"
        f"{as_text(found.model_dump(mode='json'))}```\n"
    )


def test_the_example_is_what_the_engine_says() -> None:
    page = PAGE.read_text()

    assert len(EXAMPLE.findall(page)) == 1
    assert page == EXAMPLE.sub(told, page)


def test_the_page_names_the_definition_and_every_verdict() -> None:
    page = PAGE.read_text()

    assert f"`{DEFINITION}`" in page
    assert [each for each in Verdict if f"`{each}`" not in page] == []


if __name__ == "__main__":
    PAGE.write_text(EXAMPLE.sub(told, PAGE.read_text()))
