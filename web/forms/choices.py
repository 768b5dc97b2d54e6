"""What the choices of a form are called: the labels that the domain has for them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, get_args

from domain.events.happening import Channel
from domain.grounds import (
    COMPLAINT_LABELS,
    FILE_LABELS,
    NOT_TREATED_LABELS,
    OBJECTION_LABELS,
    POSITION_LABELS,
    REFUSAL_LABELS,
    REOPENING_LABELS,
    TAKEOVER_LABELS,
)
from domain.kinds import KIND_LABELS
from domain.letters.kind import LETTER_LABELS
from domain.parties import PARTY_LABELS
from domain.reply.answer import ACTOR_LABELS, REMEDY_LABELS
from domain.reply.conditions import CONDITION_LABELS

CHANNEL_LABELS = {
    Channel.LETTER: "brief",
    Channel.EMAIL: "e-mail",
    Channel.FORM: "webformulier",
    Channel.COUNTER: "balie",
    Channel.SPOKEN: "mondeling",
}
"""By which road something came or went."""

_ALL: tuple[Mapping[Any, str], ...] = (
    CHANNEL_LABELS,
    COMPLAINT_LABELS,
    CONDITION_LABELS,
    FILE_LABELS,
    NOT_TREATED_LABELS,
    OBJECTION_LABELS,
    POSITION_LABELS,
    REFUSAL_LABELS,
    REOPENING_LABELS,
    TAKEOVER_LABELS,
    KIND_LABELS,
    LETTER_LABELS,
    PARTY_LABELS,
    ACTOR_LABELS,
    REMEDY_LABELS,
)
_LABELS = {type(next(iter(known))): known for known in _ALL}


def labels(choices: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - an enumeration or a literal
    """Return each choice with what it is called. Raises `KeyError` where the domain has no word for it."""
    if isinstance(choices, type) and issubclass(choices, Enum):
        known = _LABELS[choices]
        return tuple((str(each.value), known[each]) for each in choices)
    return tuple((str(each), str(each)) for each in get_args(choices))
