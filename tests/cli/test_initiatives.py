"""`weerklank initiatives`: everything for staff; for the public what was published, and safe totals."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from cli.initiative_totals import print_totals
from projections.answers.initiatives import InitiativeTotal

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def initiatives(up: Any, run: Run) -> Run:
    """Ask the register."""
    return lambda *options: run("initiatives", *options, "--data-dir", str(up.data_dir))


@pytest.fixture(scope="module")
def numbers(submit: Run) -> tuple[str, str]:
    """One initiative that is published, and one that is not."""
    public, other = (submit("receive-initiative").json()["number"] for _ in range(2))
    submit("propose-publication", "--case", public).json()
    submit("react-to-publication", "--case", public).json()
    submit("publish", "--case", public, occurred="2026-02-17T10:00:00+01:00").json()
    submit("propose-publication", "--case", other).json()
    return public, other


def rows(said: Any) -> dict[str, dict[str, Any]]:
    return {row["number"]: row for row in said.json()}


def test_staff_see_every_initiative_and_the_public_what_was_published(
    initiatives: Run, numbers: tuple[str, str]
) -> None:
    public, other = numbers
    everything, shown = rows(initiatives("--json")), rows(initiatives("--public", "--json"))

    assert {public, other} <= everything.keys()
    assert everything[other]["title"] is None
    assert other not in shown
    assert (shown[public]["title"], shown[public]["district"]) == (
        "Groen plein in de Lindebuurt",
        "Lindebuurt",
    )


def test_people_read_the_public_list(initiatives: Run, numbers: tuple[str, str]) -> None:
    public, other = numbers
    said = initiatives("--public")

    assert public in said.out
    assert "Groen plein in de Lindebuurt" in said.out
    assert other not in said.out
    assert "niet gepubliceerd" not in said.out


def test_the_list_as_csv_is_the_list(initiatives: Run, numbers: tuple[str, str]) -> None:
    for which in ((), ("--public",)):
        found = list(csv.DictReader(io.StringIO(initiatives(*which, "--csv").out)))
        told = initiatives(*which, "--json").json()
        assert [row["number"] for row in found] == [row["number"] for row in told]
        assert found[0].keys() == told[0].keys()
    assert numbers[0] in {row["number"] for row in found}


def test_totals_hide_what_is_small_and_add_up(initiatives: Run, numbers: tuple[str, str]) -> None:
    told = initiatives("--totals", "--json").json()
    cells = {(row["kind"], row["district"]): row["cases"] for row in told}
    kinds = {kind for kind, _ in cells} - {"all"}
    everything = initiatives("--json").json()

    assert numbers[0] in {row["number"] for row in everything}
    assert all(count is None or count == 0 or count >= 5 for count in cells.values())
    assert sum(cells[kind, "all"] for kind in kinds) == (len(everything) if told else 0)
    found = list(csv.DictReader(io.StringIO(initiatives("--totals", "--csv").out)))
    assert found == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in told
    ]


def test_people_read_the_totals_a_line_a_district(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {
        ("support", "Lindebuurt"): 3,
        ("co-creation", "Lindebuurt"): 9,
        ("support", "Molenwijk"): 20,
        ("co-creation", "Molenwijk"): 12,
        ("support", "unpublished"): 20,
        ("unassigned", "unpublished"): 30,
    }
    print_totals([row.model_dump(mode="json") for row in InitiativeTotal.all(counts)])

    assert [re.split(r"  +", line) for line in capsys.readouterr().out.splitlines() if line[0] != "-"] == [
        ["wijk", "co-creatie", "ondersteuning", "soort nog niet bepaald", "samen"],
        ["Lindebuurt", "verborgen", "verborgen", "0", "12"],
        ["Molenwijk", "12", "20", "0", "32"],
        ["niet gepubliceerd", "verborgen", "verborgen", "30", "50"],
        ["samen", "21", "43", "30", "94"],
        ["Verborgen zijn aantallen onder de vijf, en wat ze zou verraden."],
    ]


def test_of_few_initiatives_people_read_that_they_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    print_totals([])

    assert capsys.readouterr().out == "Er zijn te weinig initiatieven om aantallen te tonen.\n"


@pytest.mark.parametrize(
    "options",
    [
        ("--totals", "--public"),
        ("--totals", "--limit", "3"),
        ("--totals", "--after", "1"),
        ("--json", "--csv"),
    ],
)
def test_what_cannot_go_together_is_said(initiatives: Run, options: tuple[str, ...]) -> None:
    assert initiatives(*options).refused() == "invalid-option"


def test_what_is_no_place_is_said(initiatives: Run) -> None:
    assert initiatives("--public", "--after", "x").refused() == "unknown-place"
