"""Residents and municipality carry it out together, along a plan both have a say in."""

from domain.kinds.track import Track
from domain.stages import Kind, Stage

TRACK = Track(
    kind=Kind.CO_CREATION,
    label="co-creatie",
    asks="Initiatiefnemer en gemeente werken het samen uit en voeren het samen uit.",
    stages=(Stage.CO_CREATION, Stage.PLAN_FINAL, Stage.RESULT_DECIDED),
    ends=frozenset({Stage.RESULT_DECIDED}),
)
