"""Another case that a command names: by its id or its number, read from the ledger by whoever decides."""

from typing import Annotated

from pydantic import StringConstraints

from domain import law
from domain.case import Case, OtherCase
from domain.decision import Refused

CaseName = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32}|[A-Z]{1,8}-[0-9]{4}-[0-9]{5,9})$")]
"""The id or the number of a case; no name fits in it."""


def tied(case: Case, name: str, other: OtherCase | None) -> OtherCase | Refused:
    """Return the other case, or why this one cannot be tied to it.

    The file of a complaint is tied to nothing: whom it is about would read of it in their own case.
    """
    if other is None or other.case.municipality != case.municipality:
        return Refused(
            code="unknown-other-case",
            sentence=f"De andere zaak ({name}) bestaat niet. Controleer het kenmerk.",
        )
    if other.case.id == case.id:
        return Refused(code="same-case", sentence="Dit is de zaak zelf. Noem het kenmerk van de andere zaak.")
    if other.case.about_complaint:
        return Refused(
            code="file-closed",
            sentence=f"Zaak {name} is het dossier van een klacht. Dat staat op zichzelf, en geen andere zaak"
            " noemt het.",
            basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
        )
    return other
