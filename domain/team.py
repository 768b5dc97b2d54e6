"""What a team is called: a short name of the municipality's own, never that of a person."""

from typing import Annotated

from pydantic import StringConstraints

TeamName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+){0,5}$", max_length=40)]
"""The same name again is the same team. Which teams there are is kept nowhere: it changes too often."""
