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
    PublicationView,
)
from domain.kinds import KIND_LABELS
from domain.letters.kind import LETTER_LABELS
from domain.parties import PARTY_LABELS
from domain.reply.answer import ACTOR_LABELS, REMEDY_LABELS
from domain.reply.conditions import CONDITION_LABELS
from domain.terms.basis import ARTICLES, ExtensionBasis, StandstillBasis
from domain.terms.basis import LABELS as BASIS_LABELS
from domain.terms.labels import REGIME_LABELS
from domain.terms.length import Unit
from domain.terms.names import CLOCK_LABELS

CHANNEL_LABELS = {
    Channel.LETTER: "brief",
    Channel.EMAIL: "e-mail",
    Channel.FORM: "webformulier",
    Channel.COUNTER: "balie",
    Channel.SPOKEN: "mondeling",
}
"""By which road something came or went."""

UNIT_LABELS = {Unit.DAYS: "dagen", Unit.WEEKS: "weken", Unit.MONTHS: "maanden", Unit.YEARS: "jaren"}

VIEW_LABELS = {
    PublicationView.AGREES: "stemt in",
    PublicationView.OTHERWISE: "wil het anders",
    PublicationView.OBJECTS: "wil het niet",
}

LITERAL_LABELS = {
    "informeren": "informeren",
    "raadplegen": "raadplegen",
    "adviseren": "adviseren",
    "coproduceren": "coproduceren",
    "meebeslissen": "meebeslissen",
    "sent": "hij is verzonden, op dat moment",
    "again": "hij is niet verzonden: stuur hem alsnog",
    "withheld": "hij wordt niet verzonden",
}
"""Choices that the domain writes out as words."""


def _based(basis: type[Enum]) -> Mapping[Any, str]:
    """Articles, each with what it is about: the same article has one name in two lists."""
    articles = {str(each): article for each, article in ARTICLES.items()}
    cited = {each: str(articles[str(each.value)]) for each in basis}
    return {each: f"{BASIS_LABELS[article]} ({article})" for each, article in cited.items()}


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
    REGIME_LABELS,
    UNIT_LABELS,
    VIEW_LABELS,
    _based(ExtensionBasis),
    _based(StandstillBasis),
)
_LABELS = {type(next(iter(known))): known for known in _ALL}


def labels(choices: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - an enumeration or a literal
    """Return each choice with what it is called. Raises `KeyError` where the domain has no word for it."""
    if isinstance(choices, type) and issubclass(choices, Enum):
        known = _LABELS[choices]
        return tuple((str(each.value), known[each]) for each in choices)
    return tuple((each, LITERAL_LABELS[each]) for each in get_args(choices))


NAMED: Mapping[str, tuple[tuple[str, str], ...]] = {"clock": tuple(CLOCK_LABELS.items())}
"""Fields that take a name of which there is a list, though their command takes any."""
