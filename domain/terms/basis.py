"""On what a suspension or an extension can rest: articles, by the names under which they are asked for."""

from datetime import date, timedelta
from enum import StrEnum

from domain import law


class SuspensionBasis(StrEnum):
    """Why a term to decide stands still (Awb art. 4:15)."""

    COMPLETION = "awb-4:15-1-a"
    ABROAD = "awb-4:15-1-b"
    CONSENT = "awb-4:15-2-a"
    APPLICANT = "awb-4:15-2-b"
    FORCE_MAJEURE = "awb-4:15-2-c"


class StandstillBasis(StrEnum):
    """Why a term stands still, where no request to complete the application is the reason."""

    ABROAD = "awb-4:15-1-b"
    CONSENT = "awb-4:15-2-a"
    APPLICANT = "awb-4:15-2-b"
    FORCE_MAJEURE = "awb-4:15-2-c"
    OBJECTION_COMPLETED = "awb-7:10-2"


class ExtensionBasis(StrEnum):
    """Why a term ends later than it was set (Awb art. 4:14, 7:10 and 9:11)."""

    TOLD_OF_DELAY = "awb-4:14-1"
    REASONABLE_TERM = "awb-4:14-3"
    COMPLAINT_ADJOURNED = "awb-9:11-2"
    COMPLAINANT_AGREED = "awb-9:11-3"
    OBJECTION_ADJOURNED = "awb-7:10-3"
    OBJECTOR_AGREED = "awb-7:10-4"


ARTICLES: dict[StrEnum, law.Article] = {
    SuspensionBasis.COMPLETION: law.COMPLETION_SUSPENDS,
    SuspensionBasis.ABROAD: law.INFORMATION_FROM_ABROAD,
    SuspensionBasis.CONSENT: law.CONSENT_TO_DELAY,
    SuspensionBasis.APPLICANT: law.DELAY_OF_THE_APPLICANT,
    SuspensionBasis.FORCE_MAJEURE: law.FORCE_MAJEURE,
    StandstillBasis.OBJECTION_COMPLETED: law.OBJECTION_COMPLETED,
    ExtensionBasis.TOLD_OF_DELAY: law.TOLD_OF_DELAY,
    ExtensionBasis.REASONABLE_TERM: law.REASONABLE_TERM_NAMED,
    ExtensionBasis.COMPLAINT_ADJOURNED: law.COMPLAINT_ADJOURNED,
    ExtensionBasis.COMPLAINANT_AGREED: law.COMPLAINANT_AGREED,
    ExtensionBasis.OBJECTION_ADJOURNED: law.OBJECTION_ADJOURNED,
    ExtensionBasis.OBJECTOR_AGREED: law.OBJECTOR_AGREED,
}

_FROM_THE_DAY = frozenset({str(law.CONSENT_TO_DELAY)})
_FROM_THE_DAY_AFTER = frozenset({str(law.INFORMATION_FROM_ABROAD), str(law.OBJECTION_COMPLETED)})


def works_from(article: str, day: date) -> date | None:
    """Return the first day on which a standstill can hold by what was done on that day, by its citation.

    Consent gives time from the day it is given: nobody agrees to what is past. Where the municipality asks
    abroad, or has a defect in an objection mended, it is the day after the message about it (Awb 4:15 lid 1
    onder b and 7:10 lid 2: "gerekend vanaf de dag na"). None for what holds by itself, whenever that is
    written down: force majeure, and delay that is the applicant's.
    """
    if article in _FROM_THE_DAY_AFTER:
        return day + timedelta(days=1)
    return day if article in _FROM_THE_DAY else None


LABELS = {
    str(law.COMPLETION_SUSPENDS): "verzoek om aanvulling",
    str(law.INFORMATION_FROM_ABROAD): "wachten op informatie van een buitenlandse instantie",
    str(law.CONSENT_TO_DELAY): "uitstel waarmee de aanvrager schriftelijk instemde",
    str(law.DELAY_OF_THE_APPLICANT): "vertraging die aan de aanvrager is toe te rekenen",
    str(law.FORCE_MAJEURE): "overmacht",
    str(law.OBJECTION_COMPLETED): "herstel van een verzuim in het bezwaar",
    str(law.TOLD_OF_DELAY): "mededeling dat het later wordt",
    str(law.REASONABLE_TERM_NAMED): "mededeling met een redelijke termijn",
    str(law.COMPLAINT_ADJOURNED): "verdaging van de klacht",
    str(law.COMPLAINANT_AGREED): "uitstel waarmee de klager schriftelijk instemde",
    str(law.OBJECTION_ADJOURNED): "verdaging van het bezwaar",
    str(law.OBJECTOR_AGREED): "uitstel waarmee de indiener van het bezwaar instemde",
}
"""What each is called in Dutch, by its citation."""
