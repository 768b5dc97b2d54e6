"""A file as it lies there: packed or not, with or without a byte-order mark, CSV or XES."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gateways.foreign_log.refusal import LogRefused

_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PEEK = 512


@contextmanager
def opened(path: Path) -> Iterator["io.BufferedReader[Any]"]:
    """Yield the bytes of a file, unpacked where it is gzip whatever its name says.

    Raises `LogRefused` for an empty or broken file: half a log would pass for a log in which
    nobody was answered.
    """
    try:
        handle = path.open("rb")
    except OSError as error:
        raise LogRefused(
            "log-not-readable",
            f"Het bestand {path} kan niet worden gelezen. Is het er, en mag u erbij? Controleer dat.",
        ) from error
    try:
        with handle as file:
            if file.peek(2)[:2] == _GZIP:
                with gzip.open(file) as packed, io.BufferedReader(packed) as unpacked:
                    yield _with_content(unpacked, path)
            else:
                yield _with_content(file, path)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise LogRefused(
            "log-damaged", f"Het bestand {path.name} is beschadigd of afgebroken. Haal het opnieuw op."
        ) from error


def encoding_of(file: io.BufferedReader, named: str | None) -> str:
    """Return in which encoding a text is: its byte-order mark knows better than the mapping."""
    begin = file.peek(4)
    marked = next((encoding for mark, encoding in _MARKS if begin.startswith(mark)), None)
    return marked or named or "utf-8"


def is_xes(file: io.BufferedReader, encoding: str) -> bool:
    """Whether this is XML rather than CSV, by what stands in it and not by its name."""
    begin = file.peek(_PEEK)[:_PEEK].decode(encoding, errors="ignore")
    return begin.lstrip("\ufeff \t\r\n").startswith("<")


def _with_content(file: "io.BufferedReader[Any]", path: Path) -> "io.BufferedReader[Any]":
    if not file.peek(1):
        raise LogRefused("log-empty", f"Het bestand {path.name} is leeg.")
    return file
