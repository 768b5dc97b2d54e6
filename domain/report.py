"""What another system says of a case: milestones with their moments, and under which term to judge them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, StringConstraints

from domain.sealed import Staff
from domain.stages import Kind
from domain.terms.clock import Regime
from domain.terms.length import Length
from domain.value import Frozen

SourceName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
"""How a source is called here: the same name again is the same source."""

SourceCase = Annotated[
    str, StringConstraints(pattern=r"^[!-~À-ÖØ-öø-ÿ](?:[ -~À-ÖØ-öø-ÿ]{0,98}[!-~À-ÖØ-öø-ÿ])?$")
]
"""A case number as it stands elsewhere, of at most a hundred characters."""


class Milestone(StrEnum):
    """What a source may report of a case, in the order in which it is recorded."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    CLOSED = "closed"


class Told(Frozen):
    """When a milestone was, which file was believed, and what the other said where they disagree."""

    occurred: AwareDatetime
    told_in: Literal["events", "cases"]
    otherwise: AwareDatetime | None = None
    account: Staff | None = None


class ReportedTerm(Frozen):
    """The term for a response under which the cases of a source are judged."""

    length: Length
    regime: Regime
    basis: str
    atw: bool
    application: bool


class Report(Frozen):
    """Everything that one source says of one case."""

    municipality: str
    source: str
    source_case: str
    kind: Kind
    term: ReportedTerm
    received: Told
    acknowledged: Told | None = None
    responded: Told | None = None
    closed: Told | None = None
