"""What must be done, soonest term first."""

from domain.rulebook import Rules
from domain.terms.clock import Clock
from domain.terms.due import Due, due
from domain.terms.effects import COMPLETION
from projections.followed import Followed
from projections.model import ReadModel
from projections.table import Row, Table

TABLE = Table(
    name="worklist",
    key=1,
    columns={
        "case": "text",
        "open": "bool",
        "number": "text",
        "municipality": "text",
        "kind": "text",
        "stage": "text",
        "handler": "text",
        "title": "text",
        "known_as": "text",
        "opened": "int",
        "version": "int",
        "next_clock": "text",
        "next_due": "day",
        "provisional": "bool",
        "proposal": "bool",
        "clock": "json",
        "rules": "json",
        "state": "json",
    },
    indexes=(("open", "next_due"),),
)


def row(after: Followed, rules: Rules) -> Row:
    """Return the line of one case; closed cases keep theirs, out of sight, to go on from."""
    case = after.case
    clock, by = next_clock(after, rules) or (None, None)
    return (
        case.id,
        not case.closed,
        after.number,
        case.municipality,
        case.kind,
        case.stage,
        case.handler,
        after.title,
        after.known_as,
        after.opened,
        case.version,
        None if clock is None else clock.id.name,
        None if by is None else by.day,
        False if by is None else by.provisional,
        False if clock is None else clock.term.proposal,
        None if clock is None else clock.model_dump(mode="json"),
        rules.in_force.model_dump(mode="json"),
    )


def next_clock(after: Followed, rules: Rules) -> tuple[Clock, Due] | None:
    """Return the running clock that is due first, with its due day.

    The initiator's own clock, to complete, counts only where no other runs: the list is of
    what the municipality must do.
    """
    running = [(clock, due(clock, rules.calendar)) for clock in after.case.clocks if clock.ending is None]
    return min(
        running, key=lambda each: (each[0].id.name == COMPLETION, each[1].day, str(each[0].id)), default=None
    )


WORKLIST = ReadModel(name="worklist", cases=TABLE, of_case=row)
