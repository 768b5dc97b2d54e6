"""Letters at the terminal: from draft to proof, with a real mail server and a real engine."""

import email
import io
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from domain.letters.message_id import message_id
from tests.letters.conftest import Inbox, listening

ADDRESS = b"Lindelaan 1\n1234 AB Lindewaard\n"
DESK = ("--as", "behandelaar-1", "--role", "handler")


@dataclass
class Town:
    """An engine that can send mail, and where its mail goes."""

    inbox: Inbox
    data_dir: Path
    command: Callable[..., Any]
    catalogue: dict[str, Any]
    tmp_path: Path

    def says(self, *arguments: str, given: bytes = b"") -> Any:
        return self.command(*arguments, "--data-dir", str(self.data_dir), given=given)

    def does(self, name: str, *options: str, **fields: object) -> Any:
        content = self.catalogue[name]["example"] | fields
        return self.says(
            "case", "submit", name, "--json", "-", *DESK, *options, given=json.dumps(content).encode()
        ).json()

    def content(self, name: str, **fields: object) -> bytes:
        """The content of a step as a letter takes it."""
        example = self.catalogue[name]["example"] | fields
        return json.dumps(
            {key: value for key, value in example.items() if key not in {"occurred", "channel"}}
        ).encode()

    def statuses(self, case: str) -> list[str]:
        return [row["status"] for row in self.says("letters", "list", case, "--json").json()]

    def until(self, case: str, *wanted: str) -> None:
        deadline = time.monotonic() + 60
        while self.statuses(case) != list(wanted):
            assert time.monotonic() < deadline, self.statuses(case)
            time.sleep(0.2)

    def clock(self, case: str, name: str) -> dict[str, Any]:
        found = self.says("case", "show", case, "--json").json()
        return next(each for each in found["clocks"] if each["name"] == name)

    def file(self, name: str, content: bytes) -> str:
        path = self.tmp_path / name
        path.write_bytes(content)
        return str(path)


@pytest.fixture(scope="module")
def town(
    tmp_path_factory: pytest.TempPathFactory,
    start: Callable[[Path], Any],
    run: Callable[..., Any],
    catalogue: dict[str, Any],
) -> Iterator[Town]:
    inbox = Inbox()
    with listening(inbox) as server, pytest.MonkeyPatch.context() as environment:
        environment.setenv("WEERKLANK_LETTERS__HOST", server.host)
        environment.setenv("WEERKLANK_LETTERS__PORT", str(server.port))
        environment.setenv("WEERKLANK_LETTERS__SECURITY", "none")
        environment.setenv("WEERKLANK_LETTERS__SENDER", server.sender)
        environment.setenv("WEERKLANK_LETTERS__CONTACT", "Bel ons op 14 000.")
        engine = start(tmp_path_factory.mktemp("mailing") / "data")
        try:
            yield Town(inbox, engine.data_dir, run, catalogue, tmp_path_factory.mktemp("files"))
        finally:
            engine.stop()


def received(town: Town, on: str) -> str:
    case: str = town.does("receive-initiative", occurred=f"{on}T09:00:00+02:00")["case"]
    town.does("record-contact", "--case", case, occurred=f"{on}T09:10:00+02:00")
    return case


def test_a_whole_life_by_mail_and_by_post_and_the_second_sending_is_late(town: Town) -> None:
    case = received(town, "2026-10-05")
    drafted = town.says("letters", "draft", case, "acknowledgement")
    assert "NIET VOOR ECHTE ZAKEN" in drafted.out
    assert "Inhoudelijke reactie: uiterlijk maandag 16 november 2026" in drafted.out

    town.says("letters", "prepare", case, "acknowledgement", "--channel", "email", *DESK).json()
    town.until(case, "sent")
    (mail,) = town.inbox.taken
    assert email.message_from_bytes(mail)["Message-ID"] == message_id(case, 1, "lindewaard")
    assert town.clock(case, "acknowledgement")["state"] == "late"

    town.does("assign-kind", "--case", case, occurred="2026-10-06T09:00:00+02:00")
    prepared = town.says(
        *("letters", "prepare", case, "response", "--channel", "letter", "--address", "-", *DESK),
        *("--at", "2026-11-13T09:00:00+01:00"),
        *("--json", town.file("answer.json", town.content("send-substantive-response"))),
        given=ADDRESS,
    ).json()
    assert [each["topic"] for each in prepared["facts"]] == ["case.letter-prepared.v1"]
    assert town.clock(case, "substantive-response")["state"] == "overdue"

    town.does("record-dispatch", "--case", case, occurred="2026-11-13T17:00:00+01:00", letter=2)
    assert town.clock(case, "substantive-response")["state"] == "in-time"
    town.does("record-bounce", "--case", case, occurred="2026-11-18T11:00:00+01:00", letter=2)
    assert town.clock(case, "substantive-response")["state"] == "overdue"

    again = town.says(
        *("letters", "prepare", case, "response", "--channel", "letter", "--address", "-", *DESK),
        *("--again", "2", "--at", "2026-11-19T09:00:00+01:00"),
        given=ADDRESS,
    )
    assert again.code == 0, again.err
    town.does("record-dispatch", "--case", case, occurred="2026-11-19T17:00:00+01:00", letter=3)
    assert town.clock(case, "substantive-response")["state"] == "late"
    assert town.clock(case, "substantive-response")["ended_on"] == "2026-11-19"
    assert town.statuses(case) == ["sent", "bounced", "sent"]

    proof = town.says("letters", "proof", case, "2", "--json").json()
    assert (proof["replaced_by"], proof["document"]["matches"]) == (3, True)
    assert [each["topic"] for each in proof["way"]] == [
        "case.letter-prepared.v1",
        "case.letter-dispatched.v1",
        "case.letter-bounced.v1",
    ]
    assert proof["way"][1]["reference"] == "3SLW0001234567"


