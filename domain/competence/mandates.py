"""Who may decide in whose name: a municipality's mandates, as dated data."""

import tomllib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Annotated

from pydantic import Field, model_validator

from domain.competence.organs import Organ
from domain.roles import Role
from domain.value import Frozen


class Mandate(Frozen):
    """A mandate of an organ to people in a role, for named transitions, on certain days (Awb 10:3, 10:5).

    `until` is its last day; without it the mandate runs until it is withdrawn (Awb 10:8).
    """

    number: str
    organ: Organ
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    transitions: Annotated[frozenset[str], Field(min_length=1)]
    begin: date
    until: date | None = None
    source: str

    def covers(self, transition: str, role: Role, day: date) -> bool:
        """Whether somebody in that role may take that transition under it on that legal day."""
        begun = self.begin <= day and (self.until is None or day <= self.until)
        return begun and role in self.roles and transition in self.transitions


class MandateRegister(Frozen):
    """The mandates of one municipality, as they stand in a data file that is only ever added to."""

    version: str
    sha256: str
    municipality: str
    fictional: bool
    mandates: Annotated[tuple[Mandate, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _told_apart(self) -> "MandateRegister":
        """A number that means two things could not be cited in a decision."""
        numbers = [mandate.number for mandate in self.mandates]
        if len(set(numbers)) < len(numbers):
            raise ValueError("a mandate occurs twice under one number")
        if any(mandate.until is not None and mandate.until < mandate.begin for mandate in self.mandates):
            raise ValueError("a mandate ends before it begins")
        return self

    @classmethod
    def parse(cls, data: bytes) -> "MandateRegister":
        """Return the register in a TOML file. Raises `ValueError` where it does not fit the form."""
        return cls.model_validate(tomllib.loads(data.decode()) | {"sha256": sha256(data).hexdigest()})


class Mandates:
    """All registers of this installation; what is not in one, nobody was mandated to."""

    def __init__(self, registers: tuple[MandateRegister, ...] = ()) -> None:
        self._of: dict[str, tuple[Mandate, ...]] = {}
        for register in registers:
            self._of[register.municipality] = (*self._of.get(register.municipality, ()), *register.mandates)

    def all(self) -> Iterator[Mandate]:
        """Yield every mandate there is."""
        for mandates in self._of.values():
            yield from mandates

    def known(self, municipality: str, day: date) -> bool:
        """Whether a register says anything about that day: before its first mandate nobody can tell."""
        return any(mandate.begin <= day for mandate in self._of.get(municipality, ()))

    def covering(self, municipality: str, transition: str, role: Role, day: date) -> tuple[Mandate, ...]:
        """Return the mandates under which that role may take that transition then, in their order."""
        return tuple(
            mandate for mandate in self._of.get(municipality, ()) if mandate.covers(transition, role, day)
        )
