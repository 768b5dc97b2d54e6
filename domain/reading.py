"""From what a face hands in to a command, or to one clear sentence about what is wrong with it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.command import Command
from domain.decision import Refused
from domain.sealed import Sealer
from domain.transition import Transition

MOST_BYTES = 2_000_000
"""How large one submission may be: ample for every text field, far below what would block others."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Windows puts it before every text."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""An escaped NUL: valid JSON, and no database or document can hold it."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a submission: where, a stable code, and a sentence about '{field}'.

    `path` is empty where it is about the submission as a whole.
    """

    path: tuple[str | int, ...]
    code: str
    sentence: str

    def named(self, field: str) -> Refused:
        """Return it as a refusal, with the field called as the reader knows it."""
        return Refused(code=self.code, sentence=self.sentence.replace("{field}", field))


def read(transition: Transition[Any], submission: bytes, sealer: Sealer) -> Command | Refused:
    """Return the command in a JSON submission, its texts sealed, or why it cannot be read.

    Nothing is written: the sealer only computes references. Of several faults the first is
    told, by the name of its field and without repeating what was typed.
    """
    came_to = _read(transition, submission, sealer)
    if isinstance(came_to, Command):
        return came_to
    first = came_to[0]
    return first.named(".".join(str(part) for part in first.path))


def faults(transition: Transition[Any], submission: bytes, sealer: Sealer) -> tuple[Fault, ...]:
    """Return everything that is wrong with a submission; nothing where it can be read.

    The first is what `read` tells. A page shows all at once: who mends one fault at a time has to try
    as often as there are faults.
    """
    came_to = _read(transition, submission, sealer)
    return () if isinstance(came_to, Command) else came_to


def _read(transition: Transition[Any], submission: bytes, sealer: Sealer) -> Command | tuple[Fault, ...]:
    unreadable = _unreadable(submission)
    if unreadable is not None:
        return (Fault((), *unreadable),)
    submission = submission.removeprefix(_BYTE_ORDER_MARK)
    try:
        command: Command = transition.command.model_validate_json(submission, strict=True, context=sealer)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return tuple(_explained(each, transition) for each in found)
    return command


def _unreadable(submission: bytes) -> tuple[str, str] | None:
    """Return code and sentence where the submission as a whole cannot be looked at."""
    if len(submission) > MOST_BYTES:
        return (
            "submission-too-large",
            (
                f"De invoer is te groot (meer dan {MOST_BYTES // 1_000_000} MB)."
                " Voeg lange stukken als bijlage toe (weerklank case attach)."
            ),
        )
    try:
        submission.decode()
    except UnicodeDecodeError:
        return "invalid-encoding", "De invoer is geen geldige UTF-8-tekst. Sla het op als UTF-8."
    submission = submission.removeprefix(_BYTE_ORDER_MARK)
    if _says_twice(submission):
        return (
            "duplicate-field",
            "De invoer noemt een veld meer dan eens. Laat elk veld een keer staan.",
        )
    if _NUL.search(submission):
        return (
            "invalid-character",
            "De invoer bevat een teken dat in geen tekst hoort (NUL). Haal het weg.",
        )
    return None


class _TwiceError(Exception):
    """A name occurs twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _TwiceError


def _says_twice(submission: bytes) -> bool:
    """Whether an object names a field twice: a reader would silently take the last.

    What is no JSON at all is told by the reading itself.
    """
    try:
        json.loads(submission, object_pairs_hook=_once)
    except _TwiceError:
        return True
    except (ValueError, RecursionError):
        return False
    return False


def _explained(fault: ErrorDetails, transition: Transition[Any]) -> Fault:
    """Say what is wrong. The name of an unknown field is itself typed, so the known ones are told."""
    if fault["type"] == "extra_forbidden":
        known = ", ".join(transition.command.model_fields)
        return Fault(
            path=(),
            code="unknown-field",
            sentence=f"De invoer heeft een veld dat niet bij deze stap hoort. De velden zijn: {known}.",
        )
    code, sentence = _SENTENCES.get(fault["type"], _OTHERWISE)
    told = {name: str(value).replace(" or ", " of ") for name, value in fault.get("ctx", {}).items()}
    return Fault(fault["loc"], code, sentence.format(**told | {"field": "{field}"}))


_OTHERWISE = ("invalid-field", "Het veld '{field}' heeft geen geldige waarde.")
_NO_OFFSET = (
    "time-without-offset",
    "Het veld '{field}' mist de tijdzone. Schrijf bijvoorbeeld 2026-02-02T10:15:00+01:00.",
)
_NO_MOMENT = (
    "invalid-moment",
    "Het veld '{field}' is geen geldig tijdstip. Schrijf bijvoorbeeld 2026-02-02T10:15:00+01:00.",
)
_NO_DAY = ("invalid-day", "Het veld '{field}' is geen geldige datum. Schrijf bijvoorbeeld 2026-02-26.")
_EMPTY = ("field-empty", "Vul het veld '{field}' in.")

_SENTENCES = {
    "json_invalid": (
        "invalid-json",
        "De invoer is geen geldige JSON. Controleer haakjes, komma's en aanhalingstekens.",
    ),
    "model_type": ("invalid-json", "De invoer moet een JSON-object zijn, met de velden van deze stap."),
    "missing": ("missing-field", "Het veld '{field}' ontbreekt."),
    "timezone_aware": _NO_OFFSET,
    "datetime_type": _NO_MOMENT,
    "datetime_parsing": _NO_MOMENT,
    "datetime_from_date_parsing": _NO_MOMENT,
    "date_type": _NO_DAY,
    "date_parsing": _NO_DAY,
    "date_from_datetime_parsing": _NO_DAY,
    "date_from_datetime_inexact": _NO_DAY,
    "date_out_of_range": (
        "date-out-of-range",
        "Het veld '{field}' moet tussen 1900 en 2200 liggen. Controleer het jaar.",
    ),
    "plain_text_expected": ("text-expected", "Het veld '{field}' moet gewone tekst zijn."),
    "document_not_enclosed": (
        "document-not-enclosed",
        (
            "Het bestand dat bij het veld '{field}' hoort, is niet meegestuurd of is een ander bestand."
            " Voeg het toe met 'weerklank case attach'."
        ),
    ),
    "text_empty": _EMPTY,
    "too_short": _EMPTY,
    "text_wordless": ("reason-without-words", "Schrijf in het veld '{field}' de reden in woorden."),
    "text_too_long": (
        "text-too-long",
        (
            "Het veld '{field}' is te lang: hoogstens {most} tekens. Voeg lange stukken als bijlage toe"
            " (weerklank case attach)."
        ),
    ),
    "link_misformed": (
        "link-not-safe",
        "Het veld '{field}' moet een adres zijn dat met https:// begint, zonder inlognaam, ? of #.",
    ),
    "too_long": ("too-many", "Het veld '{field}' heeft te veel onderdelen: hoogstens {max_length}."),
    "string_pattern_mismatch": (
        "invalid-field",
        "Vul in het veld '{field}' een kort kenmerk in, zoals het op het stuk staat; geen naam en geen zin.",
    ),
    "content_unfit": (
        "content-unfit",
        "De inhoud van de stap past niet bij die stap. Kijk naar het veld '{at}' in 'content'.",
    ),
    "enum": ("unknown-choice", "Het veld '{field}' heeft een onbekende waarde. Kies uit: {expected}."),
    "literal_error": (
        "unknown-choice",
        "Het veld '{field}' heeft een onbekende waarde. Kies uit: {expected}.",
    ),
}
