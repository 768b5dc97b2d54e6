"""`weerklank terms compute`: what would the due date be? A question a line in, an answer a line out."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import click

from cli.dutch import Command
from cli.office import Fault
from cli.options import option
from cli.output import FAULT, REFUSED, plain, stop_faulty, told
from domain.rulebook import Rulebook
from domain.terms.calendar import Calendar
from domain.terms.replying import faulty, reply
from projections.explanation import explanation_sentences

LONGEST_LINE = 2_000_000
"""Bytes: as much as a submission may have. A longer line is read past, so that memory stays flat."""

_BOM = b"\xef\xbb\xbf"


@click.command(
    cls=Command,
    help="Wat zou de laatste dag zijn? Leest een vraag per regel (JSON) van stdin en schrijft per vraag een"
    " antwoord op stdout, met de afleiding. De motor hoeft niet te draaien.",
)
@option("--text", is_flag=True, help="Schrijf de afleiding als gewone tekst in plaats van JSON.")
@told
def compute(*, text: bool) -> None:
    """Answer every line as it comes, and stop with exit code 2 where any could not be answered."""
    if sys.stdin is None or sys.stdout is None:
        stop_faulty(Fault("no-input", "Er is geen invoer of uitvoer. Geef de vragen op stdin."))
    all_answered = True
    calendar_of = Rulebook.read().calendar
    try:
        for number, line in enumerate(lines(sys.stdin.buffer), start=1):
            answer, answered = _too_long() if line is None else _answer(line, calendar_of)
            all_answered = all_answered and answered
            sys.stdout.buffer.write(as_text(answer, number).encode() if text else _json(answer))
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAULT)
    if not all_answered:
        sys.exit(REFUSED)


def lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line without its end and without a byte order mark before the first; None if too long."""
    line = source.readline(LONGEST_LINE + 1).removeprefix(_BOM)
    while line:
        if line.endswith(b"\n") or len(line) <= LONGEST_LINE:
            yield line.removesuffix(b"\n")
        else:
            while line and not line.endswith(b"\n"):
                line = source.readline(LONGEST_LINE + 1)
            yield None
        line = source.readline(LONGEST_LINE + 1)


def _answer(line: bytes, calendar_of: Callable[[str | None], Calendar | None]) -> tuple[dict[str, Any], bool]:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return faulty(None, "invalid-encoding", "De regel is geen geldige UTF-8."), False
    return reply(text, calendar_of)


def _too_long() -> tuple[dict[str, Any], bool]:
    return faulty(None, "line-too-long", f"De regel is langer dan {LONGEST_LINE} bytes."), False


def _json(answer: dict[str, Any]) -> bytes:
    return f"{json.dumps(answer, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def as_text(answer: dict[str, Any], number: int) -> str:
    """Return an answer for people: a heading, a sentence a step, and what had no effect or is left open."""
    if "error" in answer:
        sentences = [f"{answer['error']['code']}: {answer['error']['message']}"]
    else:
        sentences = list(explanation_sentences(answer))
    heading = f"regel {number}" if answer["id"] is None else plain(str(answer["id"]))
    return "".join(f"{line}\n" for line in (heading, *(f"  {each}" for each in sentences), ""))
