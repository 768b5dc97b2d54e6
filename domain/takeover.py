"""A task of the municipality that an agreement gives to residents: somebody always carries it out."""

from domain import law
from domain.case import Case
from domain.decision import Refused
from domain.stages import Stage

UNDER_AGREEMENT = frozenset({Stage.AGREEMENT_SIGNED, Stage.OPERATING, Stage.INITIATORS_STOPPED})
"""Where an agreement binds the initiators to the task, whether they still carry it out or not."""


def under_agreement(case: Case) -> bool:
    """Whether the task is the initiators' by agreement, also while an undone answer interrupts that."""
    return case.stage in UNDER_AGREEMENT or case.interrupted in UNDER_AGREEMENT


def task_abandoned(before: Case, after: Case) -> bool:
    """Whether a decision would let go of a task that nobody has taken back yet.

    It closes the case, or makes another kind of it, in which no step is left that takes a task back.
    """
    return under_agreement(before) and (after.closed or after.kind is not before.kind)


TASK_UNDER_AGREEMENT = Refused(
    code="task-under-agreement",
    sentence="Over deze taak loopt een overeenkomst. Neem de taak eerst terug met 'take-back', of beëindig de"
    " overname met 'end-takeover', en vermeld daarbij hoe de taak doorgaat.",
    basis=f"{law.RIGHT_TO_CHALLENGE}, {law.CAREFUL_PREPARATION}",
)
