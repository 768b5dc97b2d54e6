"""Text of anybody, made fit to stand in a letter: nothing in it steers what stands around it."""

import unicodedata

_STEERS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that turn the direction of writing: an amount or a date could be made to read backwards."""

_SHOWN = (
    *(range(0x20, 0x7F), range(0xA0, 0x250), range(0x386, 0x3CF), range(0x400, 0x460)),
    *(range(0x5D0, 0x5EB), range(0x1E00, 0x1F00), range(0x2010, 0x2028), range(0x2030, 0x2038)),
    *(range(0x2039, 0x203B), range(0x20AC, 0x20AD), range(0x2190, 0x2194)),
)
"""What the typeface of the print file can show: Latin with accents, Greek, Cyrillic, Hebrew, the euro."""

_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""How an emoji is drawn; without one to draw they say nothing."""


def plain_text(text: str) -> str:
    """Return a text in one way of writing, without control characters; its lines stay.

    Tabs become spaces. What turns the direction of writing goes.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = lines.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(each for each in lines if each == "\n" or _stays(each)).strip()


def one_line(text: str) -> str:
    """Return a text as one line, for a subject or an address: a line break there would start a header."""
    return " ".join(plain_text(text).split())


def showable(text: str) -> str:
    """Return a text in which each character that the typeface lacks is told by its name.

    A print file with a character that nobody can see would not be what was sent, and is no PDF/UA.
    """
    return "".join(each if each == "\n" or _shown(each) else _named(each) for each in text)


def _stays(each: str) -> bool:
    return each not in _STEERS and unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"}


def _shown(each: str) -> bool:
    return any(ord(each) in span for span in _SHOWN) and unicodedata.category(each) not in {"Cf", "Cn"}


def _named(each: str) -> str:
    if unicodedata.category(each) == "Cf" or each in _VARIATIONS:
        return ""
    return f"[{unicodedata.name(each, f'teken {ord(each):04X}').lower()}]"
