"""Handing a message to the mail server, and what came of it: a value, never an exception."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

from pydantic import SecretStr

from domain.value import Frozen
from gateways.letters.plain_text import one_line
from gateways.letters.rendering import Letter

_PERMANENT = 500
_ADDRESS = 254


@dataclass(frozen=True)
class MailServer:
    """Which server takes our mail, and from which address it comes. A `user` signs in with `password`."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    sender: str
    user: str = ""
    password: SecretStr | None = None
    timeout: float = 30.0


class Handed(Frozen):
    """The server took it over, and answered this."""

    answer: str


class NotNow(Frozen):
    """Nothing was sent, and a later try may succeed; `code` is the server's, where it gave one."""

    code: int | None


class NotEver(Frozen):
    """The server refused it for good."""

    code: int


class Uncertain(Frozen):
    """The content went out and the answer never came: it may have been sent, or not."""


Outcome = Handed | NotNow | NotEver | Uncertain


def message(letter: Letter, *, sender: str, to: str, message_id: str) -> EmailMessage:
    """Return the e-mail: plain text in UTF-8. Raises `ValueError` for what is no address.

    Subject and address are one line each, so that nothing in them becomes a header of its own.
    """
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = sender, _address(to)
    made["Subject"] = one_line(letter.subject)
    made["Message-ID"] = message_id
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    return made


def hand_over(server: MailServer, mail: EmailMessage) -> Outcome:
    """Hand it over, and return what came of it.

    What goes wrong before the content leaves is a later try, or a refusal for good. From the moment that the
    content leaves until the answer comes nobody can tell: that is told as uncertain, and never tried again
    by itself.
    """
    try:
        connection = _connected(server)
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code)
    except (OSError, smtplib.SMTPException):
        return NotNow(code=None)
    try:
        return _handed(connection, server, mail)
    finally:
        connection.close()


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        if server.security == "starttls":
            connection.starttls(context=context)
        if server.password is not None:
            connection.login(server.user, server.password.get_secret_value())
    except BaseException:
        connection.close()
        raise
    return connection


def _handed(connection: smtplib.SMTP, server: MailServer, mail: EmailMessage) -> Outcome:
    try:
        connection.ehlo_or_helo_if_needed()
        for code, _ in (connection.mail(server.sender), connection.rcpt(str(mail["To"]))):
            if code >= _TEMPORARY:
                return _refused(code)
        code, _ = connection.docmd("DATA")
        if code != _GO_AHEAD:
            return _refused(code)
    except (OSError, smtplib.SMTPException):
        return NotNow(code=None)
    try:
        connection.send(_dotted(mail))
        code, said = connection.getreply()
    except (OSError, smtplib.SMTPException):
        return Uncertain()
    return _refused(code) if code >= _TEMPORARY else Handed(answer=_quoted(code, said))


def _refused(code: int) -> Outcome:
    return NotEver(code=code) if code >= _PERMANENT else NotNow(code=code)


def _dotted(mail: EmailMessage) -> bytes:
    """The message as it goes over the line: a line that is a dot alone would end it (RFC 5321, 4.5.2)."""
    lines = mail.as_bytes().replace(b"\r\n.", b"\r\n..")
    return (lines if lines.endswith(b"\r\n") else lines + b"\r\n") + b".\r\n"


def _quoted(code: int, said: bytes) -> str:
    """The server's answer as it is kept, without an address that it may repeat."""
    words = one_line(said.decode("utf-8", "replace")).split()
    return " ".join([str(code), *("(adres)" if "@" in word else word for word in words)])[:_LONGEST]


def _address(to: str) -> str:
    if not (0 < len(to) <= _ADDRESS and to.isascii() and to.isprintable() and to.count("@") == 1):
        raise ValueError("no address")
    if any(each in to for each in ' ,;:<>()[]\\"'):
        raise ValueError("no address")
    return to


_TEMPORARY, _GO_AHEAD, _LONGEST = 400, 354, 300
