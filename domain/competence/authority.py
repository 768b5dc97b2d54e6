"""In whose name something was decided: it stands with the decision, to be judged by a court."""

from typing import Literal

from domain.competence.organs import Organ
from domain.sealed import Text
from domain.value import Frozen


class Authority(Frozen):
    """The organ, and on what the person who signed could decide for it.

    `own`: the organ itself decided, under `decision_number`. `mandate`: under the mandate of that
    number (Awb 10:3). `deviation`: without a mandate, for a reason that is kept. `unchecked`: no register
    of mandates is known for that municipality and day, so that nobody could tell.
    """

    basis: Literal["own", "mandate", "deviation", "unchecked"]
    organ: Organ | None = None
    mandate: str | None = None
    decision_number: str | None = None
    reason: Text | None = None
