"""What the work list answers."""

from datetime import date

from domain.stages import Kind, Stage
from domain.terms.clock import Standing
from domain.value import Frozen


class WorklistRow(Frozen):
    """One open case. `owner` is the account that has it, or none: nobody has it.

    The `next_` fields, `provisional`, `proposal` and `standing` are of the running clock that
    is due first; a case in which none runs has none. `place` is where the next page goes on.
    """

    case: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    team: str | None
    owner: str | None
    municipality: str
    version: int
    next_clock: str | None
    next_due: date | None
    provisional: bool
    proposal: bool
    standing: Standing | None
    place: str


class TeamRow(Frozen):
    """How many open cases a team has, how many of them nobody, and the first due day; or those of no team."""

    team: str | None
    cases: int
    nobodys: int
    next_due: date | None
