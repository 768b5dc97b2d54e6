"""An attempt that was refused: who tried what on which case, and the code of the refusal."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, StringConstraints

from domain.roles import Role
from domain.value import Frozen

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=100)]
"""A stable name: too narrow for a sentence or a person's name with its capitals and spaces."""


class Attempt(Frozen):
    """What is kept of a refusal. `by` is a reference; nothing that was typed is in it.

    `case` is none where a case was refused before it began.
    """

    topic: Literal["attempt.refused.v1"] = "attempt.refused.v1"
    by: str
    role: Role
    recorded: AwareDatetime
    transition: Code
    code: Code
    case: str | None


class StoredAttempt(Frozen):
    """An attempt with its position in the ledger and its moment there."""

    attempt: Attempt
    position: int
    committed_at: datetime
