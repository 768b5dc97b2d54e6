"""The steps in a case for somebody who looks at it: what can be done now, what cannot, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.case import Case, LinkedFile
from domain.catalogue import CATALOGUE
from domain.gate import barred
from domain.occasion import without_occasion
from domain.roles import Role
from domain.stages import Stage
from domain.transition import Transition
from web.forms.left_out import WITHOUT_FORM

CHAPTERS = {
    "response": "Antwoorden",
    "intake": "Ontvangen en beoordelen",
    "assignment": "Verdelen",
    "letters": "Brieven",
    "terms": "Termijnen",
    "parties": "Wie meedoen",
    "watching": "Volgen",
    "documents": "Documenten",
    "course": "De loop van de zaak",
    "support": "Ondersteuning",
    "co_creation": "Co-creatie",
    "challenge": "Uitdaagrecht",
    "contribution": "Inbreng",
    "disputes": "Klacht, bezwaar en ombudsman",
    "publication": "Openbaar maken",
    "correction": "Een fout verbeteren",
    "closing": "Sluiten en heropenen",
}
"""What the folders of `domain/transitions` are for, in the order in which a handler needs them."""

_NOT_IN_A_CASE = frozenset({Stage.NEW})
_ENGINE = frozenset({Role.SYSTEM})


@dataclass(frozen=True)
class Barred:
    """A step that cannot be taken now, with the sentence of the gate, or of what there is no occasion for."""

    step: Transition[Any]
    why: str
    basis: str | None
    others: bool


@dataclass(frozen=True)
class Chapter:
    """Steps that are for one thing."""

    label: str
    steps: Sequence[Transition[Any]]


def possible(found: dict[str, Any], role: Role) -> list[Transition[Any]]:
    """Return the steps that the gate opens to this role as the case stands, in the order of a case's life.

    What else a step asks, its rule says when it is taken.
    """
    gate = _seen_by_the_gate(found)
    return [each for each in CATALOGUE if each.name not in WITHOUT_FORM and barred(each, gate, role) is None]


def offered(found: dict[str, Any], case: Case, role: Role) -> list[Transition[Any]]:
    """Return the steps that somebody is shown: those that are possible, and about something in the case."""
    return [each for each in possible(found, role) if without_occasion(each.name, case) is None]


def chapters(steps: Sequence[Transition[Any]]) -> list[Chapter]:
    """Return the steps by what they are for."""
    named = {_folder(each) for each in steps}
    return [
        Chapter(label, [each for each in steps if _folder(each) == folder])
        for folder, label in CHAPTERS.items()
        if folder in named
    ]


def closed(case: Case, role: Role) -> list[Barred]:
    """Return the steps that cannot be taken now, those of other roles last.

    What begins a case, and what only the engine does, is nobody's step in a case.
    """
    theirs = (each for each in CATALOGUE if each.stages != _NOT_IN_A_CASE and each.roles != _ENGINE)
    refused = (found for each in theirs if (found := _barred(each, case, role)) is not None)
    return sorted(refused, key=lambda each: each.others)


def _barred(transition: Transition[Any], case: Case, role: Role) -> Barred | None:
    refused = barred(transition, case, role)
    if refused is not None:
        return Barred(transition, refused.sentence, refused.basis, refused.code == "wrong-role")
    nothing = without_occasion(transition.name, case)
    return None if nothing is None else Barred(transition, nothing, None, others=False)


def _folder(transition: Transition[Any]) -> str:
    return transition.command.__module__.rsplit(".", 2)[-2]


def _seen_by_the_gate(found: dict[str, Any]) -> Case:
    """As much of the case as the gate looks at before there is a command."""
    about = found["about"]
    return Case(
        id=found["id"],
        stage=Stage(found["stage"]),
        kind=found["kind"],
        file=None if about is None else LinkedFile.model_validate(about),
    )