def test_a_mail_that_came_back_is_taken_in_once(town: Town) -> None:
    case = received(town, "2026-11-24")
    town.says("letters", "prepare", case, "acknowledgement", "--channel", "email", *DESK).json()
    town.until(case, "sent")
    proof = town.says("letters", "proof", case, "1").json()
    assert proof["way"][1]["answer"] == "250 2.0.0 Ok: queued as 4F3AB"
    assert proof["message_id"] == message_id(case, 1, "lindewaard")

    report = town.file("bounce.eml", bounced(proof["message_id"]))
    town.says("letters", "bounce", report, *DESK).json()
    assert town.statuses(case) == ["bounced"]
    assert town.clock(case, "acknowledgement")["ended_on"] is None
    assert town.says("letters", "bounce", report, *DESK).code == 0
    assert town.says("letters", "list", "--open", "--json").json()[-1]["case"] == case

    delayed = town.file("later.eml", bounced(proof["message_id"], "delayed", "4.4.1"))
    assert "nog niet bezorgd" in town.says("letters", "bounce", delayed, *DESK).out
    assert town.says("letters", "bounce", "-", *DESK, given=b"Subject: x\r\n\r\ny").refused() == "no-bounce"


def test_a_print_is_the_same_file_each_time(town: Town) -> None:
    case = received(town, "2026-11-24")
    town.says(
        *("letters", "prepare", case, "acknowledgement", "--channel", "letter", "--address", "-", *DESK),
        given=ADDRESS,
    ).json()
    first, second = town.tmp_path / "1.pdf", town.tmp_path / "2.pdf"
    for path in (first, second):
        assert town.says("letters", "print", case, "1", "--out", str(path)).code == 0

    assert first.read_bytes() == second.read_bytes()
    text = PdfReader(io.BytesIO(first.read_bytes())).pages[0].extract_text()
    assert "1234 AB Lindewaard" in text


def test_a_complaint_is_settled_from_its_file_by_its_officer_alone(town: Town) -> None:
    """Awb 9:7, 9:12."""
    about = received(town, "2026-10-05")
    complaint = {"sort": "complaint", "file": "K-2026-101", "announced": None, "other": about}
    officer = ("--as", "klachten-1", "--role", "complaints-officer")
    file = town.does("open-file", *officer, occurred="2026-10-12T09:00:00+02:00", **complaint)["case"]
    settled = json.dumps(
        {
            "file": "K-2026-101",
            "outcome": "well-founded",
            "message": "U had eerder antwoord moeten krijgen.",
            "ombudsman": "Ombudsman Lindewaard",
        }
    ).encode()
    draft = ("letters", "draft", file, "complaint", "--json", "-")
    assert town.says(*draft, given=settled).refused() == "file-closed"
    assert town.says(*draft, "--role", "handler", given=settled).refused() == "file-closed"
    drafted = town.says(*draft, "--role", "complaints-officer", given=settled)
    assert "Ons oordeel: uw klacht is gegrond." in drafted.out
    assert town.says("letters", "draft", about, "complaint").refused() == "letter-of-another-file"

    prepare = ("letters", "prepare", file, "complaint", "--channel", "letter", "--address")
    content = ("--json", town.file("settled.json", settled), "--at", "2026-11-02T09:00:00+01:00")
    assert town.says(*prepare, "-", *content, *DESK, given=ADDRESS).refused() == "file-closed"
    assert town.says(*prepare, "-", *content, *officer, given=ADDRESS).code == 0
    town.does("record-dispatch", "--case", file, *officer, occurred="2026-11-02T17:00:00+01:00")

    for ask in (("proof", file, "1"), ("print", file, "1", "--out", str(town.tmp_path / "k.pdf"))):
        assert town.says("letters", *ask).refused() == "file-closed"
        assert town.says("letters", *ask, "--role", "complaints-officer").code == 0
    shown = town.says("case", "show", file, "--json", "--role", "complaints-officer").json()
    assert shown["stage"] == "completed"


def test_what_cannot_be_is_refused_in_one_sentence(town: Town) -> None:
    case = received(town, "2026-11-24")
    prepare = ("letters", "prepare", case)

    assert town.says("letters", "draft", case, "refusal").refused() == "letter-incomplete"
    assert town.says("letters", "draft", "LW/99/9", "message").refused() == "unknown-case"
    assert town.says("letters", "print", case, "9", "--out", "x.pdf").refused() == "unknown-letter"
    assert town.says("letters", "proof", case, "9").refused() == "unknown-letter"
    assert town.says(*prepare, "acknowledgement", "--channel", "letter", *DESK).refused() == "address-missing"
    unfit = town.says(
        *(*prepare, "closing", "--channel", "email", "--json", "-", *DESK), given=b'{"message": 3}'
    )
    assert unfit.refused() == "content-unfit"
    assert town.says(
        *prepare, "closing", "--channel", "email", "--json", "-", *DESK, given=b"[]"
    ).refused() == ("invalid-json")


def test_status_tells_how_many_letters_are_how_far(town: Town) -> None:
    assert town.says("status", "--json").json()["letters"] == {}


def bounced(original: str, action: str = "failed", status: str = "5.1.1") -> bytes:
    lines = [
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
        "MIME-Version: 1.0",
        "",
        "--B",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example",
        "",
        f"Action: {action}",
        f"Status: {status}",
        "",
        "--B",
        "Content-Type: text/rfc822-headers",
        "",
        f"Message-ID: {original}",
        "",
        "--B--",
        "",
    ]
    return "\r\n".join(lines).encode()
