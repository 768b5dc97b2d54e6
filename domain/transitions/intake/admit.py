"""The initiative is complete and may be judged on its merits."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import Admitted
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Stage
from domain.transition import Transition


class Admit(Command):
    """`reason` tells why it can be judged: who asks, what is asked, whose task it is."""

    reason: Text


def decide(case: Case, command: Admit, _: Circumstances) -> Decision:
    """Return the admission, or nothing where the case is being judged already."""
    if case.stage is Stage.ASSESSMENT:
        return ()
    return (Admitted(occurred=command.occurred, reason=command.reason),)


TRANSITION = Transition(
    command=Admit,
    decide=decide,
    label="In behandeling nemen",
    basis=(law.PARTICIPATION, law.CAREFUL_PREPARATION),
    roles=CASE_TEAM,
    stages=frozenset({Stage.TRIAGE, Stage.ASSESSMENT}),
    example={
        "occurred": "2026-02-23T09:00:00+01:00",
        "reason": "De aanvraag is compleet en gaat over een taak van de gemeente.",
    },
)
