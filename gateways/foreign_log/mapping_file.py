"""The file of a mapping, read and understood, or one sentence on what is wrong with it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from gateways.foreign_log.mapping import Mapping
from gateways.foreign_log.refusal import LogRefused


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a YAML file. Raises `LogRefused` with what is wrong and in which field."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), _Once)  # noqa: S506 - a SafeLoader below
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


class _Once(yaml.SafeLoader):
    """Refuses a field that is written twice: which of the two is meant would be chance."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the signature of the library
        """Return the fields of a mapping."""
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        doubled = next((name for name in names if names.count(name) > 1), None)
        if doubled is not None:
            raise LogRefused("mapping-invalid", f"De mapping noemt het veld '{doubled}' meer dan eens.")
        return super().construct_mapping(node, deep)


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


_FORMS = {
    "source": "gebruik alleen kleine letters, cijfers en koppeltekens",
    "delimiter": "geef precies een teken, tussen aanhalingstekens",
    "term.length.number": "geef een heel getal van 1 tot en met 1000",
    "het bestand als geheel": "schrijf velden met hun waarde, zoals 'source: zaken-2024'",
}
"""What a field asks, where its own rule says too little."""

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
    if field in _FORMS:
        return f"{field}: {_FORMS[field]}."
    code = str(context.get("error", first["type"])) if first["type"] == "value_error" else first["type"]
    told = {name: str(value).replace(" or ", " of ") for name, value in context.items()}
    return f"{field}: {_SENTENCES.get(code, 'deze waarde past hier niet').format(**told)}."
