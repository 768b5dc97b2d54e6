"""Why settings are refused, by name and in one Dutch sentence for whoever runs the installation."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

PREFIX = "WEERKLANK_"
DELIMITER = "__"
_MAPPINGS = ("search_attributes", "roles")

_REASONS = {
    "missing": "ontbreekt",
    "int_parsing": "moet een geheel getal zijn",
    "int_type": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "string_type": "moet tekst zijn",
    "bool_parsing": "moet true of false zijn",
    "model_type": "moet een groep instellingen zijn",
    "model_attributes_type": "moet een groep instellingen zijn",
    "dict_type": "moet een groep namen met waarden zijn",
    "enum": "moet een van deze waarden hebben: {expected}",
    "literal_error": "moet een van deze waarden hebben: {expected}",
    "greater_than_equal": "moet ten minste {ge} zijn",
    "less_than_equal": "mag ten hoogste {le} zijn",
    "string_pattern_mismatch": "heeft niet de voorgeschreven vorm ({pattern})",
    "string_too_short": "mag niet leeg zijn",
}


class SettingsFault(Exception):  # noqa: N818 - a fault is what the reader calls it, as with the servers
    """A reason why the settings are refused: one Dutch sentence that names the setting."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def leaves(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every single value in `model`."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from leaves(inner, (*above, name))
        else:
            yield (*above, name)


def variable(path: tuple[str, ...]) -> str:
    """Return the environment variable that goes before the value at `path`."""
    return PREFIX + DELIMITER.join(path).upper()


def refuse_unknown_variables(
    model: type[BaseModel], environment: Mapping[str, str], reserved: Iterable[str]
) -> None:
    """Raise where a variable with our prefix sets nothing.

    A misspelt variable would otherwise leave the old value in force without
    a word.
    """
    known = {variable(path) for path in leaves(model)} | set(reserved)
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise SettingsFault(
                f"De omgevingsvariabele {name} hoort bij geen instelling{_nearest(name.upper(), known)}."
            )


def from_validation(error: ValidationError, model: type[BaseModel], source: str) -> SettingsFault:
    """Return the fault for the first thing that is wrong. It never shows the value, which may be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = {".".join(path) for path in leaves(model)}
        return SettingsFault(f"De instelling `{name}` in {source} bestaat niet{_nearest(name, known)}.")
    if first["type"] == "value_error":
        return SettingsFault(str(first["ctx"]["error"]))
    reason = _REASONS.get(first["type"], "heeft geen geldige waarde ({msg})")
    return SettingsFault(
        f"De instelling `{name}` (uit {source} of de omgeving) "
        f"{reason.format(msg=first['msg'], **first.get('ctx', {}))}."
    )


def from_json(model: type[BaseModel], environment: Mapping[str, str]) -> SettingsFault:
    """Return the fault for a mapping in a variable that is no JSON."""
    mappings = [variable(path) for path in leaves(model) if path[-1] in _MAPPINGS]
    given = [name for name in environment if name.upper() in mappings]
    return SettingsFault(f"De omgevingsvariabele {' of '.join(given)} bevat geen geldige JSON.")


def read_mapping(path: Path) -> None:
    """Raise where the file is not readable as a mapping of names to values."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsFault(
            f"Het instellingenbestand {path} is niet te lezen ({error.strerror}); controleer het pad."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", regel {mark.line + 1}" if mark is not None else ""
        raise SettingsFault(f"Het instellingenbestand {path}{where} is geen geldig YAML.") from error
    if content is not None and not isinstance(content, dict):
        raise SettingsFault(f"Het instellingenbestand {path} moet uit namen met waarden bestaan.")
    for name in content or {}:
        if not isinstance(name, str):
            raise SettingsFault(f"De instelling `{name}` in {path} bestaat niet.")


def _nearest(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.75)
    return f"; misschien is {found[0]} bedoeld" if found else ""
