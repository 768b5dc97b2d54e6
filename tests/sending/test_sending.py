"""A letter leaves once, its step counts from then, and nothing is recorded that did not happen."""

import email
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.letters.letter import LetterStatus
from gateways.letters.sending import TOPICS
from gateways.letters.smtp import MailServer
from ledger.sendings import Sendings, forget
from tests.sending.post_office import CASE

DYING = Path(__file__).with_name("die_while_sending.py")


def waiting(office: Any) -> dict[str, int]:
    return Sendings(office.log.connections, TOPICS).counts()


def pass_time(database: str) -> None:
    """Let the time pass that what failed has to wait."""
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE sendings SET again_at = now()")


def test_a_letter_leaves_once_and_its_step_counts_from_then(
    office: Any, inbox: Any, server: MailServer
) -> None:
    office.sends(server).catch_up()
    office.sends(server).catch_up()

    (taken,) = inbox.taken
    sent = email.message_from_bytes(taken)
    assert sent["Message-ID"] == f"<letter-1.{CASE}@weerklank.lindewaard>"
    assert sent["To"] == "linde@voorbeeld.example"
    assert office.topics()[-3:] == ["receipt-confirmed", "ended", "letter-dispatched"]
    assert office.letter.status is LetterStatus.SENT
    dispatched = office.log.read(CASE)[-1].fact.event
    assert office.vault.open([dispatched.answer.ref]) == {
        dispatched.answer.ref: "250 2.0.0 Ok: queued as 4F3AB"
    }
    assert waiting(office) == {}


def test_without_a_mail_server_it_waits(office: Any, inbox: Any, server: MailServer, database: str) -> None:
    office.sends(None).catch_up()
    assert waiting(office) == {"ready": 1}
    pass_time(database)
    office.sends(server).catch_up()

    assert len(inbox.taken) == 1


def test_a_letter_for_the_post_is_not_sent_by_email(
    opened: Callable[[], Any], server: MailServer, inbox: Any
) -> None:
    office = opened()
    Sendings(office.log.connections, TOPICS).create()
    office.does("receive-initiative")
    office.does("prepare-letter")
    office.sends(server).catch_up()

    assert (inbox.taken, waiting(office), office.letter.status) == ([], {}, LetterStatus.PREPARED)


def test_a_temporary_refusal_is_tried_again_and_then_told(
    office: Any, inbox: Any, server: MailServer, database: str
) -> None:
    inbox.to_recipient = "451 4.3.0 later"
    office.sends(server, pauses=(3600,)).catch_up()
    assert office.letter.status is LetterStatus.PREPARED
    pass_time(database)
    office.sends(server, pauses=(3600,)).catch_up()

    assert (inbox.taken, office.letter.status) == ([], LetterStatus.REFUSED)
    assert office.log.read(CASE)[-1].fact.event.code == 451


def test_a_final_refusal_is_told_and_stops_no_clock(office: Any, inbox: Any, server: MailServer) -> None:
    inbox.to_recipient = "550 5.1.1 nobody"
    office.sends(server).catch_up()

    assert office.topics()[-1] == "letter-unsent"
    assert not office.case.receipt_confirmed


def test_an_answer_that_never_came_is_uncertain_until_a_person_says(
    office: Any, inbox: Any, server: MailServer
) -> None:
    inbox.to_content = None
    office.sends(server).catch_up()
    office.sends(server).catch_up()
    assert (len(inbox.taken), office.letter.status) == (1, LetterStatus.UNCERTAIN)

    inbox.to_content = "250 ok"
    office.does("settle-letter", outcome="again", evidence="De mailserver zegt van niet.")
    office.sends(server).catch_up()
    assert (len(inbox.taken), office.letter.status) == (2, LetterStatus.SENT)
    assert len({email.message_from_bytes(each)["Message-ID"] for each in inbox.taken}) == 1


@pytest.mark.parametrize("where", ["before", "after"])
def test_who_is_killed_around_the_recording_records_it_once(
    where: str, office: Any, inbox: Any, server: MailServer, database: str, *, tmp_path: Path
) -> None:
    assert dies(database, tmp_path, server, where).returncode == -signal.SIGKILL
    assert len(inbox.taken) == 1
    office.sends(server).catch_up()

    assert (len(inbox.taken), office.letter.status) == (1, LetterStatus.SENT)
    assert office.topics().count("letter-dispatched") == 1
    assert waiting(office) == {}


def test_who_is_killed_while_handing_over_leaves_it_uncertain_and_sends_no_second_mail(
    office: Any, inbox: Any, server: MailServer, database: str, tmp_path: Path
) -> None:
    """The mail server took it, and the answer found nobody."""
    running: list[subprocess.Popen[bytes]] = []

    def kill() -> None:
        while not running:
            time.sleep(0.01)
        os.kill(running[0].pid, signal.SIGKILL)

    inbox.at_content = kill
    running.append(begun(database, tmp_path, server, "never"))
    assert running[0].wait(60) == -signal.SIGKILL
    running[0].communicate()
    inbox.at_content = lambda: None
    office.sends(server).catch_up()
    office.sends(server).catch_up()

    assert (len(inbox.taken), office.letter.status) == (1, LetterStatus.UNCERTAIN)
    assert "letter-dispatched" not in office.topics()


def test_who_was_killed_before_anything_left_is_uncertain_as_well(
    office: Any, inbox: Any, server: MailServer
) -> None:
    """A beginning that was noted, and no more: whether it left, that note cannot tell."""
    sendings = Sendings(office.log.connections, TOPICS)
    assert sendings.alone(lambda: note_beginning(sendings))
    office.sends(server).catch_up()

    assert (inbox.taken, office.letter.status) == ([], LetterStatus.UNCERTAIN)


def note_beginning(sendings: Sendings) -> bool:
    sending = sendings.next()
    assert sending is not None
    sendings.begins(sending)
    return True


def test_after_a_restore_what_waited_is_uncertain_and_is_not_sent(
    office: Any, inbox: Any, server: MailServer, database: str
) -> None:
    """The ledger came back from before it was sent; whether it was, nobody here knows."""
    with psycopg.connect(database) as connection:
        forget(connection)
    office.sends(server).catch_up()

    assert (inbox.taken, office.letter.status) == ([], LetterStatus.UNCERTAIN)


def test_two_that_send_at_once_send_it_once(office: Any, inbox: Any, server: MailServer) -> None:
    """While the mail server thinks, another looks for work and finds none."""
    inbox.at_content = lambda: office.sends(server).catch_up()
    office.sends(replace(server, timeout=30)).catch_up()

    assert (len(inbox.taken), office.letter.status) == (1, LetterStatus.SENT)


def test_what_was_erased_is_not_sent(office: Any, inbox: Any, server: MailServer) -> None:
    office.vault.destroy(f"case:{CASE}", office.log.read(CASE)[0].committed_at)
    office.sends(server).catch_up()

    assert (inbox.taken, office.letter.status) == ([], LetterStatus.REFUSED)


def dies(database: str, tmp_path: Path, server: MailServer, where: str) -> subprocess.Popen[bytes]:
    process = begun(database, tmp_path, server, where)
    process.communicate(timeout=60)
    return process


def begun(database: str, tmp_path: Path, server: MailServer, where: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(DYING), database, str(tmp_path / "keys"), str(server.port), where],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(DYING.parents[2])},
    )
