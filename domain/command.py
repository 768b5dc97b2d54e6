"""What somebody wants to happen: the shape every command shares."""

import re

from domain.moments import Identifier, Moment
from domain.sealed import Reason
from domain.value import Frozen


class Command(Frozen):
    """A wish that may be refused. `occurred` is when it took effect in law, not when it was typed."""

    occurred: Moment


class DecidingCommand(Command):
    """What somebody decides in the name of an organ of the municipality (Awb art. 10:3, 10:10).

    `organ` is raad, college or burgemeester, where the mandate or the role does not settle it;
    `decision_number` the number under which it was decided; `deviation` why somebody decides without a
    mandate: allowed, and kept with the decision.
    """

    organ: Identifier | None = None
    decision_number: Identifier | None = None
    deviation: Reason | None = None


def name_of(command: type[Command]) -> str:
    """Return the name under which a command is called everywhere: its class name in kebab-case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()
