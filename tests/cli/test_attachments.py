"""Attachments at the terminal: in as they come, out as they came, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gateways.clamd import Clamd
from tests.cli.conftest import Up
from tests.documents.conftest import EICAR, clamd  # noqa: F401 - the daemon of the other folder, as a fixture

Submit = Callable[..., Any]
Run = Callable[..., Any]

PLAN = b"%PDF-1.7\n" + bytes(range(256)) * 5000
TITLE = "Plattegrond Lindeplein.pdf"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / TITLE
    path.write_bytes(PLAN)
    return path


@dataclass
class Files:
    """Files and a case, as a handler has them at hand."""

    run: Run
    place: tuple[str, ...]
    folder: Path

    def attach(self, case: str, file: Path, *options: str) -> Any:
        who = () if "--as" in options else ("--as", "behandelaar-1", "--role", "handler")
        received = () if "--received" in options else ("--received", "2026-02-03T11:30:00+01:00")
        return self.run("case", "attach", case, str(file), *who, *received, *options, *self.place)

    def fetch(self, case: str, number: int, *options: str, out: str = "terug") -> Any:
        to = ("--out", str(self.folder / out))
        return self.run("case", "document", case, str(number), *to, *options, *self.place)

    def shown(self, case: str) -> Any:
        return self.run("case", "show", case, "--json", *self.place).json()["attachments"]


@pytest.fixture
def files(run: Run, up: Up, tmp_path: Path) -> Files:
    return Files(run, ("--data-dir", str(up.data_dir)), tmp_path)


def test_a_file_comes_out_as_it_went_in(files: Files, submit: Submit, plan: Path) -> None:
    number = submit("receive-initiative").json()["number"]
    files.attach(number, plan, "--party", "1", "--submission-id", "plan").json()
    files.attach(number, plan, "--party", "1", "--submission-id", "plan").json()

    (row,) = files.shown(number)
    assert (row["number"], row["title"], row["size"], row["scanned"]) == (1, TITLE, len(PLAN), False)
    what = "PDF, 1,3 MB, van partij 1, niet op schadelijke software gecontroleerd"
    assert f"Bijlage 1: {TITLE} ({what})" in files.run("case", "show", number, *files.place).out
    assert "Bijlage 1 (PDF, 1,3 MB) staat in" in files.fetch(number, 1).out
    out = files.folder / "terug"
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (PLAN, 0o600)
    assert files.fetch(number, 1).refused() == "file-exists"
    assert files.fetch(number, 2, out="x").refused() == "unknown-attachment"
    assert not (files.folder / "x").exists()


def test_a_file_that_lies_or_is_not_there_is_told(files: Files, submit: Submit, plan: Path) -> None:
    number = submit("receive-initiative").json()["number"]
    lies = files.folder / "plan.pdf"
    lies.write_bytes(b"MZ" + b"\0" * 500)

    assert files.attach(number, lies).refused() == "attachment-type-not-taken"
    assert files.attach(number, files.folder / "nergens.pdf").refused() == "file-not-readable"
    assert files.attach(number, files.folder).refused() == "file-not-readable"
    assert files.attach("LW-2026-99999", plan).refused() == "unknown-case"
    assert files.attach(number, plan, "--received", "gisteren").refused() == "invalid-moment"
    assert files.attach(number, plan, "--title", " ").refused() == "field-empty"
    assert files.shown(number) == []


def test_what_does_not_belong_is_shown_no_more(files: Files, submit: Submit, plan: Path) -> None:
    number = submit("receive-initiative").json()["number"]
    files.attach(number, plan).json()
    submit("set-attachment-aside", "--case", number).json()

    (row,) = files.shown(number)
    assert (row["title"], row["aside"]) == ("(terzijde gelegd)", True)
    assert files.fetch(number, 1).refused() == "attachment-aside"
    assert files.fetch(number, 1, "--role", "handler").refused() == "attachment-aside"
    assert files.fetch(number, 1, "--role", "privacy-officer").code == 0


def test_a_document_in_the_file_of_a_complaint_is_closed_to_the_team(
    files: Files, submit: Submit, plan: Path
) -> None:
    about = submit("receive-initiative").json()["number"]
    officer = ("--role", "complaints-officer")
    opened = submit("open-file", *officer, sort="complaint", file="K-2026-031", other=about, announced=None)
    number = opened.json()["number"]
    later = ("--received", "2026-04-20T09:00:00+02:00")

    assert files.attach(number, plan, *later).refused() == "file-closed"
    files.attach(number, plan, "--as", "klachten", *officer, *later).json()
    assert files.fetch(number, 1).refused() == "file-closed"
    assert files.fetch(number, 1, *officer).code == 0


def test_with_a_scanner_what_is_infected_is_refused_and_what_is_clean_says_so(
    files: Files,
    submit: Submit,
    plan: Path,
    clamd: Clamd,  # noqa: F811 - the fixture
) -> None:
    number = submit("receive-initiative").json()["number"]
    config = files.folder / "eigen.yaml"
    config.write_text(json.dumps({"attachments": {"scanner": "clamd", "clamd": str(clamd.at)}}))
    infected = files.folder / "brief.txt"
    infected.write_bytes(EICAR)
    small = files.folder / "brief-2.txt"
    small.write_text("Geachte raad")

    refused = files.attach(number, infected, "--config", str(config))
    assert (refused.refused(), "schadelijke software" in refused.err) == ("malware-found", True)
    files.attach(number, small, "--config", str(config)).json()
    # More than this daemon looks at: nobody looked, and so nothing is taken in.
    assert files.attach(number, plan, "--config", str(config)).fault() == "scanner-silent"
    (row,) = files.shown(number)
    assert (row["scanned"], row["media_type"]) == (True, "text/plain")
    status = files.run("status", "--json", "--config", str(config), *files.place).json()
    assert status["attachments"] == {"scanner": "clamd", "answers": True}
