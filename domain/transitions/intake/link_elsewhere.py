"""The case is known in another system as well: under which number, and where a document lies there."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.elsewhere import Link
from domain.events import LinkedElsewhere
from domain.moments import FileNumber
from domain.report import SourceName
from domain.roles import DESK, Role
from domain.stages import BEGUN
from domain.transition import Transition

_MOST = 50


class LinkElsewhere(Command):
    """`system` is how that system is called here, `number` the number of the case or document in it."""

    system: SourceName
    number: FileNumber
    link: Link | None = None


def decide(case: Case, command: LinkElsewhere, at: Circumstances) -> Decision:
    """Return the tie, so that nobody has to type over what is there; nothing where it was told already."""
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    if any(
        (each.system, each.number) == (command.system, command.number) and command.link in {None, each.link}
        for each in case.elsewhere
    ):
        return ()
    if len(case.elsewhere) >= _MOST:
        return Refused(
            code="too-many-links",
            sentence=f"Bij een zaak passen hoogstens {_MOST} verwijzingen naar andere systemen.",
        )
    linked = LinkedElsewhere(
        occurred=command.occurred, system=command.system, number=command.number, link=command.link
    )
    return (linked,)


TRANSITION = Transition(
    command=LinkElsewhere,
    decide=decide,
    label="Verwijzen naar ander systeem",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK | {Role.COUNCIL_REGISTRAR, Role.COLLEGE_SECRETARY, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T11:00:00+01:00",
        "system": "zaaksysteem",
        "number": "Z-2026-0123",
        "link": "https://zaken.lindewaard.example/stukken/0123",
    },
)
