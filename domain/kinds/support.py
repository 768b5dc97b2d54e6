"""Residents carry it out themselves and ask the municipality's support."""

from domain.kinds.track import Track
from domain.stages import Kind, Stage

TRACK = Track(
    kind=Kind.SUPPORT,
    label="ondersteuning",
    asks="De initiatiefnemer voert zelf uit en vraagt de gemeente om hulp.",
    stages=(Stage.SUPPORT_AGREED, Stage.SUPPORT_DELIVERED),
    ends=frozenset({Stage.SUPPORT_DELIVERED}),
)
