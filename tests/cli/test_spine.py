"""The spine at the terminal: what a message is, who may decide, cases that are tied, files of their own."""

from collections.abc import Callable
from typing import Any

Submit = Callable[..., Any]
Run = Callable[..., Any]

TWO_ASKS = ["Mogen wij het plein inrichten?", "Komt er een beheerder?"]
GRANTED = {"ask": 1, "position": "granted", "reasons": "Het past in het groenbeleid."}


def told(run: Run, up: Any, case: str, *more: str) -> Any:
    return run("case", "show", case, "--json", "--data-dir", str(up.data_dir), *more)


def test_half_an_answer_says_which_condition_fails_for_which_ask(run: Run, up: Any, submit: Submit) -> None:
    case = submit("receive-initiative", asks=TWO_ASKS).json()["case"]
    half = {"answers": [GRANTED], "next_step": None, "remedies": ["complaint"]}

    refused = submit("send-substantive-response", "--case", case, answers=[GRANTED])
    assert refused.refused() == "asks-not-answered"
    assert "Vraag 2, gaat in op de vraag: geef ook op deze vraag een standpunt." in refused.err
    submit("send-reply", "--case", case, occurred="2026-03-10T14:00:00+01:00", **half).json()
    story = told(run, up, case).json()["story"]
    assert "Wat eraan ontbreekt: vraag 2, gaat in op de vraag" in story[-1]["text"]


def test_without_a_mandate_a_reason_is_asked_and_kept(run: Run, up: Any, submit: Submit) -> None:
    case = submit("receive-initiative").json()["case"]
    unknown = submit("send-substantive-response", "--case", case, "--mandate", "M-1999-1")
    assert unknown.refused() == "no-mandate"
    assert "M-2010-01" in unknown.err

    submit("send-substantive-response", "--case", case, "--mandate", "M-2010-01").json()
    assert any("Mandaat: M-2010-01." in line["text"] for line in told(run, up, case).json()["story"])


def test_asks_that_are_split_off_go_on_in_another_case(run: Run, up: Any, submit: Submit) -> None:
    whole = submit("receive-initiative", asks=TWO_ASKS).json()["case"]
    part = submit("receive-initiative", asks=[TWO_ASKS[1]]).json()

    assert submit("split-off", "--case", whole, other="LW-2026-99999").refused() == "unknown-other-case"
    submit("split-off", "--case", whole, other=part["number"]).json()
    story = told(run, up, whole).json()["story"]
    assert part["number"] in story[-1]["text"]
    submit("join-case", "--case", whole, other=part["case"]).json()
    assert '"facts":[]' in submit("join-case", "--case", whole, other=part["number"]).out.replace(" ", "")


def test_a_complaint_is_closed_to_the_team_of_the_case(run: Run, up: Any, submit: Submit) -> None:
    about = submit("receive-initiative").json()["number"]
    role = ("--role", "complaints-officer")
    complaint = {"sort": "complaint", "file": "K-2026-017", "other": about, "announced": None}
    opened = submit("open-file", *role, **complaint).json()

    closed = told(run, up, opened["case"])
    assert (closed.refused(), "--role" in closed.err) == ("file-closed", True)
    assert told(run, up, opened["case"], "--role", "handler").refused() == "file-closed"
    shown = told(run, up, opened["number"], *role).json()
    assert (shown["about"]["sort"], shown["title"]) == ("complaint", "klacht K-2026-017")
    assert [clock["name"] for clock in shown["clocks"]] == ["complaint"]
    handler = submit("send-reply", "--case", opened["case"], occurred="2026-04-20T10:00:00+02:00")
    assert handler.refused() == "file-closed"
    submit("assign-handler", "--case", about, handler="behandelaar-2").json()
    when = {"occurred": "2026-04-20T11:00:00+02:00"}
    theirs = submit("assign-handler", "--case", opened["case"], *role, handler="Behandelaar-2", **when)
    assert theirs.refused() == "involved-in-case"
    assert submit("join-case", "--case", about, other=opened["number"]).refused() == "file-closed"
    settle = {"file": "K-2026-017", "occurred": "2026-05-20T10:00:00+02:00"}
    assert (
        submit("settle-complaint", "--case", opened["case"], *role, **settle).refused()
        == "complainant-not-told"
    )
    settle |= {"message": "Uw klacht is ongegrond, omdat ...", "ombudsman": "Nationale ombudsman"}
    submit("settle-complaint", "--case", opened["case"], *role, **settle).json()
    assert told(run, up, opened["number"], *role).json()["stage"] == "completed"
