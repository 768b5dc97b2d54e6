"""What no form of a step asks, and why: one list, so that nothing is left out by accident."""

from collections.abc import Mapping

from domain.catalogue import CATALOGUE
from domain.roles import Role

NOBODY_TAKES = frozenset(each.name for each in CATALOGUE if each.roles <= {Role.SYSTEM})
"""Steps that the engine takes itself."""

WITHOUT_FORM: Mapping[str, str] = {
    "prepare-letter": "it is made from a draft, with the template and the document of that draft",
} | dict.fromkeys(NOBODY_TAKES, "the engine takes it itself")
"""Steps that no form can take, by name."""

NOT_ASKED: Mapping[str, str] = {
    "receive-initiative.municipality": "it is the municipality whose pages these are",
}
"""Fields that are left to their default, by step and path."""
