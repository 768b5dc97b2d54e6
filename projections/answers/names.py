"""What stands where a name or a text is shown, also where there is none or it was erased."""

from collections.abc import Mapping
from typing import Any

from domain.elsewhere import Link
from domain.roles import Role
from domain.sealed import Text

ERASED = "(gewist)"
"""What stands where a name or text was erased."""

NAMELESS = "(zonder titel)"
"""What stands where a case has neither a title nor a number elsewhere."""

UNNAMED = frozenset({Role.INITIATOR, Role.SYSTEM})
"""Those who stand in the story by their role: the initiator is nobody's to look up, the engine is nobody."""


def named(plain: Mapping[str, str], ref: str | None) -> str | None:
    """Return the name under a reference, or that it was erased; of no reference none."""
    return None if ref is None else plain.get(ref, ERASED)


def title(plain: Mapping[str, str], row: Mapping[str, Any]) -> str:
    """Return what a case is called: its title, or the number it has in the system it came from."""
    return named(plain, row["title"]) or row["known_as"] or NAMELESS


def opened(plain: Mapping[str, str], text: Text | Link | None) -> str | None:
    """Return the text under a reference, or that it was erased; where there is none, none."""
    return None if text is None else plain.get(text.ref, ERASED)
