"""What sources in the tests judge their cases by."""

from domain.report import ReportedTerm
from domain.terms.clock import Regime
from domain.terms.length import Length, Unit

EIGHT_WEEKS = ReportedTerm(
    length=Length(number=8, unit=Unit.WEEKS),
    regime=Regime.STATUTORY,
    basis="Awb art. 4:13 lid 2",
    atw=True,
    application=True,
)
