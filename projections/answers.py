"""What the read models answer, row by row: the JSON of terminal and web is made of these."""

from datetime import date

from pydantic import AwareDatetime

from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.stages import Kind, Stage
from domain.terms.clock import Manner, Regime
from domain.terms.due import Standing
from domain.value import Frozen

ERASED = "(gewist)"
"""What stands where a name or text was erased."""

NOBODY = "niemand"
"""What faces show where a case has no owner."""


class WorklistRow(Frozen):
    """One open case. `owner` is the account that has it, or none: nobody has it yet.

    The `next_` fields, `provisional`, `proposal` and `standing` are of the running clock that
    is due first; a case in which none runs has none.
    """

    case: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    owner: str | None
    municipality: str
    version: int
    next_clock: str | None
    next_due: date | None
    provisional: bool
    proposal: bool
    standing: Standing | None


class ClockRow(Frozen):
    """One clock. `started_by` and `ended_by` are versions of facts: lines of the story."""

    name: str
    initiator: int
    ordinal: int
    regime: Regime
    basis: str
    start: date
    due: date
    original_due: date
    suspended_days: int
    provisional: bool
    proposal: bool
    state: Standing
    started_by: int
    ended_on: date | None
    manner: Manner | None
    ended_by: int | None


class RegisterRow(ClockRow):
    """One clock with its case, and the topic of the event that ended it."""

    case: str
    number: str | None
    municipality: str
    ended_by_topic: str | None


class StoryLine(Frozen):
    """One fact of a case. All moments are in UTC; the sentence tells them in Dutch time.

    `by` is an account; for the initiator and for the system itself the role.
    """

    version: int
    topic: str
    occurred: AwareDatetime
    recorded: AwareDatetime
    committed_at: AwareDatetime
    by: str
    role: Role
    text: str


class CaseFile(Frozen):
    """One case: where it stands, its clocks and its story. `outcome` is none while it is open."""

    id: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    outcome: str | None
    version: int
    handler: str | None
    municipality: str
    rules: RulesInForce
    clocks: tuple[ClockRow, ...]
    story: tuple[StoryLine, ...]
