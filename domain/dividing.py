"""Who divides which cases, and when a change of hands asks for a reason."""

from domain import law
from domain.case import Case
from domain.decision import Circumstances, Refused
from domain.roles import Role
from domain.sealed import Text


def not_theirs(case: Case, at: Circumstances) -> Refused | None:
    """Return why this case is not the actor's to divide: whoever handles complaints divides nothing else."""
    if case.about_complaint or at.actor.role is not Role.COMPLAINTS_OFFICER:
        return None
    return Refused(
        code="file-not-yours",
        sentence="De klachtbehandelaar verdeelt de dossiers van klachten, en geen andere zaken.",
    )


def unreasoned(had_by: str | None, reason: Text | None, sentence: str) -> Refused | None:
    """Return a refusal where a case goes from one to another without a why; a first one needs none."""
    if had_by is None or reason is not None:
        return None
    return Refused(code="reason-missing", sentence=sentence, basis=str(law.CAREFUL_PREPARATION))
