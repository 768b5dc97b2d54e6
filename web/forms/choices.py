"""What the choices of a form are called: the labels that the domain has for them."""

from enum import Enum
from typing import Any, get_args

from domain import grounds
from domain.kinds import KIND_LABELS
from domain.letters.kind import LETTER_LABELS
from domain.parties import PARTY_LABELS
from domain.reply.answer import ACTOR_LABELS, REMEDY_LABELS

_OWN = {
    "letter": "brief",
    "email": "e-mail",
    "form": "webformulier",
    "counter": "balie",
    "spoken": "mondeling",
}
"""By which road something came or went."""


def labels(choices: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - an enumeration or a literal
    """Return each choice with what it is called."""
    if isinstance(choices, type) and issubclass(choices, Enum):
        return tuple((str(each.value), _LABELS.get(each, str(each.value))) for each in choices)
    return tuple((str(each), str(each)) for each in get_args(choices))


_LABELS: dict[Any, str] = {
    key: label
    for known in (
        KIND_LABELS,
        LETTER_LABELS,
        PARTY_LABELS,
        ACTOR_LABELS,
        REMEDY_LABELS,
        *(value for name, value in vars(grounds).items() if name.endswith("_LABELS")),
    )
    for key, label in known.items()
}
