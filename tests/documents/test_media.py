"""What a file is stands in it: a name and a claim prove nothing."""

import io
import zipfile

import pytest

from domain.decision import Refused
from domain.documents.enclosure import Enclosure, enclosed
from domain.documents.media import MEDIA_LABELS, MediaType, media_type_of, size_in_words

MOST = 1000
WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
SHEET = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip of parts, in order; the first unpacked, as OpenDocument asks."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for index, (name, content) in enumerate(parts.items()):
            packed.writestr(name, content, zipfile.ZIP_STORED if index == 0 else None)
    return file.getvalue()


def open_document(media_type: MediaType) -> dict[str, bytes]:
    return {"mimetype": media_type.value.encode(), "content.xml": b"<office:document-content/>"}


FILES = {
    MediaType.PDF: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    MediaType.JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    MediaType.PNG: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    MediaType.TIFF: b"II*\x00\x08\x00\x00\x00",
    MediaType.HEIC: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    MediaType.DOCX: archive(WORD),
    MediaType.XLSX: archive(SHEET),
    MediaType.ODT: archive(open_document(MediaType.ODT)),
    MediaType.ODS: archive(open_document(MediaType.ODS)),
    MediaType.TEXT: "Geachte raad, één speelplek is te weinig.\r\n".encode(),
}


@pytest.mark.parametrize("media_type", MediaType)
def test_what_residents_send_is_recognised(media_type: MediaType) -> None:
    assert media_type_of(FILES[media_type]) is media_type
    assert MEDIA_LABELS[media_type]
    came = enclosed(FILES[media_type], MOST)
    assert isinstance(came, Enclosure)
    assert (came.media_type, FILES[media_type].hex() in repr(came)) == (media_type, False)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"MZ\x90\x00\x03\x00", id="a programme of Windows"),
        pytest.param(b"\x7fELF\x02\x01\x01", id="a programme of Linux"),
        pytest.param(b"#!/bin/sh\nrm -rf /\n", id="a script"),
        pytest.param(b"<!DOCTYPE html><script>alert(1)</script>", id="a web page"),
        pytest.param(b"  \n<HTML><body>", id="a web page behind blanks"),
        pytest.param(b'\xef\xbb\xbf<svg xmlns="http://www.w3.org/2000/svg"/>', id="a picture that can run"),
        pytest.param(b"<?xml version='1.0'?><a/>", id="markup"),
        pytest.param(archive({"a.txt": b"a"}), id="any archive"),
        pytest.param(archive({"word/document.xml": b"a"}), id="an archive that plays Word"),
        pytest.param(archive({"a": b"a", "mimetype": MediaType.ODT.value.encode()}), id="a label elsewhere"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 40, id="a torn archive"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="Word of before 2007"),
        pytest.param(b"caf\xe9 in latin-1", id="text that is no UTF-8"),
        pytest.param(b"text\x00with a NUL", id="text with a NUL"),
        pytest.param(b" \r\n\t ", id="blanks"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42", id="a film"),
    ],
)
def test_what_is_something_else_is_not_taken(content: bytes) -> None:
    refused = enclosed(content, MOST)

    assert isinstance(refused, Refused)
    assert (refused.code, "PDF" in refused.sentence) == ("attachment-type-not-taken", True)


@pytest.mark.parametrize(
    "content",
    [
        archive(WORD | {"word/vbaProject.bin": b"x"}),
        archive(SHEET | {"xl/macrosheets/sheet1.xml": b"x"}),
        archive(WORD | {"word/embeddings/oleObject1.bin": b"x"}),
        archive(WORD | {"word/embeddings/Betaling.EXE": b"MZ"}),
        archive(open_document(MediaType.ODT) | {"Basic/Standard/Module1.xml": b"x"}),
        archive(open_document(MediaType.ODS) | {"Scripts/python/a.py": b"x"}),
    ],
)
def test_a_document_that_brings_a_programme_is_not_taken(content: bytes) -> None:
    refused = enclosed(content, len(content))

    assert isinstance(refused, Refused)
    assert refused.code == "attachment-with-macros"


def test_a_byte_too_many_is_too_many() -> None:
    assert isinstance(enclosed(b"a" * 1000, 1000), Enclosure)
    refused = enclosed(b"a" * 2_000_001, 2_000_000)
    assert isinstance(refused, Refused)
    assert (refused.code, "hoogstens 2 MB" in refused.sentence) == ("attachment-too-large", True)
    empty = enclosed(b"", 1000)
    assert isinstance(empty, Refused)
    assert empty.code == "attachment-empty"


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (1000, "1 kB"), (12_345, "12 kB"), (1_250_000, "1,2 MB")]
)
def test_a_size_reads_as_dutch(size: int, words: str) -> None:
    assert size_in_words(size) == words
