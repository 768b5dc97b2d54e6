"""What a file is, by what stands in it: its name and what somebody said of it prove nothing."""

import io
import zipfile
from collections.abc import Iterator
from enum import StrEnum


class MediaType(StrEnum):
    """What is taken in: what residents send, and what can be shown without being run. A closed list."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    HEIC = "image/heic"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    TEXT = "text/plain"


MEDIA_LABELS = {
    MediaType.PDF: "PDF",
    MediaType.JPEG: "JPEG-foto",
    MediaType.PNG: "PNG-afbeelding",
    MediaType.TIFF: "TIFF-afbeelding",
    MediaType.HEIC: "HEIC-foto",
    MediaType.DOCX: "Word-document",
    MediaType.XLSX: "Excel-werkblad",
    MediaType.ODT: "OpenDocument-tekst",
    MediaType.ODS: "OpenDocument-werkblad",
    MediaType.TEXT: "platte tekst",
}

_KILO = 1000


def size_in_words(size: int) -> str:
    """Return a number of bytes as a Dutch reader writes it, in units of a thousand."""
    if size < _KILO:
        return f"{size} bytes"
    if size < _KILO**2:
        return f"{round(size / _KILO)} kB"
    return f"{size / _KILO**2:.1f} MB".replace(".", ",")


_BEGINNINGS = (
    (b"%PDF-", MediaType.PDF),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
)
_HEIC = frozenset({b"heic", b"heix", b"mif1", b"msf1"})
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = (MediaType.ODT, MediaType.ODS)
_OFFICE_PARTS = (("word/document.xml", MediaType.DOCX), ("xl/workbook.xml", MediaType.XLSX))
_MACROS = ("vbaproject.bin", "basic/", "scripts/", "macrosheets/", "activex/", "oleobject")
_PROGRAMMES = (".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".lnk")
_MARKUP = ("<!doctype", "<html", "<?xml", "<svg", "<script", "<?php", "#!")


def media_type_of(content: bytes) -> MediaType | None:
    """Return what the content is, or nothing where it is none of what is taken in.

    A closed list and no guess: a library that names whatever comes nearest calls any archive a Word
    document. A web page is text to a computer and a programme to a browser, and so not taken as text.
    """
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return MediaType.HEIC
    if content.startswith(_ZIP):
        return _office(content)
    return MediaType.TEXT if _is_text(content) else None


def holds_macros(content: bytes) -> bool:
    """Whether an office document brings a programme along, which opening it could run.

    By the names of its parts. What a PDF can do, and what hides under another name, is for the scanner.
    """
    if not content.startswith(_ZIP):
        return False
    names = [name.lower() for name in _names(content)]
    return any(name.endswith(_PROGRAMMES) or any(part in name for part in _MACROS) for name in names)


def _office(content: bytes) -> MediaType | None:
    """An office document is an archive: its parts tell which; nothing of them is unpacked but a label."""
    names = set(_names(content))
    for part, media_type in _OFFICE_PARTS:
        if part in names and "[Content_Types].xml" in names:
            return media_type
    return next((each for each in _OPEN_DOCUMENT if _labelled(content, each)), None)


def _labelled(content: bytes, media_type: MediaType) -> bool:
    """OpenDocument puts its label first, and unpacked, so that it stands at a fixed place."""
    return content[30:].startswith(b"mimetype" + media_type.encode() + b"PK")


def _names(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if any(ord(each) < ord(" ") and each not in "\t\r\n\f" for each in text):
        return False
    return bool(text.strip()) and not text.lstrip().lower().startswith(_MARKUP)
