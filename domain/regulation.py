"""A municipality's regulation: dated data, each value with its source."""

import tomllib
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from domain.roles import Role
from domain.signals import Signal
from domain.stages import Kind
from domain.terms.clock import Regime, Term
from domain.terms.length import Length, Unit
from domain.terms.readings import Readings, chosen
from domain.value import Frozen

_LONGEST_AHEAD = 365

DaysAhead = Annotated[int, Field(strict=True, ge=0, le=_LONGEST_AHEAD)]
"""Days before a due day; 0 is that day itself."""


class Adoption(StrEnum):
    """Whether somebody with the power to do so adopted a value."""

    ADOPTED = "vastgesteld"
    PROPOSAL = "voorstel"


class Begin(StrEnum):
    """What sets a term of the regulation going."""

    RECEIPT = "receipt"
    TAKEOVER_DECIDED = "takeover-decided"
    OPERATION = "operation"
    NEGOTIATION_FAILED = "negotiation-failed"
    INITIATORS_STOPPED = "initiators-stopped"


class TermRule(Frozen):
    """One term that the regulation or the law sets, as it stands in the data file.

    Without `kinds` and `application_only` it starts at receipt in every case; with `kinds`
    when such a kind is assigned, yet counted from receipt; with `application_only` in cases
    recorded as an application in the sense of Awb 1:3 lid 3. What `begins` with a later step
    is counted from that.
    """

    clock: str
    regime: Regime
    length: Length
    basis: str
    source: str
    standing: Adoption
    atw: bool = False
    application_only: bool = False
    kinds: frozenset[Kind] = frozenset()
    begins: Begin = Begin.RECEIPT

    def starting(self, start: date) -> Term:
        """Return the term as it runs from that day.

        The Algemene termijnenwet covers terms in an act or amvb by its own force (Atw art. 1
        and 5) and any other only where the regulation declares it.
        """
        return Term(
            regime=self.regime,
            basis=self.basis,
            start=start,
            length=self.length,
            atw=self.atw or self.regime is Regime.STATUTORY,
            awb_application=self.application_only,
            proposal=self.standing is Adoption.PROPOSAL,
        )


class Regulation(Frozen):
    """What one municipality holds to from one day on.

    Staff are reminded of a clock at each of `reminder_steps`, days before its due day. Who handles
    the case is told, and `reminder_role` where nobody does; from `escalation_from` days on, both are.
    `signalled_after` tells after how many days, and again each time as many later, `reminder_role` is
    reminded of what asks for somebody beside the terms. A case is closed for want of a reply after
    `attempts_before_closing` attempts. The initiator has `reaction_to_publication` to say what they think of
    what would be published. Of its answers one in `reviews_one_in` is looked at by a second
    person afterwards. `readings` is how it reads what the law of terms leaves open; in its file a table
    with the names of `SETTINGS`, of which those that are not there keep their default.
    """

    version: str
    sha256: str
    municipality: str
    name: str
    fictional: bool
    in_force_from: date
    number_prefix: str
    number_source: str
    reminder_steps: tuple[DaysAhead, ...] = (14, 7, 2, 0)
    reminder_role: Role = Role.TEAM_LEAD
    escalation_from: DaysAhead = 2
    signalled_after: dict[Signal, Annotated[int, Field(strict=True, ge=1, le=365)]] = Field(
        default_factory=dict
    )
    attempts_before_closing: Annotated[int, Field(strict=True, ge=1, le=10)] = 3
    reaction_to_publication: Length = Length(number=2, unit=Unit.WEEKS)
    told_at_once_within: Annotated[int, Field(strict=True, ge=0, le=14)] = 3
    reviews_one_in: Annotated[int, Field(strict=True, ge=1, le=1000)] = 5
    terms: tuple[TermRule, ...]
    readings: Annotated[Readings, BeforeValidator(chosen)] = Readings()

    @model_validator(mode="before")
    @classmethod
    def _one_step(cls, value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        """Read a file from before there were steps: it names one, and its hash stands in ledgers."""
        if not isinstance(value, dict) or "reminder_days_before" not in value:
            return value
        if "reminder_steps" in value:
            raise ValueError("a regulation names its reminder steps once")
        kept = {name: each for name, each in value.items() if name != "reminder_days_before"}
        return kept | {"reminder_steps": [value["reminder_days_before"]]}

    @field_validator("reminder_steps")
    @classmethod
    def _nearer_and_nearer(cls, steps: tuple[int, ...]) -> tuple[int, ...]:
        if any(later >= sooner for sooner, later in pairwise(steps)):
            raise ValueError("each reminder step lies nearer to the due day than the one before it")
        return steps

    @field_validator("reminder_role")
    @classmethod
    def _somebody_of_ours(cls, role: Role) -> Role:
        if role in {Role.INITIATOR, Role.SYSTEM}:
            raise ValueError(f"no reminder goes to the role {role}")
        return role

    @classmethod
    def parse(cls, data: bytes) -> "Regulation":
        """Return the regulation in a TOML file. Raises `ValueError` where it does not fit the form."""
        return cls.model_validate(tomllib.loads(data.decode()) | {"sha256": sha256(data).hexdigest()})

    def at_receipt(self, *, application: bool) -> tuple[TermRule, ...]:
        """The terms that start when an initiative comes in."""
        return tuple(
            rule
            for rule in self.terms
            if rule.begins is Begin.RECEIPT and not rule.kinds and (application or not rule.application_only)
        )

    def at_kind(self, kind: Kind) -> tuple[TermRule, ...]:
        """The terms that a kind adds when it is assigned; those that run are left alone."""
        return tuple(rule for rule in self.terms if rule.begins is Begin.RECEIPT and kind in rule.kinds)

    def at(self, begin: Begin) -> tuple[TermRule, ...]:
        """The terms that begin with a later step of a case."""
        return tuple(rule for rule in self.terms if rule.begins is begin)
