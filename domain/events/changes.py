"""Other rules for a case, and a wrong fact mended."""

from datetime import date, datetime
from typing import Annotated, Literal

from domain.events.happening import Happening
from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.sealed import Text
from domain.signals import Signal
from domain.value import ADDED


class CaseSignalled(Happening):
    """A role was reminded that a case asks for somebody, and since when: an observation, no act.

    Each account that follows the case was told as well, by a fact of its own: `recipient` is its reference.
    """

    topic: Literal["case.signalled.v1"] = "case.signalled.v1"
    signal: Signal
    since: date
    role: Role
    recipient: Annotated[str | None, ADDED] = None


class RulesApplied(Happening):
    """From here on the case is judged by other rules, and `reason` says which cause there was.

    What they make of each running clock follows as a fact of its own. A clock that had ended is judged
    by `former` for ever.
    """

    topic: Literal["case.rules-applied.v1"] = "case.rules-applied.v1"
    former: RulesInForce
    rules: RulesInForce
    reason: Text


class CorrectionProposed(Happening):
    """The fact of version `fact` is said to have occurred at `corrected` instead."""

    topic: Literal["case.correction-proposed.v1"] = "case.correction-proposed.v1"
    fact: int
    recorded_as: datetime
    corrected: datetime
    reason: Text


class CorrectionConfirmed(Happening):
    topic: Literal["case.correction-confirmed.v1"] = "case.correction-confirmed.v1"
    proposal: int
    fact: int
    corrected: datetime
