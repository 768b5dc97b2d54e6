"""Who follows a case without a part in it: a colleague by account, or somebody from outside who asked to."""

from domain.sealed import Text
from domain.value import Frozen

MOST_WATCHERS = 50
"""How many a case has at a time: each colleague among them gets a reminder of each step, as a fact."""


class Watcher(Frozen):
    """One who follows a case, by reference. `number` is the version of the fact that tells of it.

    Following gives no right: not to see the case, and not to act in it. `contact` is how somebody from
    outside wants to hear.
    """

    number: int
    ref: str
    outside: bool = False
    contact: Text | None = None
