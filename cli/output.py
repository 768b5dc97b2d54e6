"""What goes to the terminal: answers on stdout, everything else on stderr, three exit codes."""

import errno
import json
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from cli.office import Fault
from domain.decision import Refused
from domain.rulebook import UnknownRulesError
from projections.paging import UnknownPlaceError

REFUSED = 2
FAULT = 1

P = ParamSpec("P")
R = TypeVar("R")


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print one JSON value, readable and in UTF-8 whatever the terminal is set to."""
    click.echo(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode(), nl=False)


def print_json_rows(rows: Iterable[Any]) -> None:
    """Print rows as one JSON array, each as it comes, in the spelling of `print_json`."""
    before = b"["
    for row in rows:
        text = json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        click.echo(before + f"\n  {text}".encode(), nl=False)
        before = b","
    click.echo(b"[]\n" if before == b"[" else b"\n]\n", nl=False)


def stop_refused(refused: Refused) -> NoReturn:
    """Tell why something was refused, in one line, and stop with exit code 2."""
    basis = f" ({refused.basis})" if refused.basis else ""
    _tell(refused.code, f"{refused.sentence}{basis}")
    raise SystemExit(REFUSED)


def stop_faulty(fault: Fault) -> NoReturn:
    """Tell why something could not be done, in one line, and stop with exit code 1."""
    _tell(fault.code, fault.sentence)
    raise SystemExit(FAULT)


def in_list(read: Callable[[str], object], place: str | None) -> None:
    """Stop where a place that was typed is none in the list that is asked."""
    try:
        if place is not None:
            read(place)
    except UnknownPlaceError:
        stop_refused(
            Refused(
                code="unknown-place",
                sentence="De waarde bij --after is geen plaats in deze lijst. Neem over wat onder de lijst"
                " staat, of 'place' van de laatste regel in de JSON.",
            )
        )


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Turn a fault into one line on stderr and exit code 1: nobody reads a stack trace."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Fault as fault:
            stop_faulty(fault)
        except UnknownRulesError as unknown:
            stop_faulty(
                Fault(
                    "rules-missing",
                    f"De regels {unknown} ontbreken hier of zijn veranderd. Gebruik dezelfde instellingen"
                    " en regelingen als de motor.",
                )
            )
        except KeyboardInterrupt:
            stop_faulty(Fault("interrupted", "Afgebroken voor er een antwoord was."))

    return run


_REASONS = {
    errno.ENOENT: "het bestaat niet",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EACCES: "u hebt er geen toegang toe",
    errno.EPERM: "u hebt er geen toegang toe",
    errno.ENOSPC: "de schijf is vol",
}


def reason(error: OSError) -> str:
    """Return in Dutch why a file could not be used."""
    return _REASONS.get(error.errno or 0, f"het systeem meldt fout {error.errno}")


def plain(text: str) -> str:
    """Return a text without what would steer the terminal: a title is typed by anybody."""
    return "".join(each if each.isprintable() else " " for each in text)


def short(text: str) -> str:
    """Return a title as it fits in a line of a list; it may be as long as its writer liked."""
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


_WIDTH = 38


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their headings, each column as wide as its widest cell."""
    for line in table(headings, rows):
        click.echo(line)


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return the lines of a table."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        max(len(heading), *(len(row[index]) for row in cells), 0) if cells else len(heading)
        for index, heading in enumerate(headings)
    ]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (list(headings), ["-" * width for width in widths], *cells)
    ]


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else plain(str(value))


def _tell(code: str, sentence: str) -> None:
    click.echo(f"{code}: {plain(sentence)}", err=True)
