"""The print file of a letter: tagged PDF/UA-1, the same bytes each time it is made."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import typst

from domain.terms.dutch import day
from domain.value import Frozen
from gateways.letters.plain_text import one_line, plain_text, showable
from gateways.letters.rendering import Letter

_MOST_LINES = 6
"""Lines that fit in the window of the envelope."""

_ITEM = "- "


class Envelope(Frozen):
    """To whom a letter goes and from whom: name and address of the addressee, a line each."""

    sender: str
    name: str
    address: str
    number: str
    prepared: date
    reference: str


def print_file(letter: Letter, envelope: Envelope, made: datetime) -> bytes:
    """Return the letter as PDF/UA-1, with its address where the envelope has its window.

    What anybody wrote goes in as data. `made` is the moment of preparing, which stands in the file: a second
    print is the same file.
    """
    made_of = typst.compile(
        _SOURCE,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
        sys_inputs={"letter": json.dumps(_data(letter, envelope))},
        ignore_system_fonts=True,
    )
    return bytes(made_of)


def _data(letter: Letter, envelope: Envelope) -> dict[str, Any]:
    address = [one_line(line) for line in plain_text(envelope.address).split("\n") if line.strip()]
    return {
        "sender": showable(one_line(envelope.sender)),
        "subject": showable(letter.subject),
        "window": [showable(each) for each in [one_line(envelope.name), *address][:_MOST_LINES]],
        "about": [
            f"Opgemaakt op {day(envelope.prepared)}",
            f"Zaaknummer {envelope.number}",
            f"Kenmerk {envelope.reference}",
        ],
        "blocks": [_block(each.split("\n")) for each in showable(letter.text).strip().split("\n\n")],
    }


def _block(lines: Sequence[str]) -> dict[str, Any]:
    """A paragraph, or a list where each line is an item: a screen reader then tells it as one."""
    if all(line.startswith(_ITEM) for line in lines):
        return {"sort": "list", "lines": [line.removeprefix(_ITEM) for line in lines]}
    return {"sort": "text", "lines": list(lines)}


_SOURCE = (files("gateways.letters") / "letter.typ").read_bytes()
