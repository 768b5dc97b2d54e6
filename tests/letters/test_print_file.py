"""The print file: tagged PDF/UA-1 with the text in it, the same bytes each time, whatever was typed."""

import io
from datetime import UTC, date, datetime

from pypdf import PdfReader

from gateways.letters.print_file import Envelope, print_file
from gateways.letters.rendering import Letter

MADE = datetime(2026, 3, 10, 13, tzinfo=UTC)
ENVELOPE = Envelope(
    sender="Gemeente Lindewaard (fictief)",
    name="B. Voorbeeld",
    address="Lindelaan 1\n1234 AB Lindewaard",
    number="LW/26/1",
    prepared=date(2026, 3, 10),
    reference="LW/26/1 brief 3",
)
LETTER = Letter(
    subject="Ons antwoord", text="Beste B. Voorbeeld,\n\nHet mag. Kosten: € 100.\n\n- een\n- twee\n"
)


def read(letter: Letter, envelope: Envelope = ENVELOPE) -> str:
    pages = PdfReader(io.BytesIO(print_file(letter, envelope, MADE))).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_it_calls_itself_pdf_ua_and_has_tags_a_title_and_a_language() -> None:
    reader = PdfReader(io.BytesIO(print_file(LETTER, ENVELOPE, MADE)))
    root = reader.trailer["/Root"]
    metadata = reader.xmp_metadata

    assert metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data()
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "nl"
    assert reader.metadata is not None
    assert reader.metadata.title == "Ons antwoord"
    tree = str(root["/StructTreeRoot"].get_object())
    assert "/K" in tree


def test_its_text_can_be_taken_out_of_it() -> None:
    text = read(LETTER)

    for told in ("B. Voorbeeld", "1234 AB Lindewaard", "Zaaknummer LW/26/1", "Kosten: € 100.", "twee"):
        assert told in text


def test_a_second_print_is_the_same_file() -> None:
    assert print_file(LETTER, ENVELOPE, MADE) == print_file(LETTER, ENVELOPE, MADE)


def test_what_anybody_typed_is_data_and_no_markup() -> None:
    hostile = '#panic("x") $ x $ [y] \\ *z* _u_ `r` <l> @m #read("/etc/passwd") ~ -- // /* 😀 中 שלום \u202e'
    envelope = ENVELOPE.model_copy(update={"name": hostile, "address": f"{hostile}\n{hostile}"})
    text = read(Letter(subject=hostile.replace("\u202e", ""), text=hostile), envelope)

    assert '#panic("x") $ x $ [y] \\ *z* _u_ `r` <l> @m #read("/etc/passwd")' in text
    assert "[grinning face]" in text


def test_a_null_byte_or_an_empty_text_is_still_a_letter() -> None:
    assert "Ons antwoord" in read(Letter(subject="Ons antwoord", text=""))
    assert read(LETTER, ENVELOPE.model_copy(update={"name": "B.\x00 Voorbeeld", "address": ""}))


def test_an_address_never_leaves_the_window() -> None:
    long = ENVELOPE.model_copy(update={"address": "\n".join(f"regel {each}" for each in range(40))})
    text = read(LETTER, long)

    assert "regel 4" in text
    assert "regel 5" not in text
