"""When a change of hands asks for a reason."""

from domain import law
from domain.decision import Refused
from domain.sealed import Text


def unreasoned(had_by: str | None, reason: Text | None, sentence: str) -> Refused | None:
    """Return a refusal where a case goes from one to another without a why; a first one needs none."""
    if had_by is None or reason is not None:
        return None
    return Refused(code="reason-missing", sentence=sentence, basis=str(law.CAREFUL_PREPARATION))
