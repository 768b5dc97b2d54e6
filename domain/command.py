"""What somebody wants to happen: the shape every command shares."""

import re

from domain.moments import Moment
from domain.value import Frozen


class Command(Frozen):
    """A wish that may be refused. `occurred` is when it took effect in law, not when it was typed."""

    occurred: Moment


def name_of(command: type[Command]) -> str:
    """Return the name under which a command is called everywhere: its class name in kebab-case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()
