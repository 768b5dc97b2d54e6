"""The blanks of a template and what fills them: words of the case and of the step that the letter carries."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.grounds import (
    COMPLAINT_LABELS,
    NOT_TREATED_LABELS,
    OBJECTION_LABELS,
    POSITION_LABELS,
    REFUSAL_LABELS,
    TAKEOVER_LABELS,
)
from domain.terms.dutch import day
from domain.terms.names import CLOCK_LABELS
from domain.value import Frozen
from gateways.letters.plain_text import one_line, plain_text
from gateways.letters.situation import Situation


class Filling(Frozen):
    """What people wrote that goes into a letter: to whom, about what, with which content of the step.

    `content` is the step's JSON as it was typed. `contact` tells how the municipality can be reached.
    """

    addressee: str
    title: str
    asks: tuple[str, ...]
    content: Mapping[str, Any]
    contact: str


def blanks(situation: Situation, filling: Filling) -> dict[str, Any]:
    """Return every blank by its name; one that a template asks and that is not here stops the letter."""
    return {
        "gemeente": one_line(situation.municipality),
        "zaaknummer": situation.number,
        "ontvangen": day(situation.received),
        "aanvraag": situation.application,
        "in_dossier": situation.in_file,
        "termijnen": [
            {
                "wat": each.what,
                "dag": day(each.day),
                "merk": each.mark,
                "grondslag": each.basis,
                "uitleg": each.why,
            }
            for each in situation.deadlines
        ],
        "pogingen": [f"{day(each.day)}, {each.road}" for each in situation.tried],
        "naam": one_line(filling.addressee),
        "titel": one_line(filling.title),
        "vragen": [one_line(ask) for ask in filling.asks],
        "contact": one_line(filling.contact) or "Neem dan contact met ons op.",
        "ondertekening": f"Gemeente {one_line(situation.municipality)}",
    } | _of_the_step(filling.content, filling.asks)


def _of_the_step(content: Mapping[str, Any], asks: Sequence[str]) -> dict[str, Any]:
    """The fields of a step under the names that templates know, in the words that people read."""
    found: dict[str, Any] = {
        name: plain_text(str(content[field])) for field, name in _TEXTS.items() if content.get(field)
    }
    found |= {name: words.get(content[field], "") for field, name, words in _CHOSEN if content.get(field)}
    optional = dict.fromkeys(("tot_en_met", "weken", "uitkomst", "orgaan", "besluitnummer", "stap"), "")
    if content.get("until"):
        optional["tot_en_met"] = day(date.fromisoformat(str(content["until"])))
    if content.get("arrived"):
        found["aangekomen"] = day(date.fromisoformat(str(content["arrived"])))
    if content.get("outcome"):
        found["afloop"] = str(content["outcome"])
    if "upheld" in content:
        found["gelijk"] = content["upheld"] is True
    if content.get("weeks"):
        optional["weken"] = str(content["weeks"])
    step = content.get("next_step")
    if step:
        by = step.get("by")
        until = day(date.fromisoformat(str(by))) if by else ""
        found["stap"] = {"wat": plain_text(str(step["action"])), "uiterlijk": until}
    answers = [_answer(answer, asks) for answer in content.get("answers") or ()]
    ways = [str(each) for each in content.get("remedies") or ()]
    return optional | {"antwoorden": answers, "wegen": ways} | found


def _answer(answer: Mapping[str, Any], asks: Sequence[str]) -> dict[str, str]:
    number = int(answer["ask"])
    by = answer.get("by")
    return {
        "nummer": str(number),
        "vraag": one_line(asks[number - 1]) if 0 < number <= len(asks) else "",
        "standpunt": _POSITIONS[answer["position"]],
        "redenen": plain_text(str(answer["reasons"])),
        "orgaan": one_line(str(answer.get("organ") or "")),
        "uiterlijk": day(date.fromisoformat(str(by))) if by else "",
    }


_TEXTS = {
    "message": "bericht",
    "missing": "ontbreekt",
    "remedy": "alternatief",
    "authority": "instantie",
    "decision": "besluit",
    "reasons": "besluit",
    "organ": "orgaan",
    "decision_number": "besluitnummer",
    "file": "kenmerk",
    "ombudsman": "ombudsman",
    "court": "rechtbank",
}
_POSITIONS: dict[str, str] = {key.value: label for key, label in POSITION_LABELS.items()}
_GROUNDS: Mapping[str, str] = {
    key.value: label for labels in (REFUSAL_LABELS, NOT_TREATED_LABELS) for key, label in labels.items()
}
_OUTCOMES: Mapping[str, str] = {
    key.value: label
    for labels in (TAKEOVER_LABELS, POSITION_LABELS, COMPLAINT_LABELS, OBJECTION_LABELS)
    for key, label in labels.items()
}
_CHOSEN: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("ground", "grond", _GROUNDS),
    ("outcome", "uitkomst", _OUTCOMES),
    ("clock", "termijn_naam", CLOCK_LABELS),
)
