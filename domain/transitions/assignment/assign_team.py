"""A case belongs to a team, so that it is clear who divides it."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision
from domain.dividing import unreasoned
from domain.events import TeamAssigned
from domain.roles import DIVIDING
from domain.sealed import Text
from domain.stages import FILES, OPEN
from domain.team import TeamName
from domain.transition import Transition


class AssignTeam(Command):
    """`reason` is why the case goes from one team to another; a first team needs none."""

    team: TeamName
    reason: Text | None = None


def decide(case: Case, command: AssignTeam, at: Circumstances) -> Decision:
    """Return the assignment, or nothing where that team has the case already.

    Who handles the case stays: a case that changed teams never lies on nobody's pile for that.
    """
    if case.team == command.team:
        return ()
    refused = not_theirs(case, at) or unreasoned(case.team, command.reason, _WHY)
    if refused is not None:
        return refused
    return (TeamAssigned(occurred=command.occurred, team=command.team, reason=command.reason),)


_WHY = "Deze zaak hoort al bij een team. Vermeld in het veld 'reason' waarom zij naar een ander team gaat."

TRANSITION = Transition(
    command=AssignTeam,
    decide=decide,
    label="Team toewijzen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DIVIDING,
    stages=OPEN | FILES,
    example={"occurred": "2026-02-03T09:00:00+01:00", "team": "wijkteam-noord"},
)
