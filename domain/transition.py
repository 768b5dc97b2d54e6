"""A transition: a command, its rule, and everything that the faces and the documentation derive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from domain.case import Case
from domain.command import Command, name_of
from domain.competence.organs import Organ
from domain.decision import Circumstances, Decision
from domain.law import Article
from domain.roles import Role
from domain.stages import ALL_KINDS, Kind, Stage

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Transition(Generic[C]):
    """One thing that may happen to a case.

    `label` is the Dutch of its button, `basis` the law that its page prints, `example` a
    valid command as a face hands it in. `kinds` is all kinds (and none yet) unless the
    transition belongs to a track. What `decides` does so in the name of an organ, and asks a
    mandate; `organ` is the only one that can, where the law names one.
    """

    command: type[C]
    decide: Callable[[Case, C, Circumstances], Decision]
    label: str
    basis: tuple[Article, ...]
    roles: frozenset[Role]
    stages: frozenset[Stage]
    example: Mapping[str, Any]
    kinds: frozenset[Kind] = field(default=ALL_KINDS)
    decides: bool = False
    organ: Organ | None = None

    @property
    def name(self) -> str:
        """Its name in the URL, the terminal and the store."""
        return name_of(self.command)

    @property
    def legal_basis(self) -> str:
        """The articles, as one line for people."""
        return ", ".join(str(article) for article in self.basis)
