"""What happens to a clock: every effect on a term is a fact of its own."""

from datetime import date
from typing import Annotated, Literal

from domain.events.happening import Happening
from domain.roles import Role
from domain.terms.basis import ExtensionBasis
from domain.terms.clock import ClockId, Manner, Term
from domain.value import ADDED


class TermStarted(Happening):
    """A clock starts; `cause` is the version of the fact that set it going."""

    topic: Literal["term.started.v1"] = "term.started.v1"
    clock: ClockId
    term: Term
    cause: int


class TermSuspended(Happening):
    topic: Literal["term.suspended.v1"] = "term.suspended.v1"
    clock: ClockId
    basis: str
    begin: date
    until: date
    cause: int


class TermResumed(Happening):
    """`on` is the day that runs again; `of` the fact that suspended it, by default the last that did."""

    topic: Literal["term.resumed.v1"] = "term.resumed.v1"
    clock: ClockId
    on: date
    cause: int
    of: Annotated[int | None, ADDED] = None


class TermExtended(Happening):
    """The end of a clock moved, to a day that was named or by so many weeks."""

    topic: Literal["term.extended.v1"] = "term.extended.v1"
    clock: ClockId
    basis: ExtensionBasis
    announced: date
    until: date | None
    weeks: int | None
    due: date
    cause: int


class TermUntouched(Happening):
    """What might have moved a clock and did not, with the reason as it was known then.

    What was tried stands in the other fields: a suspension from `begin` to `until`, or an extension
    `announced` on a day. The clock keeps it, because a date that is corrected later can change the reason.
    """

    topic: Literal["term.untouched.v1"] = "term.untouched.v1"
    clock: ClockId
    reason: str
    cause: int
    basis: Annotated[str | None, ADDED] = None
    begin: Annotated[date | None, ADDED] = None
    until: Annotated[date | None, ADDED] = None
    announced: Annotated[date | None, ADDED] = None
    weeks: Annotated[int | None, ADDED] = None


class TermInDefault(Happening):
    """A notice of default about a clock; `reason` is the code of why it has effect or not, as known then."""

    topic: Literal["term.in-default.v1"] = "term.in-default.v1"
    clock: ClockId
    received: date
    applies: bool
    reason: str
    cause: int


class TermEnded(Happening):
    topic: Literal["term.ended.v1"] = "term.ended.v1"
    clock: ClockId
    on: date
    manner: Manner
    cause: int


class TermReopened(Happening):
    """A clock runs again as if it had never ended: what ended it turned out not to. Its due date stays."""

    topic: Literal["term.reopened.v1"] = "term.reopened.v1"
    clock: ClockId
    cause: int


class TermUnextended(Happening):
    """What the fact of version `of` extended was not extended: the message never reached whom it was for."""

    topic: Literal["term.unextended.v1"] = "term.unextended.v1"
    clock: ClockId
    of: int
    cause: int


class TermAmended(Happening):
    """A corrected date reaches a clock; `pause` counts its suspensions from 0 in order of recording.

    `announced` is of the extension of that number, `received` of the notice of default of that number.
    """

    topic: Literal["term.amended.v1"] = "term.amended.v1"
    clock: ClockId
    start: date | None = None
    ended_on: date | None = None
    pause: int | None = None
    suspended_from: date | None = None
    resumed_on: date | None = None
    extension: Annotated[int | None, ADDED] = None
    announced: Annotated[date | None, ADDED] = None
    notice: Annotated[int | None, ADDED] = None
    received: Annotated[date | None, ADDED] = None
    cause: int


class TermReset(Happening):
    """Other rules reach a running clock: its last day was `former` and is `due`, as known then.

    `term` is how it is set from now on, where the regulation sets it anew; the day it is counted from
    stays.
    """

    topic: Literal["term.reset.v1"] = "term.reset.v1"
    clock: ClockId
    former: date
    due: date
    provisional: bool
    term: Term | None
    cause: int


class TermReminded(Happening):
    """The due date is near. What the due date was believed to be stands in the fact.

    `step` is which of the regulation's reminders it is, in days before the due date. Each who was
    told has a fact: the account that handles the case, whoever stands in for it, everybody in
    a role, or an account that follows the case. `recipient` is the reference of an account. Facts from
    before there were steps have none of these, and are written as they were.
    """

    topic: Literal["term.reminded.v1"] = "term.reminded.v1"
    clock: ClockId
    due: date
    step: Annotated[int | None, ADDED] = None
    to: Annotated[Literal["owner", "substitute", "role", "watcher"] | None, ADDED] = None
    recipient: Annotated[str | None, ADDED] = None
    role: Annotated[Role | None, ADDED] = None


class TermExpired(Happening):
    """The last day was over without an end, as known then. The verdict comes from the clock."""

    topic: Literal["term.expired.v1"] = "term.expired.v1"
    clock: ClockId
    due: date
    provisional: bool
