"""The mapping: what the columns and activities of a foreign log mean here, as a file that people write."""

from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, StringConstraints, model_validator

from domain.report import Milestone, ReportedTerm, SourceName
from domain.stages import Kind
from domain.terms.clock import Regime
from domain.terms.length import Length
from domain.terms.own_term import Citation
from domain.value import Frozen

Column = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A heading of a CSV file, or the key of an attribute in XES."""


def _several(value: Any) -> Any:  # noqa: ANN401 - YAML gives anything
    """One activity may be written without the brackets of a list."""
    return (value,) if isinstance(value, str) else value


class EventColumns(Frozen):
    """Where an event says whose it is, what happened, when, and by whom."""

    case: Column
    activity: Column
    time: Column
    actor: Column | None = None


class CaseColumns(Frozen):
    """Where a row of the cases file says which case it is about, and who has it."""

    case: Column
    actor: Column | None = None


class Meaning(Frozen):
    """What stands for one milestone: activities in the events, a column in the cases, or both.

    Of several events the first counts, except for closing: what was closed and taken up again
    is closed by the last.
    """

    events: Annotated[tuple[Column, ...], BeforeValidator(_several)] = ()
    cases: Column | None = None
    wins: Literal["events", "cases"] | None = None
    which: Literal["first", "last"] | None = None

    @model_validator(mode="after")
    def _one_wins(self) -> Self:
        if not self.events and self.cases is None:
            raise ValueError("says-nothing")
        if self.events and self.cases is not None and self.wins is None:
            raise ValueError("says-not-which-wins")
        return self


class MappedTerm(Frozen):
    """The term for a response. The Algemene termijnenwet covers a statutory one by its own force."""

    length: Length
    regime: Regime
    basis: Citation
    atw: bool | None = None
    application: bool | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.regime is Regime.NAMED_DATE:
            raise ValueError("named-date-has-no-length")
        if self.regime is Regime.STATUTORY and self.atw is False:
            raise ValueError("statutory-is-under-the-act")
        return self

    def reported(self) -> ReportedTerm:
        """Return the term as cases are judged by it: what was left out follows from the regime."""
        statutory = self.regime is Regime.STATUTORY
        return ReportedTerm(
            length=self.length,
            regime=self.regime,
            basis=self.basis,
            atw=statutory if self.atw is None else self.atw,
            application=statutory if self.application is None else self.application,
        )


class Mapping(Frozen):
    """How one source is read. `docs/import.md` explains each field with two worked examples."""

    source: SourceName
    municipality: str
    kind: Kind
    term: MappedTerm
    time_zone: str
    time_formats: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] = ","
    events: EventColumns
    cases: CaseColumns | None = None
    received: Meaning
    acknowledged: Meaning | None = None
    responded: Meaning | None = None
    closed: Meaning | None = None

    @model_validator(mode="after")
    def _cases_are_described(self) -> Self:
        if self.cases is None and any(each.cases for each in self.meanings().values()):
            raise ValueError("cases-not-described")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of a time without offset."""
        return ZoneInfo(self.time_zone)

    def meanings(self) -> dict[Milestone, Meaning]:
        """What stands for each milestone that the source tells of."""
        told = (self.received, self.acknowledged, self.responded, self.closed)
        return {
            milestone: meaning
            for milestone, meaning in zip(Milestone, told, strict=True)
            if meaning is not None
        }
