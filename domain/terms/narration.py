"""A derivation in plain Dutch, a sentence a step, and as JSON with that sentence in it."""

from collections.abc import Callable
from typing import Any

from domain.terms.basis import LABELS
from domain.terms.clock import Regime
from domain.terms.dutch import counted, day
from domain.terms.labels import REGIME_LABELS
from domain.terms.length import Unit
from domain.terms.step import Name, OutOfTheAct, Step

_OUT = {
    OutOfTheAct.REGIME: "voor deze soort termijn geldt zij niet uit zichzelf en is zij niet van toepassing"
    " verklaard",
    OutOfTheAct.LENGTH: "zo'n lange termijn verlengt zij niet; daarvoor telt hoe de termijn is omschreven",
    OutOfTheAct.NAMED: "een genoemde dag blijft die dag",
    OutOfTheAct.BACKWARD: "een termijn die terugtelt, verschuift niet",
}


def told(step: Step) -> str:
    """Return the step as one Dutch sentence."""
    line = f"regel {step.fact} van het verloop" if step.fact else None
    rests_on = ", ".join(each for each in (step.article, line) if each)
    basis = f" ({rests_on})" if rests_on else ""
    return f"{_SENTENCES[step.name](step)}{basis}."


def as_json(step: Step) -> dict[str, Any]:
    """Return the step as a JSON object: what it knows, and `text`, the sentence."""
    known: dict[str, Any] = {"step": step.name.value}
    for field in ("article", "first", "last", "day"):
        value = getattr(step, field)
        if value is not None:
            known[field] = str(value)
    if step.days is not None:
        known["days"] = step.days
    if step.fact is not None:
        known["fact"] = step.fact
    if step.detail is not None:
        known["detail"] = str(step.detail)
    known["text"] = told(step)
    return known


def _start(step: Step) -> str:
    moment = f" ({step.detail} valt in Nederland op die dag)" if step.detail else ""
    if step.article:
        return f"De termijn begint op {_day(step)}{moment}; die dag telt zelf mee"
    return f"De termijn begint na {_day(step)}{moment}; die dag telt zelf niet mee"


def _count(step: Step) -> str:
    number, unit = (step.detail or "").split()
    return f"{counted(int(number), Unit(unit))}: geteld is de laatste dag {_day(step)}"


def _suspension(step: Step) -> str:
    label = LABELS.get(step.article or "", "opschorting")
    if not step.days:
        return f"Opschorting, {label}: die dagen staan al stil en tellen niet nog eens"
    return f"Opschorting, {label}: {_span(step)} staat de termijn stil, {counted(step.days, Unit.DAYS)}"


def _suspended(step: Step) -> str:
    return f"Samen {counted(step.days or 0, Unit.DAYS)} stilgestaan: de laatste dag wordt {_day(step)}"


def _extension(step: Step) -> str:
    label = LABELS.get(step.article or "", "verlenging").capitalize()
    announced = f", aangekondigd op {day(step.first)}" if step.first else ""
    if step.detail is None:
        return f"{label}{announced}: de laatste dag wordt de genoemde dag, {_day(step)}"
    number, unit = step.detail.split()
    return f"{label}{announced}, {counted(int(number), Unit(unit))}: de laatste dag wordt {_day(step)}"


def _atw_applies(step: Step) -> str:
    regime = Regime(step.detail or "")
    why = (
        "dit is een wettelijke termijn"
        if regime is Regime.STATUTORY
        else f"zij is van toepassing verklaard op deze {REGIME_LABELS[regime]}"
    )
    return f"De Algemene termijnenwet geldt: {why}"


def _atw_does_not(step: Step) -> str:
    return f"De Algemene termijnenwet verschuift niets: {_OUT[OutOfTheAct(step.detail or '')]}"


def _skipped(step: Step) -> str:
    told_already = step.detail is not None and _day(step).startswith(step.detail)
    return f"Overgeslagen: {_day(step)}" + ("" if told_already else f", {step.detail}")


def _two_ordinary_days(step: Step) -> str:
    if step.detail is not None:
        return f"{_day(step).capitalize()} stond de termijn stil: die dag telt niet als gewone dag"
    return f"{_day(step).capitalize()} kan de laatste dag niet zijn: de termijn moet twee gewone dagen hebben"


def _due(step: Step) -> str:
    if step.detail is None:
        return f"De laatste dag is {_day(step)}"
    return (
        f"De laatste dag is voorlopig {_day(step)}: van die tijd is niet zeker welke dagen met een feestdag"
        " zijn gelijkgesteld"
    )


def _notice(step: Step) -> str:
    effect = _NOTICES.get(step.detail or "", "zij heeft geen gevolg")
    return f"Ingebrekestelling ontvangen op {_day(step)}: {effect}"


_NOTICES = {
    "full-term": "twee weken om alsnog te beslissen",
    "ended-by-decision": "twee weken om alsnog te beslissen",
    "ended-without-decision": "twee weken om alsnog te beslissen",
    "over-in-time": "de termijn eindigde zonder besluit voordat een dag met dwangsom voorbij was",
    "decided-in-time": "er is beslist voordat een dag met dwangsom voorbij was",
    "premature": "zij is te vroeg en heeft geen gevolg",
    "already-decided": "er was al beslist",
}


def _penalty(step: Step) -> str:
    days = counted(step.days or 0, Unit.DAYS)
    return f"Dwangsom {_span(step)}: {days}, samen {_euros(int(step.detail or 0))}"


def _fixed(step: Step) -> str:
    return f"Het bedrag moet bij beschikking zijn vastgesteld uiterlijk {_day(step)}{_doubt(step)}"


_SENTENCES: dict[Name, Callable[[Step], str]] = {
    Name.START: _start,
    Name.COUNT: _count,
    Name.NAMED: lambda step: f"Genoemd is {_day(step)}",
    Name.SUSPENSION: _suspension,
    Name.SUSPENDED: _suspended,
    Name.EXTENSION: _extension,
    Name.ATW_APPLIES: _atw_applies,
    Name.ATW_DOES_NOT_APPLY: _atw_does_not,
    Name.TWO_ORDINARY_DAYS: _two_ordinary_days,
    Name.SKIPPED: _skipped,
    Name.DUE: _due,
    Name.CALENDAR: lambda step: f"Kalender: {(step.detail or '').split()[0]}",
    Name.NOTICE: _notice,
    Name.FREE_WEEKS: lambda step: f"Twee weken na de ingebrekestelling: {_day(step)}{_doubt(step)}",
    Name.PENALTY: _penalty,
    Name.FIXED: _fixed,
}


def _doubt(step: Step) -> str:
    return "" if step.detail is None else "; die dag kan nog verschuiven door een gelijkgestelde dag"


def _day(step: Step) -> str:
    return "-" if step.day is None else day(step.day)


def _span(step: Step) -> str:
    if step.first is None or step.last is None:
        return "-"
    if step.first == step.last:
        return f"op {day(step.first)}"
    return f"van {day(step.first)} tot en met {day(step.last)}"


def _euros(cents: int) -> str:
    return f"{cents // 100} euro" if cents % 100 == 0 else f"{cents // 100},{cents % 100:02} euro"
