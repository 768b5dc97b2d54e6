"""What rules would do to open cases, and what they did, as people read it."""

from collections.abc import Mapping
from typing import Any

import click

from cli.output import plain, print_table
from domain.changeover import Kept
from projections.sentences import clock, day_or_dash


def print_preview(found: Mapping[str, Any]) -> None:
    """Print a preview for people: a line a running clock, then the cases that stay, then the totals."""
    print_table(
        ["zaak", "termijn", "laatste dag", "wordt", "bijzonderheden"],
        [
            [
                case["number"] or case["case"],
                clock(each["name"], each["ordinal"]),
                day_or_dash(each["former_due"], provisional=each["former_provisional"]),
                day_or_dash(each["due"], provisional=each["provisional"]),
                _remark(each),
            ]
            for case in found["cases"]
            for each in case["clocks"]
        ],
    )
    click.echo()
    for case in found["cases"]:
        if case["prospect"] == "refused":
            click.echo(plain(f"{case['number'] or case['case']}: {case['code']}: {case['sentence']}"))
    click.echo(plain(f"Oorzaak: {found['cause']}\n"))
    totals = found["totals"]
    print_table(
        ["wat er zou gebeuren", "aantal"],
        [
            ["zaken waarin een termijn verschuift of opnieuw wordt gezet", totals["moves"]],
            ["termijnen daarin", totals["clocks_moved"]],
            ["zaken die overgaan zonder dat iets verschuift", totals["unmoved"]],
            ["geëindigde termijnen, die blijven zoals zij zijn", totals["clocks_ended"]],
            *_staying(totals),
        ],
    )
    click.echo("\nEr is niets vastgelegd.")


def print_totals(found: Mapping[str, Any]) -> None:
    """Print how many cases went over, and how many did not."""
    totals = found["totals"]
    click.echo(plain(f"\nOorzaak: {found['cause']}\n"))
    print_table(
        ["vastgelegd", "aantal"],
        [
            ["zaken overgegaan", totals["applied"]],
            ["termijnen verschoven of opnieuw gezet", totals["clocks_moved"]],
            *_staying(totals),
        ],
    )


def _staying(totals: Mapping[str, int]) -> list[list[object]]:
    return [
        ["zaken die er al onder lopen", totals["already"]],
        ["zaken die het niet aangaat: nieuwere regels, of een andere gemeente", totals["not_concerned"]],
        ["zaken die niet over kunnen", totals["refused"]],
    ]


def print_outcome(case: Mapping[str, Any]) -> None:
    """Print what became of one case; a refusal goes to stderr."""
    name = case["number"] or case["case"]
    if case["outcome"] == "refused":
        click.echo(plain(f"{name}: {case['code']}: {case['sentence']}"), err=True)
        return
    if case["outcome"] == "already":
        click.echo(plain(f"{name}: liep er al onder"))
        return
    moved = [
        f"{clock(each['name'], each['ordinal'])} van {day_or_dash(each['former_due'])}"
        f" naar {day_or_dash(each['due'], provisional=each['provisional'])}"
        for each in case["moved"]
    ]
    click.echo(plain(f"{name}: {'; '.join(moved) or 'overgezet, geen termijn verschoven'}"))


def _remark(clock: Mapping[str, Any]) -> str:
    """Why a clock moves, or stays as it is."""
    if clock["term"] is not None:
        return f"nieuwe termijn: {clock['term']['basis']}"
    if clock["kept"] is not None:
        return _KEPT[Kept(clock["kept"])]
    return "verschuift" if clock["moves"] else "ongewijzigd"


_KEPT = {
    Kept.OF_THE_INITIATOR: "termijn van de initiatiefnemer, ongewijzigd",
    Kept.NAMED_DAY: "genoemde dag, ongewijzigd",
    Kept.NOT_IN_REGULATION: "niet in deze regeling, ongewijzigd",
    Kept.OWN_TERM: "eigen termijn, ongewijzigd",
    Kept.OVER: "al voorbij toen de regeling in werking trad, ongewijzigd",
    Kept.SAME: "zelfde termijn",
    Kept.EXTENDED: "uitstel zou vervallen, ongewijzigd",
}
