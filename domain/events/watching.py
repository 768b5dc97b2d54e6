"""Who follows a case, and that they do so no longer."""

from typing import Literal

from domain.events.happening import Happening
from domain.sealed import Person, Staff, Text


class CaseWatched(Happening):
    """A colleague follows the case, or somebody from outside; of the two one is there.

    `evidence` shows that who is from outside asked for it, `contact` how they want to hear.
    """

    topic: Literal["case.watched.v1"] = "case.watched.v1"
    staff: Staff | None
    person: Person | None
    contact: Text | None
    evidence: Text | None


class CaseUnwatched(Happening):
    """Who began to follow in the fact of version `watcher` does so no longer."""

    topic: Literal["case.unwatched.v1"] = "case.unwatched.v1"
    watcher: int
