"""Which letter came back, read from what mail servers report; anything else is none."""

import pytest

from domain.letters.message_id import letter_of, message_id
from gateways.letters.bounces import Bounce, bounce_in

CASE = "0123456789abcdef0123456789abcdef"
ID = message_id(CASE, 3, "lindewaard")


def report(
    action: str = "failed", status: str = "5.1.1", original: str = ID, sort: str = "text/rfc822-headers"
) -> bytes:
    return "\r\n".join(
        [
            "From: MAILER-DAEMON@mx.example",
            "Subject: Undelivered",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
            "",
            "--B",
            "Content-Type: text/plain",
            "",
            "It did not arrive.",
            "--B",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.example",
            "",
            "Final-Recipient: rfc822; b@voorbeeld.example",
            f"Action: {action}",
            f"Status: {status}",
            "",
            "--B",
            f"Content-Type: {sort}",
            "",
            f"Message-ID: {original}",
            "Subject: Ons antwoord",
            "",
            "--B--",
            "",
        ]
    ).encode()


@pytest.mark.parametrize("sort", ["text/rfc822-headers", "message/rfc822"])
def test_a_letter_that_failed_is_found_by_its_message_id(sort: str) -> None:
    assert bounce_in(report(sort=sort)) == Bounce(case=CASE, letter=3, sort="failed", status="5.1.1")


def test_a_delay_is_told_apart() -> None:
    found = bounce_in(report("delayed", "4.4.1"))

    assert found is not None
    assert found.sort == "delayed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe" * 100,
        b"Subject: Afwezig\r\n\r\nIk ben op vakantie.",
        report(action="delivered", status="2.0.0"),
        report(status="onbekend"),
        report(original="<iets@anders.example>"),
        report(original=""),
        report().replace(b"multipart/report", b"multipart/mixed"),
        report()[:400],
        b"Content-Type: multipart/report; boundary=B\r\n\r\n" + b"--B\r\n" * 2000,
    ],
)
def test_anything_else_is_no_bounce(data: bytes) -> None:
    assert bounce_in(data) is None


def test_a_message_id_leads_back_to_case_and_letter_and_no_other_does() -> None:
    assert letter_of(ID) == (CASE, 3)
    assert letter_of(f" {ID[1:-1]} ") == (CASE, 3)
    assert letter_of("<letter-0.x@weerklank.y>") is None
    assert letter_of(f"{ID}\r\nX: y") is None
