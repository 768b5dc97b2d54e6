"""The municipality tells what it did with a contribution."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import ContributionUsed
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.transition import Transition


class AccountForContribution(Command):
    """`account` tells what was used, where, and what was not and why."""

    account: Text


def decide(_case: Case, command: AccountForContribution, _: Circumstances) -> Decision:
    """Return the account: a contribution that vanished is why residents dropped out."""
    happened = ContributionUsed(
        occurred=command.occurred,
        account=command.account,
    )
    return (happened,)


TRANSITION = Transition(
    command=AccountForContribution,
    decide=decide,
    label="Verantwoorden wat met de inbreng is gedaan",
    basis=(law.PARTICIPATION,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.RESPONDED}),
    kinds=frozenset({Kind.CONTRIBUTION}),
    example={
        "occurred": "2026-04-02T10:00:00+02:00",
        "account": "Uw voorstel voor de fietsroute staat in het ontwerp, op bladzijde 12.",
    },
)
