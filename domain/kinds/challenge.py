"""Residents take over a task of the municipality (Gemeentewet art. 150 lid 3)."""

from domain.kinds.track import Track
from domain.stages import Kind, Stage

TRACK = Track(
    kind=Kind.CHALLENGE,
    label="uitdaagrecht",
    asks="De initiatiefnemer wil een taak van de gemeente overnemen.",
    stages=(
        Stage.TAKEOVER_DECIDED,
        Stage.NEGOTIATION_FAILED,
        Stage.AGREEMENT_SIGNED,
        Stage.OPERATING,
        Stage.INITIATORS_STOPPED,
        Stage.TAKEOVER_ENDED,
        Stage.TAKEN_BACK,
    ),
    ends=frozenset({Stage.TAKEOVER_ENDED, Stage.TAKEN_BACK}),
)
