"""Figures on terms as a council member reads them: a block for each kind of term, in sentences and counts."""

from collections.abc import Iterator
from typing import Any

from cli.output import table
from domain.figures.labels import PART_LABELS, VERDICT_LABELS
from domain.figures.verdict import PARTS, Part
from domain.terms.dutch import counted
from domain.terms.length import Unit
from projections.sentences import clock, day_or_dash, regime

_NO_SHARE = "geen aandeel"


def as_text(found: dict[str, Any]) -> str:
    """Return the figures of a period for people, with what they rest on and how to see the cases."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: dict[str, Any]) -> Iterator[str]:
    days = f"{day_or_dash(found['first_day'])} tot en met {day_or_dash(found['last_day'])}"
    yield f"Termijnen met hun laatste dag in {found['period_in_words']} ({days})"
    rests_on = f"grootboek tot en met plaats {found['position']}; definitie {found['definition']}"
    yield f"Gevraagd op {day_or_dash(found['asked_on'])}; {rests_on}."
    yield "Alleen voor toezicht binnen de gemeente: een klein aantal kan naar een zaak wijzen."
    yield ""
    for cell in found["cells"]:
        yield from _block(cell)
        yield ""
    if found["cells"]:
        yield "De zaken achter elk getal, een regel per termijn:"
        yield f"weerklank terms statistics --period {found['period']} --csv"
    else:
        yield "In deze periode valt de laatste dag van geen enkele termijn."


def _block(cell: dict[str, Any]) -> Iterator[str]:
    what = f"{cell['municipality']}: {clock(cell['name'])}, {regime(cell['regime'])}"
    many = "1 termijn" if cell["total"] == 1 else f"{cell['total']} termijnen"
    yield f"{what}{' (voorstel)' if cell['proposal'] else ''}: {many}"
    yield ""
    yield from (
        f"  {line}" for line in table(["", "laatste dag", "zonder opschorting of verlenging"], [*_rows(cell)])
    )
    yield ""
    if cell["of_initiator"]:
        yield "  Dit is een termijn van de initiatiefnemer zelf. Een aandeel van de gemeente is er niet."
    elif cell["median_days"] is None:
        yield "  Nog niet de helft is beantwoord: een middelste duur is er nog niet."
    else:
        within = counted(cell["median_days"], Unit.DAYS)
        yield f"  De helft is beantwoord binnen {within}; wie nog wacht, telt daarin mee."
    if cell["provisional"]:
        yield f"  Van {cell['provisional']} staat de laatste dag nog niet vast (voorlopig)."


def _rows(cell: dict[str, Any]) -> Iterator[list[object]]:
    tallies = (cell["by_due"], cell["by_original_due"])
    for part, verdicts in PARTS.items():
        yield [PART_LABELS[part], *(each["parts"][part] for each in tallies)]
        for verdict in verdicts if len(verdicts) > 1 else ():
            counts = [each["verdicts"][verdict] for each in tallies]
            if any(counts):
                yield [f"  {VERDICT_LABELS[verdict]}", *counts]
        if part is Part.NOT_IN_TIME:
            yield ["aandeel op tijd", *(_share(each["share"]) for each in tallies)]


def _share(share: dict[str, Any] | None) -> str:
    if share is None:
        return _NO_SHARE
    return f"{share['percentage']} ({share['numerator']} van {share['denominator']})"
