"""What comes of handing a mail to a real mail server."""

import email
import socket
import time
from dataclasses import replace
from email.policy import default
from typing import Any

import pytest

from gateways.letters.rendering import Letter
from gateways.letters.smtp import Handed, MailServer, NotEver, NotNow, Uncertain, hand_over, message

LETTER = Letter(subject="Ons antwoord: één plein", text="Beste B.,\n\n.\n..punt\nHet mág. € 100\n")
ID = "<letter-1.case@weerklank.lindewaard>"


def mail(letter: Letter = LETTER, to: str = "b@voorbeeld.example") -> Any:
    return message(letter, sender="initiatief@lindewaard.example", to=to, message_id=ID)


def test_what_was_taken_over_is_told_with_the_servers_answer(inbox: Any, server: MailServer) -> None:
    assert hand_over(server, mail()) == Handed(answer="250 2.0.0 Ok: queued as 4F3AB")

    (taken,) = inbox.taken
    received = email.message_from_bytes(taken, policy=default)
    assert received["Message-ID"] == ID
    assert received["Subject"] == LETTER.subject
    assert received.get_content_charset() == "utf-8"
    assert received.get_content().replace("\r\n", "\n") == LETTER.text


def test_an_address_in_the_answer_is_not_kept(inbox: Any, server: MailServer) -> None:
    inbox.to_content = "250 queued for <b@voorbeeld.example> ok"

    assert hand_over(server, mail()) == Handed(answer="250 queued for (adres) ok")


@pytest.mark.parametrize("field", ["to_recipient", "to_content"])
def test_a_temporary_answer_is_for_a_later_try_and_a_final_one_is_not(
    field: str, inbox: Any, server: MailServer
) -> None:
    setattr(inbox, field, "451 4.3.0 later")
    assert hand_over(server, mail()) == NotNow(code=451)
    setattr(inbox, field, "550 5.1.1 nobody of that name")
    assert hand_over(server, mail()) == NotEver(code=550)


def test_who_hears_nothing_after_the_content_is_uncertain(inbox: Any, server: MailServer) -> None:
    inbox.to_content = None

    assert hand_over(server, mail()) == Uncertain()
    assert len(inbox.taken) == 1


def test_who_waits_too_long_after_the_content_is_uncertain(inbox: Any, server: MailServer) -> None:
    inbox.at_content = lambda: time.sleep(1.0)

    assert hand_over(replace(server, timeout=0.2), mail()) == Uncertain()


def test_where_nobody_listens_a_later_try_may_do(server: MailServer) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert hand_over(replace(server, port=closed.getsockname()[1]), mail()) == NotNow(code=None)


def test_without_the_security_that_was_asked_nothing_leaves(inbox: Any, server: MailServer) -> None:
    assert hand_over(replace(server, security="starttls"), mail()) == NotNow(code=None)
    assert hand_over(replace(server, security="tls", timeout=2), mail()) == NotNow(code=None)
    assert inbox.taken == []


@pytest.mark.parametrize(
    "to", ["", "niemand", "a@b@c", "a@b.example\r\nBcc: x@y.example", "a@b, c@d", "A <a@b>", "é@b.example"]
)
def test_what_is_no_address_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        mail(to=to)


def test_nothing_in_a_subject_becomes_a_header() -> None:
    made = mail(Letter(subject="Ja\r\nBcc: x@y.example", text="x"))

    assert made["Bcc"] is None
    assert made["Subject"] == "Ja Bcc: x@y.example"
