"""The mapping: what the columns and activities of a foreign log mean here, as a file that people write."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

import yaml
from pydantic import BeforeValidator, StringConstraints, ValidationError, model_validator

from domain.reported import Milestone, ReportedTerm, SourceName
from domain.stages import Kind
from domain.terms.clock import Regime
from domain.terms.length import Length
from domain.transitions.intake.receive_initiative import Citation
from domain.value import Frozen
from gateways.foreign_log.refusal import LogRefused

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


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a YAML file. Raises `LogRefused` with what is wrong and in which field."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LogRefused("mapping-not-readable", f"Het bestand {path} kan niet worden gelezen.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" bij regel {mark.line + 1}" if mark else ""
        raise LogRefused(
            "mapping-invalid", f"De mapping {path} is geen geldige YAML in UTF-8{where}."
        ) from error
    try:
        mapping = Mapping.model_validate(content)
    except ValidationError as error:
        raise LogRefused("mapping-invalid", f"De mapping klopt niet: {_explained(error)}") from error
    _known_zone(mapping.time_zone)
    _known_encoding(mapping.encoding)
    for each in mapping.time_formats:
        _usable_format(each)
    return mapping


def _known_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (LookupError, OSError, ValueError) as error:
        raise LogRefused(
            "unknown-time-zone",
            "De tijdzone in de mapping bestaat niet. Schrijf bijvoorbeeld 'time_zone: Europe/Amsterdam'.",
        ) from error


def _known_encoding(name: str | None) -> None:
    """Python also knows codecs that do not make text of bytes: those fail on the first try."""
    try:
        " ".encode(name or "utf-8").decode(name or "utf-8")
    except (LookupError, TypeError, ValueError) as error:
        raise LogRefused(
            "unknown-encoding",
            "De codering in de mapping bestaat niet. Schrijf bijvoorbeeld 'encoding: windows-1252'.",
        ) from error


def _usable_format(text: str) -> None:
    """A format must give a day: without one, every time would fall on 1 January 1900."""
    sample = datetime(2011, 10, 23, 14, 45)  # noqa: DTZ001 - only its form matters
    with suppress(ValueError):
        if datetime.strptime(sample.strftime(text), text).date() == sample.date():  # noqa: DTZ007 - as above
            return
    raise LogRefused(
        "invalid-time-format",
        "Een tijdvorm in de mapping heeft geen jaar, maand en dag."
        " Schrijf bijvoorbeeld 'time_formats: [\"%d-%m-%Y %H:%M\"]'.",
    )


_SENTENCES = {
    "says-nothing": "zeg met 'events' of 'cases' waaraan dit te zien is",
    "says-not-which-wins": "zeg met 'wins' welk bestand gelijk heeft als beide iets anders zeggen",
    "named-date-has-no-length": "een genoemde datum heeft geen lengte; kies een ander regime",
    "statutory-is-under-the-act": "een wettelijke termijn valt altijd onder de Algemene termijnenwet",
    "cases-not-described": "beschrijf onder 'cases' welke kolom de zaak noemt",
    "missing": "dit veld ontbreekt",
    "string_type": "dit moet tekst zijn; zet een getal of datum tussen aanhalingstekens",
    "extra_forbidden": "dit veld is niet bekend",
    "enum": "deze waarde is niet bekend; kies uit: {expected}",
    "literal_error": "deze waarde is niet bekend; kies uit: {expected}",
    "string_pattern_mismatch": "dit heeft niet de vorm die hier nodig is",
}


def _explained(error: ValidationError) -> str:
    """Say of the first fault where it is and what to do about it; what was typed is not repeated."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "het bestand als geheel"
    context: dict[str, Any] = first.get("ctx", {})
    code = str(context.get("error", first["type"])) if first["type"] == "value_error" else first["type"]
    told = {name: str(value).replace(" or ", " of ") for name, value in context.items()}
    return f"{field}: {_SENTENCES.get(code, 'deze waarde past hier niet').format(**told)}."
