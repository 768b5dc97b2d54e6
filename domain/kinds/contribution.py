"""Residents bring in what they know, and hear what was done with it."""

from domain.kinds.track import Track
from domain.stages import Kind, Stage

TRACK = Track(
    kind=Kind.CONTRIBUTION,
    label="inbreng",
    asks="De initiatiefnemer brengt kennis of ervaring in en hoort wat ermee is gedaan.",
    stages=(Stage.CONTRIBUTION_USED,),
    ends=frozenset({Stage.CONTRIBUTION_USED}),
)
